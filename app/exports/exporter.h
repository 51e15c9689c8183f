// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exports/exportjob.h"
#include "exports/messageimage.h"

#include <QFuture>
#include <QObject>
#include <QThreadPool>
#include <atomic>
#include <memory>

namespace exports {

/// Exports on a thread of its own, beside the window that has the database open. One export at a
/// time. GUI thread.
class Exporter : public QObject
{
    Q_OBJECT

public:
    /// Where the conversations are, and the names of the connections, asked at each start.
    struct Sources {
        std::function<QString()> database;
        std::function<QHash<QUuid, QString>()> connections;
        QStringList typesetter = {}; ///< where it may be
    };

    explicit Exporter(Sources sources, QObject *parent = nullptr);
    /// Cancels, and waits for the message that is being written. Pictures that are being made come
    /// soon, with plain code and formulas where these are not there yet.
    ~Exporter() override;

    /// Nothing happens while one runs. With a passphrase, which has to be JSON, only it opens the
    /// file.
    void start(const QList<QUuid> &conversations, const core::ExportOptions &options,
               const QString &target, const Passphrase &passphrase = {});
    void cancel() { m_isCancelled = true; }
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// A message as a picture. What of its text or pictures is not given is read from the database.
    [[nodiscard]] QFuture<core::Result<QImage>>
    image(const core::Message &message, const ImageLook &look,
          const QHash<QByteArray, QByteArray> &pictures = {});

Q_SIGNALS:
    /// In thousandths, a few times a second.
    void progressed(int done);
    void finished(const exports::ExportResult &result);

private:
    Sources m_sources;
    QThreadPool m_pool;
    std::atomic_bool m_isCancelled = false;
    std::shared_ptr<std::atomic_bool> m_isGone = std::make_shared<std::atomic_bool>(false);
    bool m_isRunning = false;
};

} // namespace exports
