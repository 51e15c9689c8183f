// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/inlineprescan.h"

#include "core/ideograph.h"
#include "render/bareaddresses.h"
#include "render/footnotes.h"
#include "render/formulamarks.h"
#include "render/linepatterns.h"

#include <QHash>
#include <string_view>
#include <utility>

namespace render {
namespace {

/// Characters of a link's target that are looked at to tell it from words in parentheses.
constexpr qsizetype kLongestTarget = 1'000;
constexpr qsizetype kFewLabels = 8;   ///< so few are compared with each other
constexpr char16_t kLowerCase = 0x20; ///< the bit that ASCII letters have in it

bool isPunctuation(char32_t c)
{
    return QChar::isPunct(c) || QChar::isSymbol(c);
}

/// One pass over a leaf's text; what it makes is appended to m_out.
class Prescan
{
public:
    explicit Prescan(QStringView text)
        : m_text(text)
    {
        findBacktickRuns();
        m_out.reserve(text.size() + 16);
    }

    PreparedInline run()
    {
        while (m_pos < m_text.size()) {
            const QChar c = m_text[m_pos];
            if (c == QLatin1Char('`'))
                codeSpan();
            else if (c == QLatin1Char('\\'))
                backslash();
            else if (c == QLatin1Char('$') && m_text.mid(m_pos, 2) == QLatin1StringView("$$"))
                formula(2, QStringLiteral("$$"), false);
            else if (c == QLatin1Char('$'))
                dollar();
            else if (c == QLatin1Char('*') || c == QLatin1Char('~'))
                emphasis(c);
            else if (c == QLatin1Char('\n'))
                lineBreak();
            else if (c == QLatin1Char('[') || c == QLatin1Char(']'))
                bracket(c);
            else if (mayBeginAddress(m_pos))
                word();
            else
                ordinary();
        }
        return {m_out, m_formulas};
    }

private:
    /// "ht" or "ww": most words with these letters are none.
    [[nodiscard]] bool mayBeginAddress(qsizetype pos) const
    {
        const char16_t first = m_text[pos].unicode() | kLowerCase;
        if ((first != u'h' && first != u'w') || pos + 1 >= m_text.size())
            return false;
        return (m_text[pos + 1].unicode() | kLowerCase) == (first == u'h' ? u't' : u'w');
    }

    /// Up to the next letter that may mean something.
    void ordinary()
    {
        const qsizetype from = m_pos++;
        while (m_pos < m_text.size() && isOrdinary(m_pos))
            ++m_pos;
        m_out.append(m_text.mid(from, m_pos - from));
    }

    [[nodiscard]] bool isOrdinary(qsizetype pos) const
    {
        constexpr std::u16string_view kSpecial = u"`\\$*~\n[]";
        return kSpecial.find(m_text[pos].unicode()) == std::u16string_view::npos
               && !mayBeginAddress(pos);
    }

    /// The last run of each length: whether a code span can close is then a look-up.
    void findBacktickRuns()
    {
        for (qsizetype i = 0; i < m_text.size();) {
            const qsizetype length = runAt(i, QLatin1Char('`'));
            if (length > 0)
                m_lastRun.insert(length, i);
            i += std::max<qsizetype>(length, 1);
        }
    }

    [[nodiscard]] qsizetype runAt(qsizetype pos, QChar mark) const
    {
        qsizetype length = 0;
        while (pos + length < m_text.size() && m_text[pos + length] == mark)
            ++length;
        return length;
    }

    void codeSpan()
    {
        const qsizetype length = runAt(m_pos, QLatin1Char('`'));
        m_out.append(m_text.mid(m_pos, length));
        m_pos += length;
        if (m_lastRun.value(length, -1) < m_pos)
            return;
        while (m_pos < m_text.size()) {
            const qsizetype other = runAt(m_pos, QLatin1Char('`'));
            const qsizetype step = std::max<qsizetype>(other, 1);
            m_out.append(m_text.mid(m_pos, step));
            m_pos += step;
            if (other == length)
                return;
        }
    }

    void backslash()
    {
        const QStringView pair = m_text.mid(m_pos, 2);
        if (pair == QLatin1StringView("\\("))
            formula(2, QStringLiteral("\\)"), true);
        else if (pair == QLatin1StringView("\\["))
            formula(2, QStringLiteral("\\]"), true);
        else {
            m_out.append(pair);
            m_pos += pair.size();
        }
    }

    /// What begins a line of a paragraph begins no block, whatever md4c would take it for.
    void lineBreak()
    {
        m_out.append(m_text[m_pos++]);
        while (m_pos < m_text.size()
               && (m_text[m_pos] == QLatin1Char(' ') || m_text[m_pos] == QLatin1Char('\t')))
            ++m_pos;
        const qsizetype end = m_text.indexOf(QLatin1Char('\n'), m_pos);
        const QStringView line = m_text.mid(m_pos, end < 0 ? -1 : end - m_pos);
        if (const auto marker = lines::listMarker(line); marker && marker->isOrdered) {
            m_out.append(line.first(marker->width - 1));
            m_pos += marker->width - 1;
            m_out.append(QLatin1Char('\\'));
            m_out.append(m_text[m_pos++]);
        } else if (marker || lines::heading(line) || lines::isRule(line)
                   || lines::setextLevel(line) > 0 || lines::openingFence(line)
                   || line.startsWith(QLatin1Char('>'))) {
            m_out.append(QLatin1Char('\\'));
            m_out.append(m_text[m_pos++]);
        }
    }

    /// The target of a link stays as it is.
    void bracket(QChar c)
    {
        const bool isClosing = c == QLatin1Char(']') && m_brackets > 0;
        m_brackets = std::max(0, m_brackets + (c == QLatin1Char('[') ? 1 : -1));
        m_out.append(m_text[m_pos++]);
        if (!isClosing || m_pos >= m_text.size() || m_text[m_pos] != QLatin1Char('('))
            return;
        int depth = 0;
        for (; m_pos < m_text.size() && !m_text[m_pos].isSpace(); ++m_pos) {
            const QChar inside = m_text[m_pos];
            if (inside == QLatin1Char('\\') && m_pos + 1 < m_text.size()) {
                m_out.append(inside);
                ++m_pos;
            } else {
                depth += inside == QLatin1Char('(') ? 1 : inside == QLatin1Char(')') ? -1 : 0;
            }
            m_out.append(m_text[m_pos]);
            if (depth == 0) {
                ++m_pos;
                return;
            }
        }
    }

    /// A bare address gets the marks of one; not among the words of a link, where it is a word.
    void word()
    {
        const qsizetype end = m_brackets > 0 ? -1 : endOfBareAddress(m_text, m_pos);
        if (end < 0) {
            m_out.append(m_text[m_pos++]);
            return;
        }
        const QStringView address = m_text.mid(m_pos, end - m_pos);
        const bool isWeb = address.startsWith(QLatin1StringView("www."), Qt::CaseInsensitive);
        if (isWeb) {
            QString label = address.toString();
            for (const QChar mark : {QLatin1Char('*'), QLatin1Char('_'), QLatin1Char('~')})
                label.replace(mark, QLatin1Char('\\') + QString(mark));
            m_out.append(QStringLiteral("[%1](<http://%2>)").arg(label, address));
        } else {
            m_out.append(QLatin1Char('<'));
            m_out.append(address);
            m_out.append(QLatin1Char('>'));
        }
        m_pos = end;
    }

    void takeFormula(qsizetype end)
    {
        m_out.append(formulaToken(m_formulas.size()));
        m_formulas.append(m_text.mid(m_pos, end - m_pos).toString());
        m_pos = end;
    }

    void dollar()
    {
        const qsizetype end = formulas::endOfInline(m_text, m_pos, m_text.size());
        if (end >= 0)
            takeFormula(end);
        else
            m_out.append(m_text[m_pos++]);
    }

    /// Without its end, and it is looked for once a kind only, a formula is ordinary text.
    void formula(qsizetype markLength, const QString &end, bool isEscaped)
    {
        const qsizetype searched = m_noEnd.value(end, m_text.size());
        const qsizetype stop = m_pos >= searched ? -1 : m_text.indexOf(end, m_pos + markLength);
        const bool isByChance =
            stop >= 0 && !isEscaped
            && !formulas::canBeDisplay(m_text.mid(m_pos + markLength, stop - m_pos - markLength));
        if (stop < 0 || isByChance) {
            if (stop < 0)
                m_noEnd.insert(end, m_pos);
            m_out.append(m_text.mid(m_pos, markLength));
            m_pos += markLength;
            return;
        }
        takeFormula(stop + end.size());
    }

    [[nodiscard]] char32_t before(qsizetype pos) const
    {
        if (pos <= 0)
            return U' ';
        const QChar c = m_text[pos - 1];
        if (c.isLowSurrogate() && pos >= 2)
            return QChar::surrogateToUcs4(m_text[pos - 2], c);
        return c.unicode();
    }

    [[nodiscard]] char32_t after(qsizetype pos) const
    {
        if (pos >= m_text.size())
            return U' ';
        const QChar c = m_text[pos];
        if (c.isHighSurrogate() && pos + 1 < m_text.size())
            return QChar::surrogateToUcs4(c, m_text[pos + 1]);
        return c.unicode();
    }

    void emphasis(QChar mark)
    {
        const qsizetype length = runAt(m_pos, mark);
        const char32_t left = before(m_pos);
        const char32_t right = after(m_pos + length);
        const bool isOpening = core::isIdeograph(left) && isPunctuation(right);
        const bool isClosing = isPunctuation(left) && core::isIdeograph(right);
        if (isOpening)
            m_out.append(kFlankMark);
        m_out.append(m_text.mid(m_pos, length));
        if (isClosing)
            m_out.append(kFlankMark);
        m_pos += length;
    }

    QStringView m_text;
    QString m_out;
    QStringList m_formulas;
    qsizetype m_pos = 0;
    int m_brackets = 0; ///< open ones
    QHash<qsizetype, qsizetype> m_lastRun;
    QHash<QString, qsizetype> m_noEnd;
};

bool needsNothing(QStringView text)
{
    for (const QChar c : text) {
        if (c == QLatin1Char('*') || c == QLatin1Char('\\') || c == QLatin1Char('$')
            || c == QLatin1Char('~') || c == QLatin1Char('\n')) {
            return false;
        }
    }
    return !text.contains(QLatin1StringView("://"))
           && !text.contains(QLatin1StringView("www."), Qt::CaseInsensitive);
}

/// "/a)" and "/a 'title')", but not "not a link)".
bool canBeTarget(QStringView text)
{
    text = text.trimmed();
    if (text.startsWith(QLatin1Char('<')))
        return true;
    int depth = 0;
    qsizetype end = 0;
    for (; end < text.size() && !text[end].isSpace(); ++end) {
        depth += text[end] == QLatin1Char('(') ? 1 : text[end] == QLatin1Char(')') ? -1 : 0;
        if (depth < 0)
            return true;
    }
    const QStringView rest = text.mid(end).trimmed();
    return rest.isEmpty() || QStringView(u")\"'(").contains(rest.front());
}

} // namespace

PreparedInline prepareInline(QStringView text)
{
    if (needsNothing(text) || hasTokenLetters(text))
        return {text.toString(), {}};
    return Prescan(text).run();
}

QStringList linkLabels(QStringView text)
{
    QStringList labels;
    qsizetype first = text.indexOf(QLatin1Char('['));
    while (first > 0 && text[first - 1] == QLatin1Char('\\'))
        --first; // whether it is escaped is seen from the first of them on
    qsizetype open = -1;
    for (qsizetype i = first < 0 ? text.size() : first; i < text.size(); ++i) {
        if (text[i] == QLatin1Char('\\')) {
            ++i;
        } else if (text[i] == QLatin1Char('[')) {
            open = i;
        } else if (text[i] == QLatin1Char(']') && open >= 0) {
            const bool isInline = i + 1 < text.size() && text[i + 1] == QLatin1Char('(')
                                  && canBeTarget(text.mid(i + 2, kLongestTarget));
            const qsizetype from = std::exchange(open, -1) + 1;
            const QStringView inside = text.mid(from, i - from);
            if (isInline)
                continue;
            const QString label = inside.startsWith(QLatin1Char('^')) && inside.size() > 1
                                      ? footnoteKey(inside.mid(1))
                                      : lines::normaliseLabel(inside);
            const bool isKnown = labels.size() <= kFewLabels && labels.contains(label);
            if (!label.isEmpty() && !isKnown)
                labels.append(label);
        }
    }
    if (labels.size() > kFewLabels)
        labels.removeDuplicates();
    return labels;
}

} // namespace render
