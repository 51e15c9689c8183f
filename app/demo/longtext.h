// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/textsource.h"

#include <QRandomGenerator>

namespace demo {

enum class TextKind { Prose, Code, Cjk, Table, Mixed };

/// How long a reply of `demo-long` is asked to be.
struct LongOrder {
    qint64 chunks = 1000;
    TextKind kind = TextKind::Mixed;
    double rate = 120; ///< chunks a second; 0: as fast as they are taken

    /// Reads "5000 chunks of code at 200/s"; what is not said keeps its default.
    [[nodiscard]] static LongOrder fromPrompt(const QString &prompt);
    bool operator==(const LongOrder &) const = default;
};

/// Exactly as many chunks as ordered, of about four characters each. The same order always gives
/// the same text, on every machine; its Markdown is whole at the end.
class LongText final : public TextSource
{
public:
    explicit LongText(const LongOrder &order);
    [[nodiscard]] std::optional<QString> next() override;
    [[nodiscard]] double rate() const override { return m_order.rate; }

private:
    [[nodiscard]] QString block();
    [[nodiscard]] QString prose(int sentences);
    [[nodiscard]] QString sentence();
    [[nodiscard]] QString cjk();
    [[nodiscard]] QString code();
    [[nodiscard]] QString table();
    [[nodiscard]] QString list();
    [[nodiscard]] QString word();
    [[nodiscard]] QString ending() const;

    LongOrder m_order;
    QRandomGenerator m_random; ///< seeded: a Mersenne Twister gives the same numbers everywhere
    QString m_buffer;
    qsizetype m_position = 0;
    qint64 m_sent = 0;
    int m_section = 0;
    QString m_line; ///< the line that is being sent, to know whether a fence is open
    bool m_isFenceOpen = false;
};

} // namespace demo
