// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace chat {

/// A text of any size, made ready for a view that lays out line by line: nothing in it is
/// invisible or means something to a document, and where its lines may be broken is known.
struct LongText {
    QString text;
    QString folded;          ///< the same without the difference of capitals, letter for letter
    QList<qsizetype> breaks; ///< places in `text` before which a line that is too long goes on
    bool isCut = false;      ///< there is more than is shown
};

/// Control and other hidden characters become their name or number in angle brackets, but for
/// line feeds and tabs. At most `most` UTF-16 units are taken. For any thread.
[[nodiscard]] LongText longText(const QString &text, qsizetype most = 4 * 1024 * 1024);

} // namespace chat
