// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace api {

/// An address found in what was typed.
struct PastedAddress {
    QString address;        ///< with or without a scheme; empty: nothing looked like one
    bool hasSpaces = false; ///< a blank stands inside the address
};

/// Without blanks, zero-width characters, quotes and stops around it, and with the full-width
/// forms of letters, digits, colon, slash, dot and other parts of addresses in ASCII.
[[nodiscard]] QString tidiedAddress(const QString &typed);
/// The first address of a sentence or a command line; the text itself when it is one word.
[[nodiscard]] PastedAddress findAddress(const QString &tidied);
/// Every http and https address in the text, in order.
[[nodiscard]] QStringList webAddressesIn(const QString &tidied);

} // namespace api
