// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/search/folding.h"

#include "storage/search/hanvariants.h"

#include <algorithm>
#include <bitset>
#include <vector>

namespace storage {
namespace {

constexpr size_t kUnits = 0x10000;
// Two of the units that are no characters.
constexpr char16_t kDropped = 0xFFFE;
constexpr char16_t kNotSingle = 0xFFFF;
// No language puts as many marks on a letter. Putting them in order takes the square of their
// number, and who pastes a million of them must not stop the program.
constexpr qsizetype kLongestCluster = 32;

bool isAccent(char32_t c)
{
    return c >= 0x0300 && c <= 0x036F;
}

/// Shows nothing and means nothing to who searches (Unicode's Default_Ignorable_Code_Point, as far
/// as it is met in texts).
bool isInvisible(char32_t c)
{
    return c == 0x00AD || c == 0x061C || (c >= 0x200B && c <= 0x200F)
           || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF
           || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

/// It may become one character with what stands before it.
bool joinsBefore(char16_t c)
{
    if (c < 0x0483 || isInvisible(c))
        return false;
    const bool isVowelOfHangul = c >= 0x1160 && c <= 0x11FF;
    const bool isHalfWidthVoiceMark = c == 0xFF9E || c == 0xFF9F;
    return isVowelOfHangul || isHalfWidthVoiceMark || QChar(c).combiningClass() != 0;
}

char32_t simplified(char32_t c)
{
    const HanVariant *end = kHanVariants + kHanVariantCount;
    const HanVariant *found =
        std::lower_bound(kHanVariants, end, c, [](const HanVariant &variant, char32_t wanted) {
            return variant.from < wanted;
        });
    return found != end && found->from == c ? found->to : c;
}

/// Any character with what joins it.
QString foldedCluster(QStringView cluster)
{
    QString text = cluster.toString().normalized(QString::NormalizationForm_KD);
    text.removeIf([](QChar c) { return isAccent(c.unicode()) || isInvisible(c.unicode()); });
    // Unicode's full folding, which Qt has for this one only in capitals.
    text.replace(u'\u00DF', QLatin1StringView("ss")).replace(u'\u1E9E', QLatin1StringView("ss"));
    text = text.toCaseFolded().normalized(QString::NormalizationForm_KC);
    QString result;
    const QList<uint> characters = text.toUcs4();
    for (const uint character : characters) {
        if (QChar::isSpace(character)) {
            result += QLatin1Char(' ');
        } else if (!isInvisible(character)) {
            const char32_t to = simplified(character);
            result += QString::fromUcs4(&to, 1);
        }
    }
    return result;
}

/// Most characters stand alone and become one: looked up, they cost next to nothing. It takes
/// 128 KiB and some milliseconds when the first text is folded.
struct FoldTable {
    FoldTable();
    std::vector<char16_t> single;
    std::bitset<kUnits> joins;
};

bool isPlainRange(char32_t c)
{
    const bool isHan = (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF);
    return isHan || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xE000 && c <= 0xF8FF);
}

FoldTable::FoldTable()
    : single(kUnits)
{
    for (size_t unit = 0; unit < kUnits; ++unit) {
        const auto c = char16_t(unit);
        joins[unit] = joinsBefore(c);
        if (isPlainRange(c)) {
            const char32_t to = simplified(c);
            single[unit] = to < kDropped ? char16_t(to) : kNotSingle;
        } else if (QChar::isSurrogate(c) || c >= kDropped) {
            single[unit] = kNotSingle;
        } else {
            const QChar character(c);
            const QString result = foldedCluster(QStringView(&character, 1));
            single[unit] = result.isEmpty()     ? kDropped
                           : result.size() == 1 ? result.at(0).unicode()
                                                : kNotSingle;
        }
    }
}

const FoldTable &foldTable()
{
    static const FoldTable table;
    return table;
}

qsizetype clusterLength(const FoldTable &table, QStringView text, qsizetype from)
{
    qsizetype end = from + 1;
    if (text.at(from).isHighSurrogate() && end < text.size() && text.at(end).isLowSurrogate())
        ++end;
    const qsizetype last = qMin(text.size(), from + kLongestCluster);
    while (end < last && table.joins[text.at(end).unicode()])
        ++end;
    return end - from;
}

/// `put(unit, start)` for every unit of the result.
template <typename Put>
void foldEach(QStringView text, const Put &put)
{
    const FoldTable &table = foldTable();
    bool isAfterSpace = false;
    const auto putOne = [&put, &isAfterSpace](char16_t unit, qsizetype start) {
        if (unit != u' ' || !isAfterSpace)
            put(unit, start);
        isAfterSpace = unit == u' ';
    };
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype length = clusterLength(table, text, i);
        const char16_t single = length == 1 ? table.single[text.at(i).unicode()] : kNotSingle;
        if (single == kNotSingle) {
            const QString result = foldedCluster(text.mid(i, length));
            for (const QChar c : result)
                putOne(c.unicode(), i);
        } else if (single != kDropped) {
            putOne(single, i);
        }
        i += length;
    }
}

} // namespace

FoldedText::FoldedText(QStringView original)
    : m_size(original.size())
{
    m_text.reserve(m_size);
    m_starts.reserve(m_size);
    foldEach(original, [this](char16_t unit, qsizetype start) {
        m_text += QChar(unit);
        m_starts.append(start);
    });
}

TextSpan FoldedText::original(const TextSpan &folded) const
{
    const qsizetype start = m_starts.value(folded.offset, m_size);
    // One character may have become several: the whole of it is meant.
    qsizetype next = folded.offset + folded.length;
    const qsizetype last = m_starts.value(next - 1, m_size);
    while (next < m_starts.size() && m_starts.at(next) == last)
        ++next;
    return {start, m_starts.value(next, m_size) - start};
}

QString folded(QStringView text)
{
    // Mostly one unit becomes one; appending them one by one would take twice the time.
    QString result(text.size(), Qt::Uninitialized);
    qsizetype size = 0;
    QChar *units = result.data();
    foldEach(text, [&result, &size, &units](char16_t unit, qsizetype) {
        if (size == result.size()) {
            result.resize(2 * size + 1);
            units = result.data();
        }
        units[size++] = QChar(unit);
    });
    result.truncate(size);
    return result;
}

QString foldingVersion()
{
    return QStringLiteral("%1-%2")
        .arg(int(QChar::currentUnicodeVersion()))
        .arg(kHanVariantSum, 0, 16);
}

} // namespace storage
