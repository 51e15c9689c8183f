// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/hiddencharacters.h"

#include <algorithm>
#include <array>

namespace render {
namespace {

struct CodeRange {
    char32_t first;
    char32_t last;
};

constexpr char32_t kNonJoiner = 0x200C;
constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kBlackFlag = 0x1F3F4;
constexpr CodeRange kTags{0xE0020, 0xE007E};
constexpr char32_t kTagEnd = 0xE007F;
constexpr int kMostTags = 8; ///< of a flag, with the end

// Sorted. Controls, what Unicode calls Default_Ignorable_Code_Point, and private use, of which
// nobody can know what it looks like.
constexpr std::array kUnseen = {
    CodeRange{0x0, 0x8},         CodeRange{0xB, 0x1F},        CodeRange{0x7F, 0x9F},
    CodeRange{0xAD, 0xAD},       CodeRange{0x34F, 0x34F},     CodeRange{0x61C, 0x61C},
    CodeRange{0x115F, 0x1160},   CodeRange{0x17B4, 0x17B5},   CodeRange{0x180E, 0x180E},
    CodeRange{0x200B, 0x200F},   CodeRange{0x2029, 0x202E},   CodeRange{0x2060, 0x206F},
    CodeRange{0x3164, 0x3164},   CodeRange{0xE000, 0xF8FF},   CodeRange{0xFE00, 0xFE0F},
    CodeRange{0xFEFF, 0xFEFF},   CodeRange{0xFFA0, 0xFFA0},   CodeRange{0xFFF0, 0xFFFB},
    CodeRange{0x1BCA0, 0x1BCA3}, CodeRange{0x1D173, 0x1D17A}, CodeRange{0xE0000, 0xE0FFF},
    CodeRange{0xF0000, 0x10FFFF}};

constexpr bool isWithin(char32_t c, CodeRange range)
{
    return c >= range.first && c <= range.last;
}

bool isUnseen(char32_t c)
{
    const auto it = std::upper_bound(kUnseen.begin(), kUnseen.end(), c,
                                     [](char32_t code, CodeRange r) { return code < r.first; });
    return it != kUnseen.begin() && c <= (it - 1)->last;
}

/// Most of all texts: nothing of it has to be looked up.
constexpr bool isPlainUnit(char16_t u)
{
    return (u >= 0x20 && u < 0x7F) || (u >= 0xA0 && u < 0x34F && u != 0xAD) || u == u'\t'
           || (u >= 0x3165 && u < 0xD800);
}

constexpr bool isSelector(char32_t c)
{
    return isWithin(c, {0xFE00, 0xFE0F}) || isWithin(c, {0xE0100, 0xE01EF});
}

/// What joiners make one picture of; Qt 6.4 does not tell it.
constexpr bool isPictograph(char32_t c)
{
    return isWithin(c, {0x1F000, 0x1FAFF}) || isWithin(c, {0x2190, 0x2BFF}) || c == 0xA9
           || c == 0xAE;
}

/// Scripts whose letters look different where they are joined and where not.
bool isJoining(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Arabic:
    case QChar::Script_Syriac:
    case QChar::Script_Nko:
    case QChar::Script_Mandaic:
    case QChar::Script_Mongolian:
    case QChar::Script_PhagsPa:
    case QChar::Script_Adlam:
    case QChar::Script_Devanagari:
    case QChar::Script_Bengali:
    case QChar::Script_Gurmukhi:
    case QChar::Script_Gujarati:
    case QChar::Script_Oriya:
    case QChar::Script_Tamil:
    case QChar::Script_Telugu:
    case QChar::Script_Kannada:
    case QChar::Script_Malayalam:
    case QChar::Script_Sinhala:
    case QChar::Script_Thai:
    case QChar::Script_Tibetan:
    case QChar::Script_Myanmar:
    case QChar::Script_Khmer:
    case QChar::Script_Balinese:
    case QChar::Script_Javanese:
        return true;
    default:
        return false;
    }
}

/// One pass over a text, a character at a time.
class HiddenScan
{
public:
    explicit HiddenScan(QStringView text)
        : m_text(text)
    {
    }

    [[nodiscard]] QList<HiddenCharacter> run(qsizetype from, qsizetype to) const
    {
        QList<HiddenCharacter> found;
        for (qsizetype i = from; i < to;) {
            if (isPlainUnit(m_text[i].unicode())) {
                ++i;
                continue;
            }
            const char32_t c = at(i);
            const qsizetype length = QChar::requiresSurrogates(c) ? 2 : 1;
            if (c == kBlackFlag)
                i += tagsFrom(i + length);
            else if (isUnseen(c) && !belongsToSomething(c, i, i + length))
                found.append({int(i), int(length), c});
            i += length;
        }
        return found;
    }

private:
    [[nodiscard]] char32_t at(qsizetype i) const
    {
        if (i < 0 || i >= m_text.size())
            return 0;
        const QChar c = m_text[i];
        const bool isPair =
            c.isHighSurrogate() && i + 1 < m_text.size() && m_text[i + 1].isLowSurrogate();
        return isPair ? QChar::surrogateToUcs4(c, m_text[i + 1]) : char32_t(c.unicode());
    }

    [[nodiscard]] qsizetype startBefore(qsizetype i) const
    {
        return i >= 2 && m_text[i - 1].isLowSurrogate() ? i - 2 : i - 1;
    }

    /// The length of the tags there, when they make a flag of the one before them.
    [[nodiscard]] qsizetype tagsFrom(qsizetype i) const
    {
        for (int tag = 0; tag < kMostTags; ++tag) {
            const char32_t c = at(i + 2 * tag);
            if (c == kTagEnd && tag > 0)
                return 2 * (tag + 1);
            if (!isWithin(c, kTags))
                break;
        }
        return 0;
    }

    [[nodiscard]] bool belongsToSomething(char32_t c, qsizetype start, qsizetype end) const
    {
        if (c != kJoiner && c != kNonJoiner && !isSelector(c))
            return false;
        qsizetype place = startBefore(start);
        char32_t before = at(place);
        if (isSelector(c)) {
            // "1", "#" and "*" become keys; what else is below U+0080 has no other look.
            return before < 0x80 ? at(end) == 0x20E3 : !isUnseen(before);
        }
        if (c == kJoiner && isSelector(before))
            before = at(startBefore(place));
        return isJoining(before) || (c == kJoiner && isPictograph(before) && isPictograph(at(end)));
    }

    QStringView m_text;
};

constexpr bool isOverride(char32_t c)
{
    return c == 0x202D || c == 0x202E;
}

/// Soft hyphens and the marks that put punctuation on its side of Hebrew words.
constexpr bool isTypographic(char32_t c)
{
    return c == 0xAD || c == 0x200E || c == 0x200F || c == 0x61C;
}

constexpr InlineStyles kNamedIn = InlineStyles(InlineStyle::Code) | InlineStyle::Link;

bool hasNamedWords(const InlineText &text)
{
    return std::any_of(text.runs.begin(), text.runs.end(),
                       [](const InlineRun &run) { return bool(run.styles & kNamedIn); });
}

int hiddenCount(const InlineText &text, bool isCode)
{
    const QList<HiddenCharacter> all = hiddenCharacters(text.text, 0, int(text.text.size()));
    if (all.isEmpty())
        return 0;
    if (isCode)
        return int(all.size());
    const auto isQuiet = [](const HiddenCharacter &one) { return isTypographic(one.code); };
    const QList<HiddenCharacter> named = namedCharacters(text, false);
    return int(all.size() - std::count_if(all.begin(), all.end(), isQuiet)
               + std::count_if(named.begin(), named.end(), isQuiet));
}

} // namespace

QList<HiddenCharacter> hiddenCharacters(QStringView text, int from, int to)
{
    return HiddenScan(text).run(from, to);
}

QList<HiddenCharacter> namedCharacters(const InlineText &text, bool isCode)
{
    if (isCode)
        return hiddenCharacters(text.text, 0, int(text.text.size()));
    if (!hasNamedWords(text))
        return {};
    QList<HiddenCharacter> named = hiddenCharacters(text.text, 0, int(text.text.size()));
    auto run = text.runs.begin();
    named.removeIf([&](const HiddenCharacter &one) {
        while (run != text.runs.end() && run->start + run->length <= one.start)
            ++run;
        const bool isInRun = run != text.runs.end() && run->start <= one.start;
        if (isInRun && run->styles & InlineStyle::Formula)
            return true;
        return !(isInRun && run->styles & kNamedIn) && !isOverride(one.code);
    });
    return named;
}

QString hiddenName(char32_t code)
{
    return QStringLiteral("U+%1").arg(uint(code), 4, 16, QLatin1Char('0')).toUpper();
}

QString withHiddenNames(const QString &text)
{
    const QList<HiddenCharacter> hidden = hiddenCharacters(text, 0, int(text.size()));
    if (hidden.isEmpty())
        return text;
    QString out;
    int at = 0;
    for (const HiddenCharacter &one : hidden) {
        out += QStringView(text).mid(at, one.start - at);
        out += hiddenName(one.code) + QLatin1Char(' '); // for the space around it
        at = one.start + one.length;
    }
    return out += QStringView(text).mid(at);
}

int hiddenCount(const Block &block)
{
    if (block.kind != BlockKind::Table)
        return hiddenCount(block.text, block.kind == BlockKind::Code);
    int count = 0;
    for (const QList<InlineText> &row : block.rows) {
        for (const InlineText &cell : row)
            count += hiddenCount(cell, false);
    }
    return count;
}

} // namespace render
