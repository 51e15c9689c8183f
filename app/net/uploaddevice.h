// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace net {

/// A request body that can be read once. Because it is sequential and cannot be rewound, Qt's
/// HTTP code is unable to repeat a POST by itself when the peer closes early; it reports
/// ContentReSendError instead.
class UploadDevice final : public QIODevice
{
public:
    explicit UploadDevice(QByteArray body, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override;
    [[nodiscard]] qint64 bytesAvailable() const override;
    /// Always refuses, and without QIODevice's warning: Qt's HTTP code tries before it gives up.
    bool seek(qint64) override { return false; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_body; ///< let go once it is read: images are large, answers are long
    qint64 m_size = 0;
    qint64 m_position = 0;
};

} // namespace net
