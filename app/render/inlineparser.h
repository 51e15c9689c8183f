// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/block.h"

namespace render {

/// Where an image stands in the words of a paragraph.
struct InlinePicture {
    int start = 0;
    int altEnd = 0; ///< of the words written for it; where it lies is told behind them
    int end = 0;
    QString address; ///< as written
};

/// A paragraph's words, and its images that are not the words of a link.
struct PicturedText {
    InlineText text;
    QList<InlinePicture> pictures;
};

/// Turns a leaf's Markdown into visible text with styled stretches, by md4c where its marks are not
/// quite simple (quickinline.h). Nothing is ever loaded: an image becomes words, raw HTML stays the
/// text it is. Any thread.
class InlineParser
{
public:
    /// More styled stretches than this and the leaf is shown as plain text.
    static constexpr int kMaxItems = 10'000;
    /// The same for ends of stretches within words. QTextLayout sets a word that may break anywhere
    /// by asking for two fonts a letter, and for each asks its formats.
    static constexpr int kMaxGlued = 1'000;

    /// The definitions are lines "[label]: target" that the text may refer to.
    [[nodiscard]] static InlineText paragraph(QString source, const QString &definitions = {});
    /// Always by md4c, which alone knows pictures.
    [[nodiscard]] static PicturedText withPictures(const QString &source,
                                                   const QString &definitions = {});
    /// For a heading or the cell of a table: never anything but one line.
    [[nodiscard]] static InlineText line(QString source, const QString &definitions = {});
    /// The same without the quick way (quickinline.h).
    [[nodiscard]] static InlineText lineByMd4c(const QString &source,
                                               const QString &definitions = {});
    /// Without any Markdown.
    [[nodiscard]] static InlineText plain(QString source);
};

} // namespace render
