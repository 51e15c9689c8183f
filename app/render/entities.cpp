// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/entities.h"

#include <algorithm>
#include <array>

namespace render {
namespace {

struct Named {
    const char *name;
    char16_t character;
};

// Sorted by name. The basic set of HTML 4 that occurs in prose and code.
constexpr std::array kNamed = {
    Named{"amp", u'&'},     Named{"apos", u'\''},    Named{"asymp", 0x2248},
    Named{"bull", 0x2022},  Named{"cent", 0xA2},     Named{"copy", 0xA9},
    Named{"darr", 0x2193},  Named{"deg", 0xB0},      Named{"divide", 0xF7},
    Named{"emsp", 0x2003},  Named{"ensp", 0x2002},   Named{"euro", 0x20AC},
    Named{"frac12", 0xBD},  Named{"ge", 0x2265},     Named{"gt", u'>'},
    Named{"harr", 0x2194},  Named{"hellip", 0x2026}, Named{"infin", 0x221E},
    Named{"laquo", 0xAB},   Named{"larr", 0x2190},   Named{"ldquo", 0x201C},
    Named{"le", 0x2264},    Named{"lsquo", 0x2018},  Named{"lt", u'<'},
    Named{"mdash", 0x2014}, Named{"micro", 0xB5},    Named{"middot", 0xB7},
    Named{"minus", 0x2212}, Named{"nbsp", 0xA0},     Named{"ndash", 0x2013},
    Named{"ne", 0x2260},    Named{"not", 0xAC},      Named{"para", 0xB6},
    Named{"plusmn", 0xB1},  Named{"pound", 0xA3},    Named{"quot", u'"'},
    Named{"raquo", 0xBB},   Named{"rarr", 0x2192},   Named{"rdquo", 0x201D},
    Named{"reg", 0xAE},     Named{"rsquo", 0x2019},  Named{"sect", 0xA7},
    Named{"sup2", 0xB2},    Named{"thinsp", 0x2009}, Named{"times", 0xD7},
    Named{"trade", 0x2122}, Named{"uarr", 0x2191},   Named{"yen", 0xA5},
};

QString numeric(QByteArrayView digits)
{
    const bool isHex = digits.startsWith('x') || digits.startsWith('X');
    bool isOk = false;
    const uint code =
        (isHex ? digits.sliced(1) : digits).toByteArray().toUInt(&isOk, isHex ? 16 : 10);
    // CommonMark 2.5: zero and what is no character become U+FFFD.
    if (!isOk || code == 0 || code > QChar::LastValidCodePoint || QChar::isSurrogate(code))
        return QString(QChar(QChar::ReplacementCharacter));
    const char32_t character = code;
    return QString::fromUcs4(&character, 1);
}

} // namespace

QString decodeEntity(QByteArrayView entity)
{
    const QByteArrayView inner = entity.sliced(1, std::max<qsizetype>(entity.size() - 2, 0));
    if (inner.startsWith('#'))
        return numeric(inner.sliced(1));
    const auto it = std::lower_bound(
        kNamed.begin(), kNamed.end(), inner,
        [](const Named &named, QByteArrayView name) { return QByteArrayView(named.name) < name; });
    if (it != kNamed.end() && QByteArrayView(it->name) == inner)
        return QString(QChar(it->character));
    return QString::fromUtf8(entity);
}

} // namespace render
