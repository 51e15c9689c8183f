// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/calls/callask.h"

#include <QWidget>

class QBoxLayout;
class QPushButton;

namespace ui {

/// The buttons of a question about a call: side by side where there is room. What is pressed twice
/// by mistake, with the mouse or a key that is held down, counts once: the next question stands at
/// the same place.
class CallButtons : public QWidget
{
    Q_OBJECT

public:
    explicit CallButtons(QWidget *parent = nullptr);

    /// `canRun`: all of what would run was shown.
    void show(const CallAsk &ask, bool canRun);
    /// What does no harm.
    [[nodiscard]] QWidget *harmless() const;

Q_SIGNALS:
    void approved(tools::Approval approval);
    void sendPressed();
    void goOnPressed();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void arrange();
    [[nodiscard]] QList<QPushButton *> all() const;

    QBoxLayout *m_row;
    QPushButton *m_deny;
    QPushButton *m_always;
    QPushButton *m_run;
    QPushButton *m_send;
    QPushButton *m_goOn;
};

} // namespace ui
