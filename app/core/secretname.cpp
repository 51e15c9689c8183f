// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secretname.h"

#include <algorithm>
#include <array>

namespace core {

bool isSecretName(const QByteArray &name)
{
    static constexpr std::array kWords{"auth",   "key",      "token", "secret",
                                       "cookie", "password", "sig",   "credential"};
    const QByteArray lower = name.toLower();
    return std::any_of(kWords.cbegin(), kWords.cend(),
                       [&lower](const char *word) { return lower.contains(word); });
}

} // namespace core
