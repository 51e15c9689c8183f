// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ideograph.h"

#include <QString>
#include <array>
#include <string_view>

namespace render {

/// What a character is to QuickScan before anything else is looked at.
enum class Unit : quint8 {
    Plain,
    Dot,  ///< the end of "www."
    Sign, ///< itself, if what stands beside it does not make it a mark
    NewLine,
    Emphasis, ///< a star or an underscore
    Backtick,
    Bracket,
    Escape,
    Dollar,
    Colon,
    Odd ///< itself in prose; beside marks only md4c knows what becomes of it
};

inline constexpr std::array<Unit, 128> kUnits = [] {
    std::array<Unit, 128> units{};
    for (std::size_t control = 0; control < u' '; ++control)
        units[control] = Unit::Odd;
    for (const char16_t sign : std::u16string_view(u"!<>&@~]"))
        units[sign] = Unit::Sign;
    units[u'.'] = Unit::Dot;
    units[u'\n'] = Unit::NewLine;
    units[u'*'] = Unit::Emphasis;
    units[u'_'] = Unit::Emphasis;
    units[u'\\'] = Unit::Escape;
    units[u'$'] = Unit::Dollar;
    units[u':'] = Unit::Colon;
    units[u'`'] = Unit::Backtick;
    units[u'['] = Unit::Bracket;
    return units;
}();

/// A byte order mark is lost on the way through UTF-8; of surrogates only pairs come back.
inline Unit unitOf(QChar c)
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

/// Of the plainest targets of links.
inline constexpr std::array<bool, kUnits.size()> kTargetUnits = [] {
    std::array<bool, kUnits.size()> units{};
    for (std::size_t unit = 0; unit < units.size(); ++unit)
        units[unit] = isAsciiWord(QChar(char16_t(unit)));
    for (const char16_t other : std::u16string_view(u"/.-:=?%+,#"))
        units[other] = true;
    return units;
}();

inline bool isTargetUnit(QChar c)
{
    return c.unicode() < kTargetUnits.size() && kTargetUnits[c.unicode()];
}

constexpr bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n';
}

/// What CommonMark's rules of flanking ask of the letters beside stars (6.2), and what
/// prepareInline() asks.
enum class Side { Space, Word, Ideograph, Punctuation, Unknown };

inline Side sideOf(QChar c)
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

/// Stricter than the rules for underscores, which differ within words.
[[nodiscard]] constexpr bool isAtWordsEdge(Side inside, Side outside)
{
    return (inside == Side::Word || inside == Side::Ideograph)
           && (outside == Side::Space || outside == Side::Punctuation);
}

[[nodiscard]] constexpr bool isFlanked(Side inside, Side outside)
{
    return inside != Side::Space
           && (inside != Side::Punctuation || outside == Side::Space
               || outside == Side::Punctuation);
}

} // namespace render
