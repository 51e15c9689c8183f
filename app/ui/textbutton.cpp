// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/textbutton.h"

#include "ui/accessiblename.h"
#include "ui/letterwidth.h"
#include "ui/measures.h"
#include "ui/paint.h"
#include "ui/plaintip.h"

#include <QFocusEvent>

namespace ui {
namespace {

constexpr int kTextPadding = 8;
constexpr int kIconGap = 4;
constexpr double kPillCorner = 4;

/// With the gap between it and the words.
int roomOf(const QString &icon)
{
    return icon.isEmpty() ? 0 : kIconSize + kIconGap;
}

} // namespace

TextButton::TextButton(const Theme &theme, Look look, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_look(std::move(look))
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::colorsChanged, this, [this] { update(); });
    connect(&theme, &Theme::fontsChanged, this, &TextButton::dress);
    dress();
}

void TextButton::dress()
{
    setFont(m_theme.uiFont(m_look.factor, m_look.isBold));
    updateGeometry();
}

void TextButton::describe(const QString &name, const QString &toolTip)
{
    setSpokenName(*this, name);
    setToolTip(plainTip(toolTip));
}

void TextButton::setWords(const QString &words)
{
    // An ampersand in a title is an ampersand, not a shortcut.
    QString escaped = words;
    setText(escaped.replace(QLatin1Char('&'), QLatin1StringView("&&")));
    setProperty("words", words);
    updateGeometry();
    update();
}

void TextButton::setLeadingIcon(const QString &icon)
{
    if (m_leading == icon)
        return;
    m_leading = icon;
    updateGeometry();
    update();
}

int TextButton::iconWidth() const
{
    return roomOf(m_leading) + roomOf(m_look.icon);
}

int TextButton::widthFor(const QString &words) const
{
    return fontMetrics().horizontalAdvance(words) + 2 * kTextPadding + iconWidth() + 1;
}

QSize TextButton::sizeHint() const
{
    const int gap = m_look.isTinted ? kTextPadding / 2 : kTextPadding - 2;
    return {widthFor(property("words").toString()),
            qMax(m_look.isTinted ? 0 : kIconSize, fontMetrics().height()) + 2 * gap};
}

QSize TextButton::minimumSizeHint() const
{
    const int letters = m_look.isTinted ? sizeHint().width() : letterWidth(fontMetrics()) * 6;
    return {qMin(sizeHint().width(), letters + 2 * kTextPadding + iconWidth()),
            sizeHint().height()};
}

void TextButton::paintEvent(QPaintEvent *)
{
    const render::Colors &colors = m_theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isPointed = isEnabled() && underMouse();
    if (m_look.isTinted && !colors.isHighContrast) {
        const double share = isPointed ? 0.08 : 0;
        painter.setPen(Qt::NoPen);
        painter.setBrush(render::Colors::over(colors.leafTint, colors.text, share));
        painter.drawRoundedRect(rect(), kPillCorner, kPillCorner);
    } else if (isPointed || m_look.isTinted) {
        paintRow(painter, rect(), isDown() ? RowState::Pressed : RowState::Pointed, colors);
    }
    if (hasFocus() && m_isFocusByKey)
        paintFocusRing(painter, rect(), colors);
    const QRect inner = rect().adjusted(kTextPadding, 0, -kTextPadding, 0);
    const QRect rest = endPart(inner, inner.width() - roomOf(m_leading), layoutDirection());
    const QRect words = startPart(rest, inner.width() - iconWidth(), layoutDirection());
    painter.setPen(isEnabled() ? colors.text : colors.text3);
    painter.setFont(font());
    const QString text = property("words").toString().simplified();
    painter.drawText(words, int(Qt::AlignVCenter | Qt::AlignLeading),
                     fontMetrics().elidedText(text, m_look.elide, words.width()));
    if (!m_leading.isEmpty())
        paintIcon(painter, startPart(inner, kIconSize, layoutDirection()), m_leading,
                  isPointed ? colors.text : colors.text2);
    if (!m_look.icon.isEmpty())
        paintIcon(painter, endPart(inner, kIconSize, layoutDirection()), m_look.icon,
                  isPointed ? colors.text : colors.text2);
}

void TextButton::focusInEvent(QFocusEvent *event)
{
    m_isFocusByKey = event->reason() != Qt::MouseFocusReason;
    QAbstractButton::focusInEvent(event);
    update();
}

} // namespace ui
