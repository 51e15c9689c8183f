// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/thinksplitter.h"

namespace api {
namespace {

constexpr QStringView kOpen = u"<think>";
constexpr QStringView kClose = u"</think>";

enum class Match { No, Partly, Wholly };

Match match(QStringView text, QStringView tag)
{
    if (text.startsWith(tag))
        return Match::Wholly;
    return tag.startsWith(text) ? Match::Partly : Match::No;
}

bool isLineEnd(QChar character)
{
    return character == u'\n' || character == u'\r';
}

} // namespace

void ThinkSplitter::feed(const QString &piece, Pieces &out)
{
    if (piece.isEmpty())
        return;
    QString text = piece;
    if (!m_held.isEmpty()) {
        text.prepend(m_held);
        m_held.clear();
    }
    qsizetype at = 0;
    while (at < text.size()) {
        if (m_isAtTag)
            at = skipLineEnds(text, at);
        if (at < text.size())
            at = m_isThinking ? readThinking(text, at, out) : readAnswer(text, at, out);
    }
}

void ThinkSplitter::finish(Pieces &out)
{
    const QString rest = std::exchange(m_held, {});
    emitRun(rest, 0, rest.size(), out);
    if (!m_leading.isEmpty())
        out.append({Piece::Kind::Text, std::exchange(m_leading, {})});
}

qsizetype ThinkSplitter::skipLineEnds(const QString &text, qsizetype at)
{
    while (at < text.size() && isLineEnd(text[at]))
        ++at;
    if (at < text.size())
        m_isAtTag = false;
    return at;
}

qsizetype ThinkSplitter::readThinking(const QString &text, qsizetype at, Pieces &out)
{
    const qsizetype start = at;
    while ((at = text.indexOf(u'<', at)) >= 0) {
        const Match found = match(QStringView(text).sliced(at), kClose);
        if (found == Match::No) {
            ++at;
            continue;
        }
        emitRun(text, start, at, out);
        if (found == Match::Partly) {
            m_held = text.sliced(at);
            return text.size();
        }
        close(out);
        return at + kClose.size();
    }
    emitRun(text, start, text.size(), out);
    return text.size();
}

qsizetype ThinkSplitter::readAnswer(const QString &text, qsizetype at, Pieces &out)
{
    const qsizetype start = at;
    for (; at < text.size(); ++at) {
        const QChar character = text[at];
        if (character == u'<' && !m_code.isInCode()) {
            const QStringView rest = QStringView(text).sliced(at);
            const Match opening = match(rest, kOpen);
            const Match closing = m_canReclassify ? match(rest, kClose) : Match::No;
            if (opening == Match::Partly || closing == Match::Partly) {
                emitRun(text, start, at, out);
                m_held = rest.toString();
                return text.size();
            }
            if (opening == Match::Wholly && m_code.isLineBlank()) {
                emitRun(text, start, at, out);
                open();
                return at + kOpen.size();
            }
            if (closing == Match::Wholly) {
                emitRun(text, start, at, out);
                close(out);
                return at + kClose.size();
            }
            // A tag in the middle of a sentence is spoken about, and so is the one that closes it.
            if (opening == Match::Wholly)
                m_canReclassify = false;
        }
        m_code.follow(character);
    }
    emitRun(text, start, text.size(), out);
    return text.size();
}

void ThinkSplitter::emitRun(const QString &text, qsizetype from, qsizetype to, Pieces &out)
{
    if (from >= to)
        return;
    QString run = from == 0 && to == text.size() ? text : text.sliced(from, to - from);
    if (m_isThinking) {
        out.append({Piece::Kind::Reasoning, run});
        return;
    }
    if (!m_hasText) {
        if (QStringView(run).trimmed().isEmpty()) {
            m_leading += run;
            return;
        }
        m_hasText = true;
        run.prepend(std::exchange(m_leading, {}));
    }
    out.append({Piece::Kind::Text, run});
}

void ThinkSplitter::open()
{
    m_leading.clear();
    m_isThinking = true;
    m_canReclassify = false;
    m_isAtTag = true;
}

void ThinkSplitter::close(Pieces &out)
{
    if (!m_isThinking && m_hasText)
        out.append({Piece::Kind::Reclassified, {}});
    if (!m_isThinking) {
        m_leading.clear();
        m_hasText = false;
    }
    m_isThinking = false;
    m_canReclassify = false;
    m_isAtTag = true;
    m_code = {};
}

} // namespace api
