// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace storage {

/// A piece of a text, in UTF-16 units.
struct TextSpan {
    qsizetype offset = 0;
    qsizetype length = 0;
    bool operator==(const TextSpan &) const = default;
};

/// A text as search compares it, and which units of the original each of its units stands for.
class FoldedText
{
public:
    explicit FoldedText(QStringView original);

    [[nodiscard]] const QString &text() const { return m_text; }
    /// Whole characters of the original that stand behind a piece of text().
    [[nodiscard]] TextSpan original(const TextSpan &folded) const;

private:
    QString m_text;
    QList<qsizetype> m_starts; ///< a unit of m_text → where what it stands for begins
    qsizetype m_size;
};

/// Without what people do not mean when they search: compatibility forms such as full width
/// (Unicode's NFKC), case, accents, what is invisible, and whether a Chinese character is the
/// traditional or the simplified one. White space of any kind and length is one space.
[[nodiscard]] QString folded(QStringView text);

/// What is in an index that was made with another one cannot be compared.
[[nodiscard]] QString foldingVersion();

} // namespace storage
