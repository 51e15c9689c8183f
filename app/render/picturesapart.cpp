// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/picturesapart.h"

#include <QUrl>

namespace render {
namespace {

constexpr qsizetype kLongestPictureAddress = 8192;

InlineText trimmedStretch(const InlineText &text, int from, int to)
{
    while (from < to && text.text[from].isSpace())
        ++from;
    while (to > from && text.text[to - 1].isSpace())
        --to;
    return slicedText(text, from, to);
}

Block pictureOf(const Block &paragraph, const InlinePicture &picture)
{
    const QStringView words(paragraph.text.text);
    Block block = paragraph;
    block.kind = BlockKind::Picture;
    PictureSource &source = block.picture.edit();
    source.address = picture.address;
    source.alt = words.mid(picture.start, picture.altEnd - picture.start).toString().simplified();
    // Where nothing was written for it, the place where it lies is at least something to say.
    const QStringView place = words.mid(picture.altEnd, picture.end - picture.altEnd);
    block.text = {source.alt.isEmpty() ? place.toString().simplified() : source.alt, {}, {}};
    return block;
}

} // namespace

bool isPictureAddress(const QString &address)
{
    if (address.startsWith(QLatin1StringView("data:"), Qt::CaseInsensitive))
        return true;
    if (!address.startsWith(QLatin1StringView("http"), Qt::CaseInsensitive)
        || address.size() > kLongestPictureAddress)
        return false;
    const QUrl url(address, QUrl::StrictMode);
    const bool isWeb =
        url.scheme() == QLatin1StringView("https") || url.scheme() == QLatin1StringView("http");
    return url.isValid() && isWeb && !url.host().isEmpty() && url.userInfo().isEmpty();
}

QList<Block> picturesApart(const Block &paragraph, const QList<InlinePicture> &pictures)
{
    QList<Block> pieces;
    const auto add = [&pieces](Block piece) {
        if (!pieces.isEmpty()) {
            piece.freshFrom = int(piece.path.size()); // what is around it has begun
            piece.isContinued = false;
        }
        pieces.append(piece);
    };
    const auto addWords = [&](int from, int to) {
        Block piece = paragraph;
        piece.text = trimmedStretch(paragraph.text, from, to);
        if (!piece.text.text.isEmpty())
            add(piece);
    };
    int at = 0;
    for (const InlinePicture &picture : pictures) {
        addWords(at, picture.start);
        add(pictureOf(paragraph, picture));
        at = picture.end;
    }
    addWords(at, int(paragraph.text.text.size()));
    return pieces;
}

} // namespace render
