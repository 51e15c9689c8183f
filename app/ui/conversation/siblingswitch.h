// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conversation.h"
#include "ui/conversation/rowbuttons.h"

#include <QCoreApplication>
#include <QPainter>

namespace ui {

[[nodiscard]] SiblingPlace siblingPlaceOf(const core::Conversation *conversation,
                                          const core::Message &message);

/// The switch `‹ 2/3 ›` between the versions of a question, or the answers to one. Where there is
/// nothing further an arrow that cannot be pressed keeps its place.
class SiblingSwitch
{
    Q_DECLARE_TR_FUNCTIONS(ui::SiblingSwitch)

public:
    SiblingSwitch(SiblingPlace place, core::Role role, const RowContext &context);

    /// 0 where there is only one.
    [[nodiscard]] int width() const;
    void addButtons(QList<RowButton> &buttons, QPoint corner) const;
    void paint(QPainter &painter, QPoint corner, const render::Colors &colors) const;

private:
    [[nodiscard]] QString nameOf(bool isNext) const;
    [[nodiscard]] QString text() const;
    [[nodiscard]] int xOf(bool isNext) const;

    SiblingPlace m_place;
    core::Role m_role;
    const RowContext &m_context;
};

} // namespace ui
