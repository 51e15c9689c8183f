// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exports/messageflow.h"
#include "render/colors.h"

#include <QPainter>
#include <QPdfWriter>

namespace exports {

/// Fills pages from the top to the bottom, and numbers them. One thread.
class PageFlow
{
public:
    PageFlow(QIODevice &device, const QString &title, const render::TypeScale &type);
    /// Ends the document.
    ~PageFlow();
    Q_DISABLE_COPY(PageFlow)

    /// Wrapped words of one font, with space above them; they stay with what follows.
    void addLine(const QString &words, const QFont &font, int above, bool isQuiet = false);
    void add(MessageFlow &flow);
    [[nodiscard]] int pageCount() const { return m_page; }

private:
    void addWords(MessageFlow &flow);
    void addPicture(const QImage &picture);
    /// Paints what there is room for between `from` and the end; where the rest begins.
    [[nodiscard]] int addStretch(render::MessageLayout &layout, int from, double scale,
                                 bool isQuiet);
    [[nodiscard]] int room() const { return m_area.bottom() - m_y; }
    [[nodiscard]] bool isAtTop() const { return m_y == m_area.top(); }
    void beginPage();

    QString m_title;
    const render::TypeScale &m_type;
    render::Colors m_colors;
    QPdfWriter m_pdf;
    QPainter m_painter;
    QRect m_area; ///< of the page that words may stand in
    int m_y = 0;
    int m_page = 0;
};

/// Where a stretch that begins at `from` and may be no longer than to `to` ends, so that no line is
/// cut in two; `from` where nothing fits.
[[nodiscard]] int cutAbove(const render::MessageLayout &layout, int from, int to);
/// By how much wide tables have to be made smaller to be seen as a whole, 1 where nothing is wide.
[[nodiscard]] double fittingScale(const QList<render::Block> &blocks, const render::TypeScale &type,
                                  int width);

} // namespace exports
