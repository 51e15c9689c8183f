// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QObject>
#include <QPointer>

class QMainWindow;

namespace ui {

class ConversationPane;
class Question;

/// Asks before the window closes while the disk does not take what was written. Once all of it is
/// saved the window closes by itself, if that still is the question.
class UnsavedGuard : public QObject
{
    Q_OBJECT

public:
    UnsavedGuard(const Services &services, ConversationPane &pane, QMainWindow &window);

    /// False: something would be lost, and a person is asked.
    [[nodiscard]] bool mayClose();

private:
    void goOn();
    void ask();
    void answer();
    /// What may not be on disk, of every chat that is open, and what is being written.
    [[nodiscard]] QString unsavedText() const;

    Services m_services;
    ConversationPane &m_pane;
    QMainWindow &m_window;
    QPointer<Question> m_question;
    QString m_cause;          ///< why the disk refuses; empty: it does not
    QDateTime m_since;        ///< when it began to
    bool m_isGivenUp = false; ///< whoever leaves knows what is lost
};

} // namespace ui
