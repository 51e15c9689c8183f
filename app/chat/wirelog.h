// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/wire.h"
#include "chat/inspectedrequest.h"
#include "core/message.h"

#include <QHash>
#include <QObject>
#include <QUuid>

namespace chat {

/// The requests behind the replies of this run, for looking at them. They live in memory only and
/// are never written by themselves; when they outgrow the limit, those of the oldest replies go
/// first and those of the newest stay. A reply is named by its exchange, which its siblings of the
/// same request share. GUI thread.
class WireLog : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 kMostBytes = 64 * 1024 * 1024;

    explicit WireLog(api::Wire &wire, QObject *parent = nullptr, qint64 mostBytes = kMostBytes);

    /// The name of what a reply was asked with.
    [[nodiscard]] static QUuid exchangeOf(const core::Message &reply);
    /// What the wire records of this attempt belongs to the exchange.
    void follow(quint64 attempt, const QUuid &exchange);
    [[nodiscard]] bool has(const QUuid &exchange) const { return m_records.contains(exchange); }
    /// In the order they were sent.
    [[nodiscard]] QList<InspectedRequest> requests(const QUuid &exchange) const;
    /// The recorded values themselves; cheap to copy.
    [[nodiscard]] QList<api::WireRecord> records(const QUuid &exchange) const;
    [[nodiscard]] qint64 bytes() const { return m_bytes; }

Q_SIGNALS:
    /// There is a request more.
    void recorded(const QUuid &exchange);

private:
    void take(quint64 attempt, const api::WireRecord &record);
    void keepWithinLimit();

    QHash<QUuid, QList<api::WireRecord>> m_records;
    QList<QUuid> m_order; ///< exchanges with records, the one that was added to last at the end
    QHash<quint64, QUuid> m_attempts;
    qint64 m_bytes = 0;
    qint64 m_mostBytes;
};

} // namespace chat
