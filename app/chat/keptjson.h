// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/whendone.h"

#include <QFuture>
#include <QJsonObject>
#include <QObject>
#include <QTimer>
#include <functional>
#include <optional>

namespace chat {

/// A small file of ours that is written as a whole each time that something in it changes, on the
/// pool, one write after the other. What the disk refuses is tried again until it is taken. GUI
/// thread.
class KeptJson : public QObject
{
    Q_OBJECT

public:
    static constexpr int kTryAgainMs = 5000;

    /// An empty path keeps nothing. `tryAgainMs`: how long what the disk refused waits.
    explicit KeptJson(const QString &path, QObject *parent = nullptr, int tryAgainMs = kTryAgainMs);
    /// Writes what is not written yet, which may take a moment.
    ~KeptJson() override;

    /// `content` is asked on the pool, and must not need anything that goes before this does.
    void save(std::function<QJsonObject()> content);
    /// Finished once the disk has all that was given by then; waits while it refuses.
    [[nodiscard]] QFuture<core::Done> saved();
    /// Why the last write failed; nothing while the disk takes what it gets.
    [[nodiscard]] const std::optional<core::Error> &failure() const { return m_failure; }

Q_SIGNALS:
    /// Said once until a write succeeds again; `error` is of kind Storage.
    void failed(const core::Error &error);
    /// A write succeeded again.
    void recovered();

private:
    void write();
    void hear(const QString &problem);

    QString m_path;
    std::function<QJsonObject()> m_next; ///< is still to be written
    std::function<QJsonObject()> m_now;  ///< is being written
    QFuture<QString> m_written;
    QTimer m_again;
    std::optional<core::Error> m_failure;
    core::Waiters m_waiting; ///< for all of it to be on disk
};

} // namespace chat
