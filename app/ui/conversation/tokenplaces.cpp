// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/tokenplaces.h"

#include "render/shades.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {
namespace {

constexpr int kTokensAtOnce = 256; ///< tokens between two looks at the clock
constexpr qsizetype kNear = 16;    ///< marks that stand between two characters
/// The longer a word is, the less it is met by chance, and the farther it is looked for: a link's
/// address can stand between two words.
constexpr qsizetype kSure = 8;
constexpr qsizetype kFar = 4096;
constexpr qsizetype kLikely = 3;
constexpr qsizetype kFurther = 256;
constexpr qsizetype kNearby = 64;
constexpr int kHungry = 8; ///< leaves that wait for their tokens
constexpr qsizetype kMostSource = 1 << 26;
constexpr int kCharactersAtOnce = 64; ///< of a leaf between two looks at the clock

bool isBlank(QChar c)
{
    return c.isSpace() || c == QChar(QChar::LineSeparator);
}

/// Without the character at the end that more bytes belong to.
qsizetype wholeLength(QByteArrayView bytes)
{
    constexpr qsizetype kLongest = 4;
    for (qsizetype back = 1; back <= std::min(kLongest - 1, bytes.size()); ++back) {
        const auto byte = uchar(bytes[bytes.size() - back]);
        if ((byte & 0xc0) == 0x80)
            continue;
        const qsizetype length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
        return length > back ? bytes.size() - back : bytes.size();
    }
    return bytes.size();
}

} // namespace

bool TokenPlaces::update(QStringView lines, const QList<render::Block> &blocks, int closed,
                         QDeadlineTimer until)
{
    if (lines.size() < m_read)
        *this = TokenPlaces();
    if (!read(lines, until))
        return false;
    if (!canGoOn(blocks))
        forgetFrom(std::min({m_settled, closed, int(blocks.size())}));
    for (int i = int(m_leaves.size()) - (m_stop ? 1 : 0); i < blocks.size(); ++i) {
        if (until.hasExpired() || !place(i, render::plainText(blocks[i]), until))
            return false;
        const bool isSettled = i < closed && (!m_isStarved || i + kHungry < blocks.size());
        if (isSettled && m_settled == i)
            m_settled = i + 1;
    }
    return true;
}

/// Nothing has come since the time was over in a leaf.
bool TokenPlaces::canGoOn(const QList<render::Block> &blocks) const
{
    const auto last = int(m_leaves.size()) - 1;
    return m_stop && m_stop->read == m_read && last < blocks.size()
           && m_stop->words == render::plainText(blocks[last]);
}

void TokenPlaces::forgetFrom(int block)
{
    // The leaf that was left in the middle is none of those that are settled.
    if (m_stop && block < int(m_leaves.size()))
        m_stop.reset();
    m_settled = std::min(m_settled, block);
    if (block >= int(m_leaves.size()))
        return;
    const Leaf &leaf = m_leaves[std::size_t(block)];
    m_at = leaf.source;
    const auto spans = std::size_t(leaf.span);
    m_starts.resize(spans);
    m_lengths.resize(spans);
    m_levels.resize(spans);
    m_owners.resize(spans);
    m_leaves.resize(std::size_t(block));
}

bool TokenPlaces::read(QStringView lines, QDeadlineTimer until)
{
    int count = 0;
    while (m_read < lines.size() && m_source.size() < kMostSource) {
        const qsizetype end = lines.indexOf(u'\n', m_read);
        if (end < 0)
            break;
        addToken(lines.sliced(m_read, end - m_read), m_read);
        m_read = end + 1;
        if (++count % kTokensAtOnce == 0 && until.hasExpired())
            return false;
    }
    return true;
}

void TokenPlaces::addToken(QStringView line, qsizetype at)
{
    const core::TokenProbability token = core::decodedTokenHead(line);
    const auto index = int(m_tokens.size());
    m_first = m_first < 0 ? index : m_first;
    m_isUntold = m_isUntold || !token.logprob;
    m_carried += token.logprob.value_or(0);
    const qsizetype before = m_source.size();
    m_partial += token.bytes;
    const qsizetype whole = wholeLength(m_partial);
    m_source += QString::fromUtf8(m_partial.first(whole));
    m_partial.remove(0, whole);
    Token kept{at, before, index, 0};
    if (m_source.size() > before) {
        kept.first = m_first;
        kept.level = quint8(m_isUntold ? 0 : render::shadeLevel(std::exp(m_carried)));
        // It may hold the beginning of the next character, too.
        const bool goesOn = !m_partial.isEmpty();
        m_first = goesOn ? index : -1;
        m_carried = goesOn ? token.logprob.value_or(0) : 0;
        m_isUntold = goesOn && !token.logprob;
    }
    m_tokens.push_back(kept);
}

bool TokenPlaces::place(int block, const QString &words, QDeadlineTimer until)
{
    qsizetype i = 0;
    if (m_stop) {
        i = std::exchange(m_stop, std::nullopt)->offset;
    } else {
        ++m_lookedAt;
        m_isStarved = false;
        m_leaves.push_back({m_at, qsizetype(m_starts.size())});
    }
    for (int steps = 1; i < words.size(); ++i, ++steps) {
        if (steps % kCharactersAtOnce == 0 && until.hasExpired()) {
            m_stop = Stop{i, m_read, words};
            return false;
        }
        if (isBlank(words[i])) {
            if (m_at < m_source.size() && isBlank(m_source[m_at]))
                mark(block, int(i), m_at++);
            continue;
        }
        const qsizetype found = find(QStringView(words).sliced(i), m_at);
        if (found >= 0) {
            mark(block, int(i), found);
            m_at = found + 1;
        } else if (m_source.size() - m_at < kLikely) {
            m_isStarved = true;
            break;
        }
    }
    return true;
}

/// Where the first of the words stands: here, behind marks, or behind what is not shown.
qsizetype TokenPlaces::find(QStringView words, qsizetype at) const
{
    for (qsizetype i = at; i < std::min(at + kNear, m_source.size()); ++i) {
        if (m_source[i] == words.front())
            return i;
        if (m_source[i].isLetterOrNumber())
            break;
    }
    const auto end =
        std::find_if(words.begin(), words.begin() + std::min(kSure, words.size()), isBlank);
    const QStringView word = words.first(end - words.begin());
    const auto within = [&](QStringView wanted, qsizetype reach) {
        return QStringView(m_source).mid(at, reach).indexOf(wanted);
    };
    qsizetype found = within(word, word.size() >= kLikely ? kFar : kNearby);
    if (found < 0 && word.size() > kLikely)
        found = within(word.first(kLikely), kFurther);
    return found < 0 ? -1 : at + found;
}

void TokenPlaces::mark(int block, int offset, qsizetype source)
{
    const qsizetype owner = tokenAt(source);
    if (owner < 0)
        return;
    const bool goesOn = !m_owners.empty() && m_owners.back() == owner
                        && m_starts.back().block == block
                        && m_starts.back().offset + m_lengths.back() == offset;
    if (!goesOn) {
        m_starts.push_back({block, offset});
        m_lengths.push_back(0);
        m_levels.push_back(m_tokens[std::size_t(owner)].level);
        m_owners.push_back(owner);
    }
    m_longest = std::max(m_longest, ++m_lengths.back());
}

/// The last one that begins there or before, of those that have words.
qsizetype TokenPlaces::tokenAt(qsizetype source) const
{
    const auto begin = m_owners.empty() || m_tokens[std::size_t(m_owners.back())].source > source
                           ? m_tokens.begin()
                           : m_tokens.begin() + m_owners.back();
    // Mostly it is the next one.
    auto token = begin;
    for (int steps = 0; steps < kHungry && token != m_tokens.end() && token->source <= source;
         ++steps)
        ++token;
    if (token != m_tokens.end() && token->source <= source) {
        token = std::upper_bound(token, m_tokens.end(), source,
                                 [](qsizetype at, const Token &one) { return at < one.source; });
    }
    return token - m_tokens.begin() - 1;
}

qint64 TokenPlaces::bytes() const
{
    const std::size_t span =
        sizeof(render::TextPlace) + sizeof(int) + sizeof(quint8) + sizeof(qsizetype);
    return qint64(m_tokens.size() * sizeof(Token) + m_starts.size() * span
                  + m_leaves.size() * sizeof(Leaf))
           + (m_source.size() + (m_stop ? m_stop->words.size() : 0)) * qint64(sizeof(QChar));
}

render::TextMarks TokenPlaces::shades() const
{
    return {m_starts, m_longest, nullptr, 0, false, m_lengths.data(), m_levels.data()};
}

QList<core::TokenProbability> TokenPlaces::tokensAt(QStringView lines,
                                                    render::TextPlace place) const
{
    QList<core::TokenProbability> tokens;
    const auto behind = std::upper_bound(m_starts.begin(), m_starts.end(), place);
    if (behind == m_starts.begin())
        return tokens;
    const auto span = std::size_t(behind - m_starts.begin() - 1);
    const render::TextPlace start = m_starts[span];
    if (start.block != place.block || place.offset >= start.offset + m_lengths[span])
        return tokens;
    const auto last = std::size_t(m_owners[span]);
    for (auto i = std::size_t(m_tokens[last].first); i <= last; ++i) {
        const qsizetype at = m_tokens[i].line;
        const qsizetype end = lines.indexOf(u'\n', at);
        if (end >= 0)
            tokens.append(core::decodedToken(lines.sliced(at, end - at)));
    }
    return tokens;
}

} // namespace ui
