// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QAbstractButton>

namespace ui {

/// The round button at the composer's end: Send, and Stop while a reply runs, in the same place
/// and size.
class SendButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SendButton(Theme &theme, QWidget *parent = nullptr);

    void setStop(bool isStop);
    [[nodiscard]] bool isStop() const { return m_isStop; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QColor fill() const;

    Theme &m_theme;
    bool m_isStop = false;
    bool m_hasKeyboardFocus = false;
};

} // namespace ui
