// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QAbstractButton>

namespace ui {

/// A quiet button of words that are elided where there is no room: the title, the picker, the
/// pill. Foreign text is shown as it is, never as markup.
class TextButton : public QAbstractButton
{
    Q_OBJECT

public:
    struct Look {
        double factor = 1.0; ///< of the UI size
        bool isBold = false;
        bool isTinted = false; ///< a pill: tint at rest, small corners
        QString icon;          ///< after the words; empty: none
        Qt::TextElideMode elide = Qt::ElideRight;
    };

    TextButton(const Theme &theme, Look look, QWidget *parent = nullptr);

    /// Name for screen readers, and a tool tip that must be one of our own texts.
    void describe(const QString &name, const QString &toolTip = {});
    void setWords(const QString &words);
    /// An icon before the words; empty: none.
    void setLeadingIcon(const QString &icon);
    /// What it would take to show them whole.
    [[nodiscard]] int widthFor(const QString &words) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] int iconWidth() const; ///< of both, with their gaps
    void dress();

    const Theme &m_theme;
    Look m_look;
    QString m_leading;
    bool m_isFocusByKey = false;
};

} // namespace ui
