// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace ui {

class Fader;
class IconButton;
class Label;

/// A bar with a sentence, at most one button and a close button. It lies over the foot of the
/// conversation for what can be taken back, or stands above it while something is wrong.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Passing, Warning };

    NoticeBar(const Theme &theme, Kind kind, QWidget *parent = nullptr);

    /// Shows it; a passing one goes by itself, and an empty action has no button.
    void say(const QString &text, const QString &action = {});
    /// What runs, and what ends it: stays until dismiss() or say(), and stands above what passes.
    void hold(const QString &text, const QString &action);
    [[nodiscard]] QString text() const;
    /// False when it was not shown.
    bool dismiss();
    /// Places a passing one over the lower edge of its parent.
    void place();

Q_SIGNALS:
    void activated();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void present(const QString &text, const QString &action, bool isHeld);
    void dress();
    void retranslate();

    const Theme &m_theme;
    Kind m_kind;
    Label *m_label;
    QPushButton *m_action;
    IconButton *m_close;
    Fader *m_fader;
    QTimer m_leave;
    bool m_isHeld = false;
};

} // namespace ui
