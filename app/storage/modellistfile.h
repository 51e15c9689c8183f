// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFuture>
#include <QHash>
#include <QList>
#include <QString>
#include <QUuid>
#include <memory>
#include <optional>

namespace storage {

/// What is kept of one entry of a model list.
struct StoredModel {
    QString id;
    QString name;
    std::optional<bool> hasVision;
    qint64 contextLength = 0;
    QString owner;
    bool isForChat = true;
    bool operator==(const StoredModel &) const = default;
};

/// The model list of one connection as its gateway gave it then.
struct StoredModelList {
    QDateTime fetched; ///< UTC
    QString baseUrl;   ///< a list of another address is nobody's any more
    QList<StoredModel> models;
    bool operator==(const StoredModelList &) const = default;
};

using StoredModelLists = QHash<QUuid, StoredModelList>;

/// models.json: a cache that may be lost at any time; bounded, mode 0600, never a secret in it.
/// Reads and writes on pool threads.
class ModelListFile
{
public:
    explicit ModelListFile(const QString &path);

    /// Empty when there is none or it cannot be read.
    [[nodiscard]] QFuture<StoredModelLists> load() const;
    /// The last of several writes is what stays.
    void save(const StoredModelLists &lists);

private:
    class Writer;
    std::shared_ptr<Writer> m_writer; ///< also held by work on pool threads
};

} // namespace storage
