// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace storage {

/// A character and the one it is searched as: 繁 and 简 of the same word find each other.
struct HanVariant {
    char32_t from;
    char32_t to;
};

/// By `from`. The file that holds them is made while the program is built, of OpenCC's tables.
extern const HanVariant kHanVariants[];
extern const int kHanVariantCount;
/// Another table has another sum.
extern const quint32 kHanVariantSum;

} // namespace storage
