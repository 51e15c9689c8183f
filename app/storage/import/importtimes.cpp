// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importtimes.h"

#include <algorithm>

namespace storage {
namespace {

/// Clocks and zones of programs differ by so much without being wrong.
constexpr int kToleratedDays = 1;

/// No clock that is right shows an earlier time than that of this being written.
QDateTime written()
{
    return {QDate(2026, 12, 1), QTime(0, 0), Qt::UTC};
}

/// Counts what lies behind a limit, and remembers the last of it.
class FutureTimes
{
public:
    explicit FutureTimes(const QDateTime &now)
        : m_limit(std::max(now, written()).addDays(kToleratedDays))
    {
    }

    void takeOut(QDateTime &time)
    {
        if (!time.isValid() || time <= m_limit)
            return;
        ++m_count;
        m_last = m_last.isValid() ? std::max(m_last, time) : time;
        time = QDateTime();
    }
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] QString last() const { return m_last.toUTC().date().toString(Qt::ISODate); }

private:
    QDateTime m_limit;
    QDateTime m_last;
    int m_count = 0;
};

} // namespace

void takeOutFuture(ImportedConversation &conversation, const QDateTime &now)
{
    FutureTimes times(now);
    times.takeOut(conversation.created);
    times.takeOut(conversation.updated);
    for (core::Message &message : conversation.messages)
        times.takeOut(message.created);
    if (times.count() == 0)
        return;
    conversation.losses.append({core::ImportLoss::Kind::Date, times.last(), times.count()});
    for (const core::Message &message : std::as_const(conversation.messages)) {
        if (!message.created.isValid())
            continue;
        if (!conversation.created.isValid())
            conversation.created = message.created;
        if (!conversation.updated.isValid() || conversation.updated < message.created)
            conversation.updated = message.created;
    }
    if (!conversation.updated.isValid())
        conversation.updated = conversation.created;
}

} // namespace storage
