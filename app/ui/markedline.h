// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/messagesearch.h"
#include "render/colors.h"

#include <QFont>
#include <QList>
#include <QRect>
#include <QString>

class QPainter;

namespace ui {

/// A line of foreign text with stretches in it that were looked for.
struct MarkedLine {
    QString text;
    QList<chat::TextSpan> marks; ///< in order
};

/// As much of it as a line of this width can show with the first mark in it; what is left out
/// before and behind is "…".
[[nodiscard]] MarkedLine shortened(const MarkedLine &line, const QFont &font, int width);
/// Draws it at the start of its own direction, with the colour of what was found.
void paintMarkedLine(QPainter &painter, const QRect &rect, const MarkedLine &line,
                     const QFont &font, const render::Colors &colors);

} // namespace ui
