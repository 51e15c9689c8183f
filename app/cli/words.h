// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace cli {

/// Words::tr("…") says a sentence of the command line in the language of the program. Literals
/// stand inside the call itself, where lupdate finds them together with their context.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(cli)
};

} // namespace cli
