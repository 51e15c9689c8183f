// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exports/emojipictures.h"
#include "exports/messageflow.h"
#include "exports/typesetting.h"
#include "render/colors.h"

#include <QPainter>
#include <QPdfWriter>

namespace exports {

/// Blocks that are painted alike.
struct PageStretch {
    int first = 0;
    int end = 0;      ///< behind the last one
    double scale = 1; ///< below 1: made smaller, to be seen as a whole
    bool operator==(const PageStretch &) const = default;
};

/// Fills pages from the top to the bottom, and numbers them. One thread.
class PageFlow
{
public:
    /// Without a typesetting code and formulas stay plain.
    PageFlow(QIODevice &device, const QString &title, const render::TypeScale &type,
             Typesetting *typesetting = nullptr);
    /// Ends the document.
    ~PageFlow();
    Q_DISABLE_COPY(PageFlow)

    /// Wrapped words of one font, with space above them; they stay with what follows.
    void addLine(const QString &words, const QFont &font, int above, bool isQuiet = false);
    void add(MessageFlow &flow);

private:
    void addWords(MessageFlow &flow);
    void addPicture(const QImage &picture);
    /// `blocks`: all of the layout.
    void addStretch(render::MessageLayout &layout, const PageStretch &stretch,
                    const QList<render::Block> &blocks, bool isQuiet);
    /// What of a layout comes onto one page.
    struct Cut {
        int from = 0;
        int to = 0;
        double scale = 1;
    };
    void paintStretch(render::MessageLayout &layout, const QList<render::Block> &blocks,
                      const Cut &cut, bool isQuiet);
    [[nodiscard]] int room() const { return m_area.bottom() - m_y; }
    [[nodiscard]] bool isAtTop() const { return m_y == m_area.top(); }
    void beginPage();

    QString m_title;
    const render::TypeScale &m_type;
    Typesetting *m_typesetting;
    render::Colors m_colors;
    EmojiPictures m_emoji;
    QPdfWriter m_pdf;
    QPainter m_painter;
    QRect m_area; ///< of the page that words may stand in
    int m_y = 0;
    int m_page = 0;
};

/// Where a stretch that begins at `from` and may be no longer than to `to` ends, so that no line is
/// cut in two; `from` where nothing fits.
[[nodiscard]] int cutAbove(const render::MessageLayout &layout, int from, int to);
/// The last y at or above the cut `to` that belongs to a block which begins above it: the room over
/// a block is its own.
[[nodiscard]] int inkEnd(const render::MessageLayout &layout, int from, int to);
/// The cut moved up, so that no heading stands alone above it; `from` where nothing else is left.
[[nodiscard]] int cutBeforeHeadings(const render::MessageLayout &layout,
                                    const QList<render::Block> &blocks, int from, int to);
/// All blocks in their order; each table or formula that is wider than the page is a stretch of its
/// own.
[[nodiscard]] QList<PageStretch> stretchesOf(const QList<render::Block> &blocks,
                                             const render::TypeScale &type, int width,
                                             const render::Formulas &formulas = {});

} // namespace exports
