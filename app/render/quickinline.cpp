// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/quickinline.h"

#include "render/bareaddresses.h"
#include "render/formulamarks.h"
#include "render/quicktext.h"
#include "render/quickunits.h"

#include <algorithm>

namespace render {
namespace {

/// Far below what InlineParser allows: a text with more is not worth a thought here.
constexpr qsizetype kMostQuickRuns = 200;

/// One pass over a text. Every function that meets a mark is false where it gives up.
class QuickScan
{
public:
    QuickScan(QString &source, LeafForm form, LeafLabels labels)
        : m_source(source)
        , m_text(source)
        , m_form(form)
        , m_labels(labels)
    {
    }

    [[nodiscard]] std::optional<InlineText> run()
    {
        for (m_pos = endOfPlain(0); m_pos < m_text.size(); m_pos = endOfPlain(m_pos)) {
            if (!take(unitOf(m_text[m_pos])))
                return std::nullopt;
        }
        if (!m_hasMarks)
            return prose();
        if (m_length != 0 || m_isOdd || !hasPlainEnds())
            return std::nullopt;
        flush();
        if (m_words.runCount() > kMostQuickRuns)
            return std::nullopt;
        return m_words.take(std::move(m_source));
    }

private:
    [[nodiscard]] bool take(Unit unit)
    {
        if (unit == Unit::Dot)
            return dot();
        if (unit == Unit::Odd) {
            odd();
            return true;
        }
        m_hasMarks = true;
        switch (unit) {
        case Unit::Sign:
            return isItself(m_text[m_pos++]);
        case Unit::NewLine:
            return newLine();
        case Unit::Emphasis:
            return emphasis();
        case Unit::Backtick:
            return code();
        case Unit::Bracket:
            return link() || bracketedWords();
        case Unit::Escape:
            return escape();
        case Unit::Dollar:
            return dollar();
        case Unit::Colon:
            return colon();
        case Unit::Plain:
        case Unit::Dot:
        case Unit::Odd:
            break;
        }
        return false;
    }

    [[nodiscard]] qsizetype endOfPlain(qsizetype pos) const
    {
        const QChar *const begin = m_text.data();
        const qsizetype size = m_text.size();
        while (pos < size && unitOf(begin[pos]) == Unit::Plain)
            ++pos;
        return pos;
    }

    [[nodiscard]] InlineText prose()
    {
        QString text = std::move(m_source);
        return {
            m_form == LeafForm::Paragraph ? std::move(text).trimmed() : std::move(text), {}, {}};
    }

    [[nodiscard]] QChar at(qsizetype pos) const
    {
        return pos >= 0 && pos < m_text.size() ? m_text[pos] : QChar(u'\n');
    }

    [[nodiscard]] bool dot()
    {
        const qsizetype from = m_pos++ - 3;
        return from < 0 || (m_text[from + 2].unicode() | u' ') != u'w'
               || m_text.mid(from, 3).compare(QLatin1StringView("www"), Qt::CaseInsensitive) != 0;
    }

    void odd()
    {
        constexpr char16_t kOfTokens = 0xD800; // formulamarks.h, kFlankMark
        const bool isPair = m_text[m_pos].isHighSurrogate() && at(m_pos + 1).isLowSurrogate()
                            && m_text[m_pos] != kOfTokens;
        m_isOdd = m_isOdd || !isPair;
        m_pos += isPair ? 2 : 1;
    }

    /// m_pos is behind it.
    [[nodiscard]] bool isItself(QChar sign)
    {
        const QChar next = at(m_pos);
        switch (sign.unicode()) {
        case u'!':
            return next != u'[';
        case u'<':
            return next == u' ' || next == u'=' || (next >= u'0' && next <= u'9');
        case u'&':
            return !(isAsciiWord(next) || next == u'#') || !isSemicolonAhead();
        case u'@':
            return isBlank(next) || isBlank(at(m_pos - 2)) || mail();
        case u'~': // one that stands alone begins nothing
            return !m_text.mid(m_pos).contains(sign);
        default:
            return true;
        }
    }

    /// Looked for once: a text can be full of ampersands.
    [[nodiscard]] bool isSemicolonAhead()
    {
        if (!m_lastSemicolon)
            m_lastSemicolon = m_text.lastIndexOf(u';');
        return *m_lastSemicolon >= m_pos;
    }

    /// Whether md4c takes a line that begins so for words, and leaves them where they are.
    [[nodiscard]] bool beginsWords(qsizetype pos) const
    {
        const QChar first = at(pos);
        if (first.isDigit() && first.unicode() < kUnits.size()) {
            while (at(pos).isDigit())
                ++pos;
            return at(pos) != u'.' && at(pos) != u')';
        }
        // Stars and backticks are looked at where they are taken.
        constexpr QStringView kHarmless = u"*`[(\"'_$@&~";
        return isAsciiWord(first) || first.unicode() >= kUnits.size() || kHarmless.contains(first);
    }

    [[nodiscard]] bool hasPlainEnds() const
    {
        if (isBlank(m_text.front()) || isBlank(m_text.back()))
            return false;
        if (m_form == LeafForm::Line)
            return m_text.back() != u'#';
        // InlineParser::paragraph() may take the first bracket for a word's.
        const bool isLikeDefinition =
            m_text.front() == u'[' && m_text.contains(QLatin1StringView("]:"));
        return beginsWords(0) && !isLikeDefinition;
    }

    [[nodiscard]] bool newLine()
    {
        if (m_form == LeafForm::Line || isBlank(at(m_pos - 1)) || !beginsWords(m_pos + 1))
            return false;
        m_words.setHasLines();
        ++m_pos;
        return true;
    }

    /// Of equal length, the first of which can open and the second close: a pair by every rule.
    [[nodiscard]] bool emphasis()
    {
        const QChar mark = m_text[m_pos];
        qsizetype end = m_pos;
        while (at(end) == mark)
            ++end;
        const int length = int(end - m_pos);
        const Side left = sideOf(at(m_pos - 1));
        const Side right = sideOf(at(end));
        if (mark == u'_' && left == Side::Word && right == Side::Word) {
            m_pos = end;
            return true;
        }
        const bool isOpening = m_length == 0;
        const bool isKnown = left != Side::Unknown && right != Side::Unknown && length <= 3;
        const bool isPair = isOpening || (m_length == length && m_mark == mark);
        // A formula is a letter to md4c: only around one that makes no difference.
        const QChar outside = at(isOpening ? m_pos - 1 : end);
        const QChar inside = at(isOpening ? end : m_pos - 1);
        if (outside == u'$' || (inside == u'$' && mark == u'_'))
            return false;
        if (!isKnown || !isPair
            || !(mark == u'_' ? isAtWordsEdge(isOpening ? right : left, isOpening ? left : right)
                              : isFlankedByStars(left, right)))
            return false;
        flush();
        m_mark = mark;
        m_length = isOpening ? length : 0;
        m_styles.setFlag(InlineStyle::Emphasis, m_length % 2 == 1);
        m_styles.setFlag(InlineStyle::Strong, m_length >= 2);
        m_from = m_pos = end;
        return true;
    }

    [[nodiscard]] bool isFlankedByStars(Side left, Side right) const
    {
        // As prepareInline() has it beside Chinese.
        const bool isOpening = left == Side::Ideograph && right == Side::Punctuation;
        const bool isClosing = left == Side::Punctuation && right == Side::Ideograph;
        left = isOpening ? Side::Punctuation : left;
        right = isClosing ? Side::Punctuation : right;
        return isFlanked(m_length == 0 ? right : left, m_length == 0 ? left : right);
    }

    [[nodiscard]] bool code()
    {
        flush();
        const qsizetype start = ++m_pos;
        while (m_pos < m_text.size() && m_text[m_pos] != u'`') {
            if (m_text[m_pos] == u'\n')
                return false;
            if (unitOf(m_text[m_pos]) == Unit::Odd)
                odd();
            else
                ++m_pos;
        }
        const QStringView inside = m_text.mid(start, m_pos - start);
        if (m_pos >= m_text.size() || inside.isEmpty() || at(m_pos + 1) == u'`'
            || inside.front() == u' ' || inside.back() == u' ')
            return false;
        m_words.add(start, m_pos, m_styles | InlineStyle::Code);
        m_from = ++m_pos;
        return true;
    }

    [[nodiscard]] bool link()
    {
        const qsizetype label = m_pos + 1;
        qsizetype end = label;
        while (end < m_text.size() && unitOf(m_text[end]) <= Unit::Dot)
            ++end;
        const qsizetype target = end + 2;
        if (m_length != 0 || end == label || at(end) != u']' || at(end + 1) != u'(')
            return false;
        qsizetype stop = target;
        while (isTargetUnit(at(stop)))
            ++stop;
        if (stop == target || at(stop) != u')')
            return false;
        flush();
        m_words.addLink(label, end, m_text.mid(target, stop - target).toString());
        m_from = m_pos = stop + 1;
        return true;
    }

    /// Without a definition they are what they are, if no target follows.
    [[nodiscard]] bool bracketedWords()
    {
        qsizetype end = m_pos + 1;
        while (end < m_text.size() && unitOf(m_text[end]) <= Unit::Dot)
            ++end;
        if (m_labels != LeafLabels::AreWords || at(end) != u']'
            || QStringView(u"([:").contains(at(end + 1)))
            return false;
        m_pos = end + 1;
        return true;
    }

    [[nodiscard]] bool escape()
    {
        const QChar next = at(m_pos + 1);
        if (QStringView(u"\n([").contains(next))
            return false; // the end of a line, or a formula
        const bool isEscape = next.unicode() < kUnits.size() && sideOf(next) == Side::Punctuation;
        if (isEscape) {
            flush();
            m_from = m_pos + 1;
        }
        m_pos += isEscape ? 2 : 1;
        return true;
    }

    [[nodiscard]] bool dollar()
    {
        const qsizetype end = at(m_pos + 1) == u'$'
                                  ? m_text.size()
                                  : formulas::endOfInline(m_text, m_pos, m_text.size());
        const QStringView formula = m_text.mid(m_pos, std::max(end, m_pos) - m_pos);
        const bool isOdd = std::any_of(formula.begin(), formula.end(), [](QChar c) {
            return c == u'\n' || unitOf(c) == Unit::Odd;
        });
        if (isOdd || formula.startsWith(u"$$"))
            return false;
        if (end < 0) {
            ++m_pos;
            return true;
        }
        flush();
        m_words.add(m_pos, end, m_styles | InlineStyle::Formula);
        m_from = m_pos = end;
        return true;
    }

    /// Where it is not that of a bare address it is itself.
    [[nodiscard]] bool colon()
    {
        const qsizetype colon = m_pos++;
        if (at(colon + 1) != u'/' || at(colon + 2) != u'/')
            return true;
        const qsizetype start = std::max(schemeBefore(colon, "https"), schemeBefore(colon, "http"));
        return start >= m_from && address(start, endOfBareAddress(m_text, start));
    }

    [[nodiscard]] qsizetype schemeBefore(qsizetype colon, const char *name) const
    {
        const QLatin1StringView scheme(name);
        return m_text.first(colon).endsWith(scheme, Qt::CaseInsensitive) ? colon - scheme.size()
                                                                         : -1;
    }

    [[nodiscard]] bool address(qsizetype start, qsizetype end)
    {
        // prepareInline() puts marks around it, which emphasis beside it would see.
        constexpr QStringView kEmphasis = u"*_~";
        if (end < 0 || m_length != 0 || kEmphasis.contains(at(start - 1))
            || kEmphasis.contains(at(end)))
            return false;
        const QStringView target = m_text.mid(start, end - start);
        const auto isPlain = [](QChar c) { return isTargetUnit(c) || c == u'_'; };
        if (!std::all_of(target.begin(), target.end(), isPlain))
            return false;
        addLink(start, end, target.toString());
        return true;
    }

    /// m_pos is behind the sign of a mail address, or of what may be one.
    [[nodiscard]] bool mail()
    {
        const auto [start, end] = mailAddressAround(m_text, m_pos - 1);
        if (start < m_from || m_length != 0)
            return false;
        QString target = QStringLiteral("mailto:");
        addLink(start, end, target.append(m_text.mid(start, end - start)));
        return true;
    }

    void addLink(qsizetype start, qsizetype end, const QString &target)
    {
        m_words.add(m_from, start, {});
        m_words.addLink(start, end, target);
        m_from = m_pos = end;
    }

    /// What was passed over since the last mark.
    void flush() { m_words.add(m_from, m_pos, m_styles); }

    QString &m_source;
    QStringView m_text;
    LeafForm m_form;
    LeafLabels m_labels;
    qsizetype m_pos = 0;
    qsizetype m_from = 0; ///< of what was passed over, but not added
    int m_length = 0;     ///< of the marks that opened emphasis
    QChar m_mark;
    InlineStyles m_styles;
    std::optional<qsizetype> m_lastSemicolon; ///< once it was looked for
    bool m_hasMarks = false;
    bool m_isOdd = false;
    QuickText m_words;
};

} // namespace

std::optional<InlineText> quickInline(QString &&source, LeafForm form, LeafLabels labels)
{
    return QuickScan(source, form, labels).run();
}

} // namespace render
