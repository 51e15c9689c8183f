// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/siblingswitch.h"

#include "ui/conversation/rowcontext.h"
#include "ui/icons.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QPaintDevice>
#include <QPixmap>
#include <algorithm>

namespace ui {
namespace {

QString iconOf(bool isNext)
{
    return isNext ? QStringLiteral("chevron-right") : QStringLiteral("chevron-left");
}

} // namespace

SiblingPlace siblingPlaceOf(const core::Conversation *conversation, const core::Message &message)
{
    if (!conversation)
        return {};
    const QList<QUuid> siblings = conversation->siblings(message.id);
    return {std::max(0, int(siblings.indexOf(message.id))), std::max(1, int(siblings.size()))};
}

SiblingSwitch::SiblingSwitch(SiblingPlace place, core::Role role, const RowContext &context)
    : m_place(place)
    , m_role(role)
    , m_context(context)
{
}

QString SiblingSwitch::nameOf(bool isNext) const
{
    if (m_role == core::Role::User)
        return isNext ? tr("Next version") : tr("Previous version");
    return isNext ? tr("Next answer") : tr("Previous answer");
}

QString SiblingSwitch::text() const
{
    return QStringLiteral("%1/%2").arg(m_place.at + 1).arg(m_place.count);
}

int SiblingSwitch::width() const
{
    if (!m_place.hasOthers())
        return 0;
    return 2 * row::kButton + QFontMetrics(m_context.captionFont).horizontalAdvance(text());
}

void SiblingSwitch::addButtons(QList<RowButton> &buttons, QPoint corner) const
{
    const auto add = [&](RowAction action, bool isNext) {
        RowButton button{action, ButtonLook::Icon,
                         QRect(corner + QPoint(xOf(isNext), 0), QSize(row::kButton, row::kButton)),
                         iconOf(isNext), nameOf(isNext)};
        button.details = tr("%1 of %2").arg(m_place.at + 1).arg(m_place.count);
        buttons.append(button);
    };
    if (m_place.at > 0)
        add(RowAction::PreviousSibling, false);
    if (m_place.at + 1 < m_place.count)
        add(RowAction::NextSibling, true);
}

/// Arrows are mirrored with the interface, and so is their order.
int SiblingSwitch::xOf(bool isNext) const
{
    return isNext != QGuiApplication::isRightToLeft() ? width() - row::kButton : 0;
}

void SiblingSwitch::paint(QPainter &painter, QPoint corner, const render::Colors &colors) const
{
    if (!m_place.hasOthers())
        return;
    painter.setFont(m_context.captionFont);
    painter.setPen(colors.text2);
    painter.drawText(QRect(corner, QSize(width(), row::kFooter)),
                     int(Qt::AlignCenter) | Qt::TextSingleLine, text());
    // Where it does not go on, an arrow that cannot be pressed keeps the place.
    const auto paintRest = [&](bool isNext) {
        const int x = xOf(isNext) + (row::kButton - row::kIcon) / 2;
        const QPixmap icon = iconPixmap(iconOf(isNext), faded(colors.text2, colors.canvas),
                                        row::kIcon, painter.device()->devicePixelRatioF());
        painter.drawPixmap(corner + QPoint(x, (row::kFooter - row::kIcon) / 2), icon);
    };
    if (m_place.at == 0)
        paintRest(false);
    if (m_place.at + 1 == m_place.count)
        paintRest(true);
}

} // namespace ui
