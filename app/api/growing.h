// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <algorithm>

namespace api {

/// Appends like `+=`, for what may become large: the memory grows where it stands. Qt's own (6.4)
/// takes new memory and copies, and so holds twice as much for a moment.
inline void grow(QByteArray &kept, QByteArrayView more)
{
    const qsizetype size = kept.size() + more.size();
    if (size > kept.capacity())
        kept.reserve(std::max(size, 2 * kept.capacity()));
    kept.append(more);
}

} // namespace api
