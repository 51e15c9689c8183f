// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace api {

/// Makes well-formed text of fragments: surrogate halves that came in two fragments are joined,
/// what stays a lone half and U+0000 become U+FFFD.
class TextJoiner
{
public:
    /// The fragment as it can be shown now; a high surrogate at its end waits for its partner.
    [[nodiscard]] QString take(QString fragment);
    /// What still waits, as U+FFFD; empty mostly.
    [[nodiscard]] QString finish();

private:
    QChar m_high; ///< null: nothing waits
};

} // namespace api
