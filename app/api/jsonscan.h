// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonDocument>
#include <QStringView>
#include <optional>

namespace api {

/// Follows the brackets of a JSON text without reading it, a piece at a time. Says where the
/// first object or array ends, whatever the bytes between are worth.
class JsonBalance
{
public:
    /// Returns the number of characters up to and including the closing bracket when this piece
    /// closes the text, otherwise -1. Nothing may be fed after that.
    template <typename View>
    qsizetype feed(View piece);
    /// An object or array was opened and closed.
    [[nodiscard]] bool isClosed() const { return m_isOpened && m_depth == 0; }
    /// An object or array was opened and is not closed yet.
    [[nodiscard]] bool isOpen() const { return m_depth > 0; }

private:
    void step(char16_t character);

    qint64 m_depth = 0;
    bool m_isOpened = false;
    bool m_isInString = false;
    bool m_isEscaped = false;
};

template <typename View>
qsizetype JsonBalance::feed(View piece)
{
    for (qsizetype i = 0; i < piece.size(); ++i) {
        if constexpr (std::is_same_v<View, QStringView>)
            step(piece[i].unicode());
        else
            step(static_cast<unsigned char>(piece[i]));
        if (isClosed())
            return i + 1;
    }
    return -1;
}

/// Parses a JSON object or array. Invalid UTF-8 is replaced by U+FFFD and tried again, because
/// Qt's reader refuses it where the Encoding standard replaces it.
[[nodiscard]] std::optional<QJsonDocument> parseJson(QByteArrayView text);
/// The longest leading document of a text with something behind it; `end` becomes its length.
[[nodiscard]] std::optional<QJsonDocument> parseLeadingJson(QByteArrayView text, qsizetype *end);
/// A text that was cut off, as the document that its beginning makes: what is open is closed, and a
/// member that is torn beyond use is left out. Nothing when that is no JSON either.
[[nodiscard]] std::optional<QJsonDocument> parseCutJson(QByteArrayView text);
/// True when the text begins an object or array and does not end it.
[[nodiscard]] bool isCutJson(QByteArrayView text);
/// True for null, true, false, a number or a string: JSON that carries nothing here.
[[nodiscard]] bool isBareScalar(QByteArrayView text);
/// Without a byte-order mark and white space at either end.
[[nodiscard]] QByteArrayView trimmedBody(QByteArrayView text);

} // namespace api
