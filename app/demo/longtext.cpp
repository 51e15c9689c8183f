// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/longtext.h"

#include <QRegularExpression>
#include <algorithm>
#include <array>

namespace demo {
namespace {

constexpr qint64 kMaxChunks = 1'000'000;
constexpr quint32 kSeed = 20260501;

constexpr std::array kStock{"orchard", "branch", "leaf",    "fruit",  "garden", "ladder", "basket",
                            "the",     "a",      "of",      "under",  "with",   "and",    "when",
                            "morning", "rain",   "ripens",  "grows",  "keeps",  "turns",  "falls",
                            "quietly", "slowly", "between", "summer", "market", "window", "early"};

constexpr std::array kCjkSentences{
    "枇杷在初夏成熟，果皮金黄。",   "清晨的果园里还留着昨夜的雨水。",
    "梯子靠在树上，篮子放在树下。", "果農會在下雨之前把枇杷收好。",
    "びわの実は初夏に色づきます。", "비파는 초여름에 노랗게 익습니다."};

constexpr std::array kCode{
    "```python\ndef ripe(fruits, least=0.8):\n    for fruit in fruits:\n"
    "        if fruit.colour >= least:\n            yield fruit  # golden enough\n```\n\n",
    "```cpp\nstruct Basket {\n    std::vector<Fruit> fruits;\n    int weight() const\n    {\n"
    "        return std::accumulate(fruits.begin(), fruits.end(), 0);\n    }\n};\n```\n\n",
    "```sql\nSELECT tree, count(*) AS fruits\nFROM harvest\nWHERE picked >= '2026-05-01'\n"
    "GROUP BY tree\nORDER BY fruits DESC;\n```\n\n",
    "```bash\nset -eu\nfor tree in orchard/*; do\n    printf '%s\\n' \"$tree\"\ndone | sort\n"
    "```\n\n"};

template <typename Array>
QString pick(QRandomGenerator &random, const Array &values)
{
    return QString::fromUtf8(values.at(size_t(random.bounded(int(values.size())))));
}

TextKind kindIn(const QString &prompt)
{
    const std::array<std::pair<const char *, TextKind>, 4> names{{{"prose", TextKind::Prose},
                                                                  {"code", TextKind::Code},
                                                                  {"cjk", TextKind::Cjk},
                                                                  {"table", TextKind::Table}}};
    for (const auto &[name, kind] : names) {
        if (prompt.contains(QLatin1StringView(name), Qt::CaseInsensitive))
            return kind;
    }
    return TextKind::Mixed;
}

} // namespace

LongOrder LongOrder::fromPrompt(const QString &prompt)
{
    static const QRegularExpression rate(
        QStringLiteral("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*(?:/\\s*s|per second|每秒)"));
    static const QRegularExpression number(QStringLiteral("\\d{1,9}"));
    LongOrder order;
    order.kind = kindIn(prompt);
    QString rest = prompt;
    if (const auto match = rate.match(rest); match.hasMatch()) {
        order.rate = match.captured(1).toDouble();
        rest.remove(match.capturedStart(), match.capturedLength());
    }
    if (const auto match = number.match(rest); match.hasMatch())
        order.chunks = std::clamp<qint64>(match.captured().toLongLong(), 1, kMaxChunks);
    return order;
}

LongText::LongText(const LongOrder &order)
    : m_order(order)
    , m_random(kSeed + quint32(order.kind))
{
}

std::optional<QString> LongText::next()
{
    if (m_sent >= m_order.chunks)
        return std::nullopt;
    if (++m_sent == m_order.chunks)
        return ending();
    if (m_buffer.size() - m_position < 16) {
        m_buffer = m_buffer.mid(m_position) + block();
        m_position = 0;
    }
    const qsizetype end = pieceEnd(m_buffer, m_position, m_random.bounded(1, 8));
    const QString piece = m_buffer.mid(m_position, end - m_position);
    m_position = end;
    for (const QChar c : piece) {
        if (c != u'\n') {
            m_line += c;
            continue;
        }
        if (m_line.startsWith(QLatin1StringView("```")))
            m_isFenceOpen = !m_isFenceOpen;
        m_line.clear();
    }
    return piece;
}

QString LongText::ending() const
{
    // A cut may have left a fence open, or one that is only half written.
    const bool isFenceLine = m_line.startsWith(QLatin1StringView("```"));
    const bool mustClose = m_isFenceOpen != isFenceLine;
    return (mustClose ? QStringLiteral("\n```\n\n") : QStringLiteral("\n\n"))
           + QStringLiteral("END OF %1 CHUNKS\n").arg(m_order.chunks);
}

QString LongText::block()
{
    switch (m_order.kind) {
    case TextKind::Prose:
        return prose(m_random.bounded(2, 6));
    case TextKind::Code:
        return code();
    case TextKind::Cjk:
        return cjk();
    case TextKind::Table:
        return table();
    case TextKind::Mixed:
        break;
    }
    switch (m_random.bounded(8)) {
    case 0:
        return QStringLiteral("## %1. The %2\n\n").arg(++m_section).arg(word()) + prose(2);
    case 1:
    case 2:
        return prose(m_random.bounded(2, 5));
    case 3:
        return list();
    case 4:
        return table();
    case 5:
        return code();
    case 6:
        return cjk();
    default:
        return QStringLiteral("> ") + prose(1);
    }
}

QString LongText::word()
{
    return pick(m_random, kStock);
}

QString LongText::sentence()
{
    QString text = word();
    text[0] = text.at(0).toUpper();
    const int words = m_random.bounded(7, 16);
    for (int i = 1; i < words; ++i) {
        const QString next = word();
        switch (m_random.bounded(24)) {
        case 0:
            text += QStringLiteral(" **") + next + QStringLiteral("**");
            break;
        case 1:
            text += QStringLiteral(" `") + next + QStringLiteral("`");
            break;
        default:
            text += QLatin1Char(' ') + next;
        }
    }
    return text + QStringLiteral(". ");
}

QString LongText::prose(int sentences)
{
    QString text;
    for (int i = 0; i < sentences; ++i)
        text += sentence();
    return text.trimmed() + QStringLiteral("\n\n");
}

QString LongText::cjk()
{
    QString text;
    const int sentences = m_random.bounded(3, 7);
    for (int i = 0; i < sentences; ++i)
        text += pick(m_random, kCjkSentences);
    return text + QStringLiteral("\n\n");
}

QString LongText::code()
{
    return pick(m_random, kCode);
}

QString LongText::table()
{
    QString text = QStringLiteral("| tree | fruits | kg |\n|:-----|-------:|---:|\n");
    const int rows = m_random.bounded(3, 9);
    for (int i = 0; i < rows; ++i) {
        const QString tree = word();
        const int fruits = m_random.bounded(1000);
        text += QStringLiteral("| %1 | %2 | %3 |\n").arg(tree).arg(fruits).arg(fruits / 20);
    }
    return text + QLatin1Char('\n');
}

QString LongText::list()
{
    QString text;
    const int items = m_random.bounded(3, 7);
    for (int i = 0; i < items; ++i) {
        text += QStringLiteral("- ") + sentence().trimmed() + QLatin1Char('\n');
        if (m_random.bounded(3) == 0)
            text += QStringLiteral("  - ") + sentence().trimmed() + QLatin1Char('\n');
    }
    return text + QLatin1Char('\n');
}

} // namespace demo
