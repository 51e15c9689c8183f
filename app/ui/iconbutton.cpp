// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iconbutton.h"

#include "ui/icons.h"
#include "ui/measures.h"

namespace ui {
namespace {

constexpr int kHitArea = 28;

} // namespace

IconButton::IconButton(const Theme &theme, const QString &icon, QWidget *parent)
    : QToolButton(parent)
    , m_theme(theme)
    , m_icon(icon)
{
    setAutoRaise(true);
    setIconSize(QSize(kIconSize, kIconSize));
    setFocusPolicy(Qt::TabFocus);
    const auto dress = [this] { setIcon(themedIcon(m_icon, m_theme.colors())); };
    dress();
    connect(&theme, &Theme::colorsChanged, this, dress);
}

void IconButton::describe(const QString &name, const QKeySequence &keys)
{
    setAccessibleName(name);
    const QString shortcut = keys.toString(QKeySequence::NativeText);
    setToolTip(shortcut.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, shortcut));
}

QSize IconButton::sizeHint() const
{
    const int side = qMax(kHitArea, fontMetrics().height() + 8);
    return {side, side};
}

} // namespace ui
