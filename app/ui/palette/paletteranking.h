// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/messagesearch.h"
#include "ui/palette/paletteentry.h"

#include <QStringList>

namespace ui {

/// Entries with what they are compared by, ready to be ranked again and again. A value that any
/// thread may read.
struct PaletteIndex {
    QList<PaletteEntry> entries;
    QStringList folded; ///< chat::searchFolded() of the words of each
};

[[nodiscard]] PaletteIndex paletteIndex(QList<PaletteEntry> entries);

/// An entry that fits.
struct RankedEntry {
    qsizetype entry = 0; ///< in the index
    int score = 0;       ///< higher is better
    bool operator==(const RankedEntry &) const = default;
};

/// The words of what was typed, folded as those of an index are.
[[nodiscard]] QStringList paletteWords(const QString &text);
/// How well a folded text fits all of these folded words: at its beginning, at the beginning of a
/// word, anywhere, or with its letters in this order from the beginning of a word on. 0: not.
[[nodiscard]] int paletteScore(const QString &folded, const QStringList &words);
/// Where the words stand in the folded text, in order.
[[nodiscard]] QList<chat::TextSpan> paletteMarks(const QString &folded, const QStringList &words);
/// The best of each kind, the kind with the best one first. Some milliseconds for tens of
/// thousands: not for the GUI thread.
[[nodiscard]] QList<RankedEntry> ranked(const PaletteIndex &index, const QString &text);

} // namespace ui
