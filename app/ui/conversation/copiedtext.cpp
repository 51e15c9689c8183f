// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/copiedtext.h"

#include "render/cleancode.h"
#include "render/copyhtml.h"
#include "render/copymarkdown.h"
#include "render/copyslice.h"

#include <QClipboard>
#include <QGuiApplication>

namespace ui {
namespace {

constexpr QLatin1StringView kPlainType("text/plain");
/// The name that GTK's programs ask for on Wayland; they find no text under the other.
constexpr QLatin1StringView kUtf8Type("text/plain;charset=utf-8");
constexpr QLatin1StringView kHtmlType("text/html");
constexpr QLatin1StringView kMarkdownType("text/markdown");

/// Marks the pictures that are seen: only those are copied as pictures.
void markShown(QList<render::Block> &blocks, render::Pictures *pictures)
{
    for (render::Block &block : blocks) {
        if (block.kind == render::BlockKind::Picture && pictures)
            block.picture.edit().isShown = !pictures->pixels(block.picture, 1).isNull();
    }
}

QString joined(QStringList texts)
{
    texts.removeAll(QString());
    return texts.join(QStringLiteral("\n\n"));
}

} // namespace

void CopiedText::add(const core::Message &message, const MessageRow &row, const RowPlace &from,
                     const RowPlace &to)
{
    const RowFlows &flows = row.flows();
    for (int i = from.flow; i <= to.flow && i < int(flows.size()); ++i) {
        const RowFlow &flow = *flows[std::size_t(i)];
        if (flow.isHidden)
            continue;
        const render::TextPlace end = render::endOf(flow.blocks());
        const render::TextPlace first = i == from.flow ? from.place : render::TextPlace{};
        const render::TextPlace last = i == to.flow ? to.place : end;
        Piece piece;
        piece.plain = render::copyText(flow.blocks(), first, last);
        if (piece.plain.isEmpty())
            continue;
        const bool isWhole = first == render::TextPlace{} && last == end;
        if (isWhole && flow.part() < message.parts.size())
            piece.source = core::partText(message.parts[flow.part()]).trimmed();
        QList<render::Block> blocks = render::sliced(flow.blocks(), first, last);
        markShown(blocks, flow.pictures());
        add(piece, blocks);
    }
}

void CopiedText::add(Piece piece, const QList<render::Block> &blocks)
{
    piece.leftOut = render::commandCount(blocks);
    piece.blocks = render::withoutCommands(blocks);
    if (piece.leftOut > 0)
        piece.source.clear();
    m_pieces.append(piece);
}

void CopiedText::add(const core::Message &message)
{
    // Read when somebody pastes it: there may be thousands of them.
    const QString source = core::plainText(message).trimmed();
    if (!source.isEmpty())
        m_pieces.append({{}, {}, source, message.role != core::Role::Assistant});
}

QList<render::Block> CopiedText::blocksOf(const Piece &piece)
{
    return piece.blocks.isEmpty() ? render::withoutCommands(parsed(piece)) : piece.blocks;
}

bool CopiedText::isUnsafe(const Piece &piece)
{
    // Lines may end as on Windows.
    QString text = piece.source;
    text.replace(QLatin1StringView("\r\n"), QLatin1StringView("\n"));
    return !piece.isTyped && render::hasCommands(text);
}

QList<render::Block> CopiedText::parsed(const Piece &piece)
{
    render::Document document(piece.isTyped ? render::Document::Mode::Plain
                                            : render::Document::Mode::Markdown);
    document.append(piece.source);
    document.finish();
    return document.blocks();
}

void CopiedText::add(const QList<render::Block> &blocks)
{
    add({{}, render::copyText(blocks, {}, render::endOf(blocks)), {}, false}, blocks);
}

QString CopiedText::plain() const
{
    QStringList texts;
    for (const Piece &piece : m_pieces) {
        const QList<render::Block> blocks = piece.plain.isEmpty() ? blocksOf(piece) : piece.blocks;
        texts.append(piece.plain.isEmpty() ? render::copyText(blocks, {}, render::endOf(blocks))
                                           : piece.plain);
    }
    return joined(texts);
}

QString CopiedText::html() const
{
    QString body;
    for (const Piece &piece : m_pieces)
        body += render::htmlOf(blocksOf(piece));
    // A few words go into the middle of a sentence: they are no paragraph.
    constexpr QLatin1StringView begin("<p>");
    constexpr QLatin1StringView end("</p>");
    if (body.startsWith(begin) && body.endsWith(end) && body.count(begin) == 1
        && body.indexOf(end) == body.size() - end.size()) {
        body = body.mid(begin.size(), body.size() - begin.size() - end.size());
    }
    return QStringLiteral("<!DOCTYPE html><html><head><meta http-equiv=\"Content-Type\" "
                          "content=\"text/html; charset=utf-8\"></head><body>")
           + body + QStringLiteral("</body></html>");
}

QString CopiedText::markdown() const
{
    QStringList texts;
    for (const Piece &piece : m_pieces)
        texts.append(piece.source.isEmpty() || isUnsafe(piece) ? render::markdownOf(blocksOf(piece))
                                                               : piece.source);
    return joined(texts);
}

int CopiedText::leftOut() const
{
    int count = 0;
    for (const Piece &piece : m_pieces) {
        const bool isUnread = piece.blocks.isEmpty() && isUnsafe(piece);
        count += isUnread ? render::commandCount(parsed(piece)) : piece.leftOut;
    }
    return count;
}

CopiedData::CopiedData(CopiedText text)
    : m_text(std::move(text))
{
}

QStringList CopiedData::formats() const
{
    return {kPlainType, kUtf8Type, kHtmlType, kMarkdownType};
}

bool CopiedData::hasFormat(const QString &type) const
{
    return formats().contains(type);
}

QVariant CopiedData::retrieveData(const QString &type, QMetaType preferred) const
{
    if (type == kPlainType || type == kUtf8Type)
        return m_text.plain();
    if (type == kHtmlType)
        return m_text.html();
    return type == kMarkdownType ? m_text.markdown() : QMimeData::retrieveData(type, preferred);
}

void copy(const CopiedText &text)
{
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setMimeData(new CopiedData(text));
}

void offerByMiddleButton(const CopiedText &text)
{
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (!text.isEmpty() && clipboard->supportsSelection())
        clipboard->setMimeData(new CopiedData(text), QClipboard::Selection);
}

} // namespace ui
