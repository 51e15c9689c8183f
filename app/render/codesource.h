// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/block.h"

namespace render {

/// What the typesetter is asked about a block of code, gathered leaf by leaf.
class CodeSource
{
public:
    void add(const Block &leaf);
    /// The typesetter takes no more than there is.
    [[nodiscard]] bool isTooLong() const;
    [[nodiscard]] const QString &language() const { return m_language; }
    [[nodiscard]] const QString &code() const { return m_code; }

private:
    QString m_language;
    QString m_code;
    bool m_isBegun = false;
};

} // namespace render
