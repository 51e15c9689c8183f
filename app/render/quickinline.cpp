// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/quickinline.h"

#include "core/ideograph.h"

#include <array>
#include <string_view>

namespace render {
namespace {

/// Far below what InlineParser allows: a text with more is not worth a thought here.
constexpr qsizetype kMostQuickRuns = 200;
constexpr qsizetype kUsualRuns = 3;

enum class Unit : quint8 {
    Plain,
    Dot,  ///< the end of "www."
    Sign, ///< itself, if what stands beside it does not make it a mark
    NewLine,
    Star,
    Backtick,
    Bracket,
    Odd, ///< itself in prose; beside marks only md4c knows what becomes of it
    Mark
};

constexpr std::array<Unit, 128> kUnits = [] {
    std::array<Unit, 128> units{};
    for (std::size_t control = 0; control < u' '; ++control)
        units[control] = Unit::Odd;
    for (const char16_t sign : std::u16string_view(u":!<>&_"))
        units[sign] = Unit::Sign;
    for (const char16_t mark : std::u16string_view(u"~]\\$@"))
        units[mark] = Unit::Mark;
    units[u'.'] = Unit::Dot;
    units[u'\n'] = Unit::NewLine;
    units[u'*'] = Unit::Star;
    units[u'`'] = Unit::Backtick;
    units[u'['] = Unit::Bracket;
    return units;
}();

/// A byte order mark is lost on the way through UTF-8; of surrogates only pairs come back.
Unit unitOf(QChar c)
{
    const char16_t unit = c.unicode();
    if (unit < kUnits.size())
        return kUnits[unit];
    return c.isSurrogate() || unit == QChar::ByteOrderMark ? Unit::Odd : Unit::Plain;
}

constexpr bool isAsciiWord(QChar c)
{
    const char16_t unit = c.unicode();
    return (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z')
           || (unit >= u'0' && unit <= u'9');
}

constexpr bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n';
}

/// What CommonMark's rules of flanking ask of the letters beside stars (6.2), and what
/// prepareInline() asks.
enum class Side { Space, Word, Ideograph, Punctuation, Unknown };

Side sideOf(QChar c)
{
    if (c == u' ' || c == u'\n')
        return Side::Space;
    if (isAsciiWord(c))
        return Side::Word;
    if (c.unicode() < kUnits.size())
        return c.unicode() > u' ' && c.unicode() < 0x7F ? Side::Punctuation : Side::Unknown;
    if (c.isLetter())
        return core::isIdeograph(c.unicode()) ? Side::Ideograph : Side::Word;
    // Every version of Unicode calls these punctuation.
    constexpr QStringView kPunctuation = u"，。、：；！？（）“”‘’《》「」『』【】—…";
    return kPunctuation.contains(c) ? Side::Punctuation : Side::Unknown;
}

/// One pass over a text. Every function that meets a mark is false where it gives up.
class QuickScan
{
public:
    QuickScan(const QString &source, LeafForm form)
        : m_source(source)
        , m_text(source)
        , m_form(form)
    {
    }

    [[nodiscard]] std::optional<InlineText> run()
    {
        while (m_pos < m_text.size()) {
            const Unit unit = unitOf(m_text[m_pos]);
            if (unit == Unit::Plain)
                ++m_pos;
            else if (!take(unit))
                return std::nullopt;
        }
        if (!m_hasMarks)
            return prose();
        if (m_stars != 0 || m_isOdd || !hasPlainEnds())
            return std::nullopt;
        flush();
        if (m_result.runs.size() > kMostQuickRuns)
            return std::nullopt;
        return std::move(m_result);
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
        case Unit::Star:
            return stars();
        case Unit::Backtick:
            return code();
        case Unit::Bracket:
            return link();
        case Unit::Plain:
        case Unit::Dot:
        case Unit::Odd:
        case Unit::Mark:
            break;
        }
        return false;
    }

    [[nodiscard]] InlineText prose() const
    {
        return {m_form == LeafForm::Paragraph ? m_source.trimmed() : m_source, {}, {}};
    }

    [[nodiscard]] QChar at(qsizetype pos) const
    {
        return pos >= 0 && pos < m_text.size() ? m_text[pos] : QChar(u'\n');
    }

    [[nodiscard]] bool dot()
    {
        const qsizetype from = m_pos++ - 3;
        return from < 0
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
    [[nodiscard]] bool isItself(QChar sign) const
    {
        const QChar next = at(m_pos);
        switch (sign.unicode()) {
        case u':':
            return next != u'/';
        case u'!':
            return next != u'[';
        case u'<':
        case u'&':
            return next == u' ' || next == u'=';
        case u'_':
            return isAsciiWord(next) && isAsciiWord(at(m_pos - 2));
        default:
            return true;
        }
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
        constexpr QStringView kHarmless = u"*`[(\"'";
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
        flush();
        static constexpr QChar kLineEnd(QChar::LineSeparator);
        add(QStringView(&kLineEnd, 1), m_styles);
        m_from = ++m_pos;
        return true;
    }

    /// Two runs of equal length, the first of which can open and the second close, are a pair by
    /// every rule if no other one stands between them.
    [[nodiscard]] bool stars()
    {
        qsizetype end = m_pos;
        while (at(end) == u'*')
            ++end;
        const int length = int(end - m_pos);
        Side left = sideOf(at(m_pos - 1));
        Side right = sideOf(at(end));
        if (length > 2 || left == Side::Unknown || right == Side::Unknown)
            return false;
        // As prepareInline() has it beside Chinese.
        const bool isOpening = left == Side::Ideograph && right == Side::Punctuation;
        const bool isClosing = left == Side::Punctuation && right == Side::Ideograph;
        left = isOpening ? Side::Punctuation : left;
        right = isClosing ? Side::Punctuation : right;
        if (!isFlanked(m_stars == 0 ? right : left, m_stars == 0 ? left : right)
            || (m_stars != 0 && m_stars != length))
            return false;
        flush();
        m_stars = m_stars == 0 ? length : 0;
        m_styles = m_stars == 0   ? InlineStyles()
                   : m_stars == 1 ? InlineStyle::Emphasis
                                  : InlineStyle::Strong;
        m_from = m_pos = end;
        return true;
    }

    [[nodiscard]] static bool isFlanked(Side inside, Side outside)
    {
        return inside != Side::Space
               && (inside != Side::Punctuation || outside == Side::Space
                   || outside == Side::Punctuation);
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
        add(inside, m_styles | InlineStyle::Code);
        m_from = ++m_pos;
        return true;
    }

    [[nodiscard]] static bool isTargetUnit(QChar c)
    {
        constexpr QStringView kOthers = u"/.-:=?%+,#";
        return isAsciiWord(c) || kOthers.contains(c);
    }

    [[nodiscard]] bool link()
    {
        const qsizetype label = m_pos + 1;
        qsizetype end = label;
        while (end < m_text.size() && unitOf(m_text[end]) <= Unit::Dot)
            ++end;
        const qsizetype target = end + 2;
        if (m_stars != 0 || end == label || at(end) != u']' || at(end + 1) != u'(')
            return false;
        qsizetype stop = target;
        while (isTargetUnit(at(stop)))
            ++stop;
        if (stop == target || at(stop) != u')')
            return false;
        flush();
        add(m_text.mid(label, end - label), InlineStyle::Link, int(m_result.links.size()));
        m_result.links.append(m_text.mid(target, stop - target).toString());
        m_from = m_pos = stop + 1;
        return true;
    }

    /// What was passed over since the last mark.
    void flush() { add(m_text.mid(m_from, m_pos - m_from), m_styles); }

    void add(QStringView text, InlineStyles styles, int link = -1)
    {
        if (text.isEmpty())
            return;
        const int start = int(m_result.text.size());
        if (start == 0 && text.size() == m_source.size())
            m_result.text = m_source;
        else if (start == 0)
            m_result.text.reserve(m_source.size());
        if (start > 0 || m_result.text.isEmpty())
            m_result.text.append(text);
        if (!styles)
            return;
        QList<InlineRun> &runs = m_result.runs;
        if (!runs.isEmpty() && runs.last().styles == styles && runs.last().link == link
            && runs.last().start + runs.last().length == start) {
            runs.last().length += int(text.size());
            return;
        }
        if (runs.isEmpty())
            runs.reserve(kUsualRuns);
        runs.append({start, int(text.size()), styles, link});
    }

    const QString &m_source;
    QStringView m_text;
    LeafForm m_form;
    qsizetype m_pos = 0;
    qsizetype m_from = 0; ///< of what was passed over, but not added
    int m_stars = 0;      ///< of the open pair
    InlineStyles m_styles;
    bool m_hasMarks = false;
    bool m_isOdd = false;
    InlineText m_result;
};

} // namespace

std::optional<InlineText> quickInline(const QString &source, LeafForm form)
{
    return QuickScan(source, form).run();
}

} // namespace render
