// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QFuture>
#include <QObject>
#include <QPointer>
#include <QTimer>

class QMainWindow;

namespace ui {

class ConversationPane;
class Question;

/// Lets the window close once the disk has taken all that was written, which mostly is at once.
/// Where it refuses that, or takes long, it asks; once all of it is saved the window closes by
/// itself, if that still is the question.
class UnsavedGuard : public QObject
{
    Q_OBJECT

public:
    UnsavedGuard(const Services &services, ConversationPane &pane, QMainWindow &window);

    /// False: the window closes by itself when all is saved, or a person is asked.
    [[nodiscard]] bool mayClose();

private:
    void hear(const core::Error &error);
    void goOn();
    void waitFor(const QFuture<core::Result<core::Done>> &settling);
    void settled();
    void ask();
    void answer();
    void dropQuestion();
    /// The words that nobody has handed to the disk yet.
    void handOver();
    /// What may not be on disk, of every chat that is open, and what is being written.
    [[nodiscard]] QString unsavedText() const;

    Services m_services;
    ConversationPane &m_pane;
    QMainWindow &m_window;
    QPointer<Question> m_question;
    QString m_cause;           ///< why the disk refuses; empty: it does not
    QDateTime m_since;         ///< when it began to
    QTimer m_patience;         ///< runs while the disk is asked and nobody was told to wait
    int m_settlings = 0;       ///< how often the disk was asked
    bool m_isWanted = false;   ///< somebody wants to close the window
    bool m_isSettling = false; ///< the disk was asked whether it has everything
    bool m_isSettled = false;  ///< it has
    bool m_isGivenUp = false;  ///< whoever leaves knows what is lost
};

} // namespace ui
