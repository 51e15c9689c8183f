// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace texts {

/// The sentence `source`, marked for the context "texts", in the language of the program.
[[nodiscard]] QString translated(const char *source);
/// The same with every %1 replaced by `argument`. Not QString::arg(): what another side wrote may
/// hold placeholders itself.
[[nodiscard]] QString filled(const char *source, const QString &argument);
/// The same with every %2 replaced by `second`, too.
[[nodiscard]] QString filled(const char *source, const QString &first, const QString &second);

/// What another side wrote, as a sentence can cite it: one line of at most so many characters, and
/// an ellipsis where there were more.
[[nodiscard]] QString shortened(const QString &text, qsizetype most = 80);

/// Behind each host that is written in ASCII for the sake of the network, "xn--…", what it reads
/// like in its own letters. Both, because letters of two scripts may look the same.
[[nodiscard]] QString withReadableHosts(const QString &text);

} // namespace texts
