// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/chatquery.h"
#include "demo/textsource.h"

#include <memory>

namespace demo {

/// A text within the limits of a request: not longer than its token limit, a chunk being a token,
/// and without the first stop sequence and what follows it.
class BoundedText final : public TextSource
{
public:
    BoundedText(std::unique_ptr<TextSource> text, const ChatQuery &query);
    [[nodiscard]] std::optional<QString> next() override;
    [[nodiscard]] double rate() const override { return m_text->rate(); }
    [[nodiscard]] QByteArray finishReason() const override;

private:
    [[nodiscard]] std::optional<QString> taken(qsizetype length);
    [[nodiscard]] qsizetype stopAt() const;
    [[nodiscard]] qsizetype freeLength() const;

    std::unique_ptr<TextSource> m_text;
    std::optional<qint64> m_limit;
    QStringList m_stops;
    QString m_held; ///< its end may begin a stop sequence
    qint64 m_given = 0;
    bool m_isOver = false;
    bool m_isCut = false;
};

} // namespace demo
