// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <optional>

namespace demo {

/// A reply's text, one chunk after the other.
class TextSource
{
public:
    virtual ~TextSource() = default;
    /// The next chunk; nothing after the last one.
    [[nodiscard]] virtual std::optional<QString> next() = 0;
    /// Chunks a second; 0: as fast as they are taken.
    [[nodiscard]] virtual double rate() const = 0;
    /// Why it ended, in the API's word; once it has.
    [[nodiscard]] virtual QByteArray finishReason() const { return "stop"; }
};

/// A finished text, cut into chunks of three to five characters as models send them.
class FixedText final : public TextSource
{
public:
    explicit FixedText(QString text);
    [[nodiscard]] std::optional<QString> next() override;
    [[nodiscard]] double rate() const override;

private:
    QString m_text;
    qsizetype m_position = 0;
    int m_turn = 0;
};

/// The end of a piece of `length` code points from `from`; never inside a surrogate pair.
[[nodiscard]] qsizetype pieceEnd(const QString &text, qsizetype from, int length);

} // namespace demo
