// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/seenspans.h"

#include "render/document.h"
#include "ui/conversation/rowflow.h"

#include <algorithm>

namespace ui {
namespace {

// Unicode has 32 characters that no text means anything by; Markdown takes them for letters.
constexpr char16_t kFirstFlag = 0xfdd0;
constexpr char16_t kLastFlag = 0xfdef;

/// Characters that are put around a stretch to see where it goes.
struct Flags {
    QChar begin;
    QChar end;
};

/// Two pairs that are not in the text; nothing for a text that has them all.
QList<Flags> flagsFor(const QString &text)
{
    QString unused;
    for (char16_t flag = kFirstFlag; flag <= kLastFlag && unused.size() < 4; ++flag) {
        if (!text.contains(QChar(flag)))
            unused += QChar(flag);
    }
    if (unused.size() < 4)
        return {};
    return {{unused[0], unused[1]}, {unused[2], unused[3]}};
}

/// What is seen of a part, as one text.
struct SeenText {
    QList<render::Block> blocks;
    QString words;
    QList<qsizetype> starts; ///< of each leaf in `words`
};

SeenText seenText(const core::ContentPart &part, RowFlow::Kind kind)
{
    SeenText seen;
    seen.blocks = flowDocument(part, kind).blocks();
    for (const render::Block &block : std::as_const(seen.blocks)) {
        seen.starts.append(seen.words.size());
        seen.words += render::plainText(block);
    }
    return seen;
}

core::ContentPart withText(core::ContentPart part, const QString &text)
{
    std::visit(
        [&text](auto &value) {
            if constexpr (requires { value.arguments; })
                value.arguments = text;
            else if constexpr (requires { value.text; })
                value.text = text;
        },
        part);
    return part;
}

qsizetype leafAt(const SeenText &seen, qsizetype at)
{
    const auto behind = std::upper_bound(seen.starts.begin(), seen.starts.end(), at);
    return std::max<qsizetype>(0, behind - seen.starts.begin() - 1);
}

std::optional<SeenSpan> placed(const SeenText &seen, qsizetype from, qsizetype to)
{
    if (seen.blocks.isEmpty() || to <= from)
        return std::nullopt;
    const qsizetype leaf = leafAt(seen, from);
    const auto offset = int(from - seen.starts[leaf]);
    qsizetype length = to - from;
    // Beyond a leaf only where the next one goes on with the same text, behind the end of a line.
    for (qsizetype i = leaf; i + 1 < seen.starts.size() && seen.starts[i + 1] < to; ++i) {
        if (!render::isOneText(seen.blocks[i], seen.blocks[i + 1])) {
            length = seen.starts[i + 1] - from;
            break;
        }
        ++length;
    }
    return SeenSpan{{int(leaf), offset}, int(length)};
}

/// Looks where flags around the stretches come out.
class FlaggedText
{
public:
    FlaggedText(const core::ContentPart &part, RowFlow::Kind kind, const SeenText &plain)
        : m_part(part)
        , m_kind(kind)
        , m_text(core::partText(part))
        , m_plain(plain)
        , m_flags(flagsFor(m_text))
    {
    }

    /// The first one has flags of its own, so that it is told from the others. False when the
    /// flags themselves change what is seen.
    bool place(const QList<StoredSpan> &spans)
    {
        m_places = QList<std::optional<SeenSpan>>(spans.size());
        if (m_flags.isEmpty() || spans.isEmpty())
            return false;
        m_flagged = seenText(withText(m_part, flagged(spans)), m_kind);
        QString words;
        m_before.clear();
        for (const QChar letter : std::as_const(m_flagged.words)) {
            m_before.append(words.size());
            if (!isFlag(letter))
                words += letter;
        }
        m_before.append(words.size());
        if (words != m_plain.words)
            return false;
        m_places[0] = between(m_flags[0], 0);
        if (!m_places[0])
            m_places[0] = linked(m_flags[0].begin);
        qsizetype from = 0;
        for (qsizetype i = 1; i < spans.size() && from >= 0; ++i) {
            m_places[i] = between(m_flags[1], from);
            from = m_flagged.words.indexOf(m_flags[1].end, from) + 1;
            if (from == 0)
                break;
        }
        return true;
    }
    [[nodiscard]] const QList<std::optional<SeenSpan>> &places() const { return m_places; }

private:
    [[nodiscard]] bool isFlag(QChar letter) const
    {
        return std::any_of(m_flags.begin(), m_flags.end(), [letter](const Flags &flags) {
            return letter == flags.begin || letter == flags.end;
        });
    }
    [[nodiscard]] QString flagged(const QList<StoredSpan> &spans) const
    {
        QList<std::pair<qsizetype, QChar>> marks;
        for (qsizetype i = 0; i < spans.size(); ++i) {
            const Flags &flags = m_flags[i == 0 ? 0 : 1];
            marks.append({spans[i].offset, flags.begin});
            marks.append({spans[i].offset + spans[i].length, flags.end});
        }
        std::stable_sort(marks.begin(), marks.end(),
                         [](const auto &a, const auto &b) { return a.first < b.first; });
        QString text;
        text.reserve(m_text.size() + marks.size());
        qsizetype done = 0;
        for (const auto &[at, flag] : std::as_const(marks)) {
            text += QStringView(m_text).mid(done, at - done);
            text += flag;
            done = at;
        }
        text += QStringView(m_text).mid(done);
        return text;
    }
    [[nodiscard]] std::optional<SeenSpan> between(const Flags &flags, qsizetype from) const
    {
        const qsizetype begin = m_flagged.words.indexOf(flags.begin, from);
        const qsizetype end = begin < 0 ? -1 : m_flagged.words.indexOf(flags.end, begin);
        if (end < 0)
            return std::nullopt;
        return placed(m_plain, m_before[begin], m_before[end]);
    }
    /// The words of the link, or the leaf of the picture, whose address has the flag.
    [[nodiscard]] std::optional<SeenSpan> linked(QChar flag) const
    {
        for (qsizetype i = 0; i < m_flagged.blocks.size(); ++i) {
            const render::Block &block = m_flagged.blocks[i];
            const qsizetype start = m_flagged.starts[i];
            if (block.picture->address.contains(flag))
                return placed(m_plain, m_before[start],
                              m_before[start + render::plainText(block).size()]);
            for (const render::InlineRun &run : block.text.runs) {
                if (run.link >= 0 && block.text.links.value(run.link).contains(flag))
                    return placed(m_plain, m_before[start + run.start],
                                  m_before[start + run.start + run.length]);
            }
        }
        return std::nullopt;
    }

    const core::ContentPart &m_part;
    RowFlow::Kind m_kind;
    QString m_text;
    const SeenText &m_plain;
    QList<Flags> m_flags;
    SeenText m_flagged;
    QList<qsizetype> m_before; ///< a unit of the flagged words → how many others stand before it
    QList<std::optional<SeenSpan>> m_places;
};

/// Where flags do not come through: the same words, as often as they were written before.
std::optional<SeenSpan> nearest(const QString &text, const SeenText &seen, const StoredSpan &span)
{
    const QString words = text.mid(span.offset, span.length);
    if (words.isEmpty())
        return std::nullopt;
    const qsizetype before = QStringView(text).left(span.offset).count(words);
    qsizetype found = -1;
    for (qsizetype i = 0; i <= before; ++i) {
        const qsizetype next = seen.words.indexOf(words, found + 1);
        if (next < 0)
            break;
        found = next;
    }
    return found < 0 ? std::nullopt : placed(seen, found, found + words.size());
}

} // namespace

QList<std::optional<SeenSpan>> seenSpans(const core::ContentPart &part, core::Role role,
                                         const QList<StoredSpan> &spans)
{
    QList<std::optional<SeenSpan>> places(spans.size());
    const std::optional<RowFlow::Kind> kind = RowFlow::kindOf(part, role);
    if (!kind || spans.isEmpty())
        return places;
    // What was stored may have changed since.
    const qsizetype size = core::partText(part).size();
    QList<StoredSpan> inside;
    for (const StoredSpan &span : spans) {
        const qsizetype from = std::clamp<qsizetype>(span.offset, 0, size);
        inside.append({span.part, from, std::clamp<qsizetype>(span.length, 0, size - from)});
    }
    const SeenText plain = seenText(part, *kind);
    FlaggedText flagged(part, *kind, plain);
    if (flagged.place(inside) || flagged.place(inside.mid(0, 1)))
        std::copy(flagged.places().begin(), flagged.places().end(), places.begin());
    if (!places.isEmpty() && !places[0])
        places[0] = nearest(core::partText(part), plain, inside[0]);
    return places;
}

} // namespace ui
