// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>
#include <memory>

namespace cli {

/// Writes to a file descriptor without ever blocking the event loop: a reader that has paused
/// must not keep Ctrl+C from being heard. Nothing is buffered longer than the reader needs.
class OutputWriter : public QObject
{
    Q_OBJECT

public:
    /// The descriptor stays the caller's.
    explicit OutputWriter(int descriptor, QObject *parent = nullptr);
    ~OutputWriter() override;

    /// On a terminal, control characters other than line feed and tab are left out: what a model
    /// writes must not drive it.
    void write(const QString &text);
    /// Everything is written, or nobody reads any more.
    [[nodiscard]] bool isDone() const { return m_pending.isEmpty() || m_isBroken; }
    /// The reader has gone, or the disk is full.
    [[nodiscard]] bool isBroken() const { return m_isBroken; }

Q_SIGNALS:
    /// isDone() has become true, or it broke.
    void done();

private:
    void drain();

    int m_descriptor;
    QByteArray m_pending;
    std::unique_ptr<QSocketNotifier> m_notifier; ///< only while something waits
    bool m_isTerminal = false;
    bool m_isBroken = false;
};

} // namespace cli
