// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/titleround.h"

#include "chat/titlewriter.h"

#include <QSet>
#include <utility>

namespace chat {
namespace {

/// In sequence: a gateway that gives none is not asked for every chat of a large selection.
constexpr int kMostFailures = 3;

} // namespace

TitleRound::TitleRound(TitleWriter &writer, Host host, QObject *parent)
    : QObject(parent)
    , m_writer(writer)
    , m_host(std::move(host))
{
    // Queued: the next one does not begin inside the end of the one before.
    connect(&writer, &TitleWriter::changed, this, &TitleRound::hear, Qt::QueuedConnection);
}

void TitleRound::begin(const QList<QUuid> &conversations)
{
    QSet<QUuid> known(m_waiting.cbegin(), m_waiting.cend());
    known.insert(m_now);
    for (const QUuid &id : conversations) {
        if (!known.contains(id))
            m_waiting.append(id);
        known.insert(id);
    }
    if (!isRunning())
        next();
}

void TitleRound::next()
{
    while (!m_waiting.isEmpty()) {
        const QUuid id = m_waiting.takeFirst();
        const std::optional<core::ConversationInfo> info = m_host.info(id);
        if (!info)
            continue;
        if (info->isTitleByHand) {
            ++m_named;
            continue;
        }
        m_now = id;
        m_before = info->title;
        m_writer.writeFor(id, false);
        return;
    }
    m_now = {};
    m_inSequence = 0;
    const QList<Change> changes = std::exchange(m_changes, {});
    if (!changes.isEmpty())
        m_host.keep(changes);
    Q_EMIT ended(int(changes.size()), std::exchange(m_named, 0), std::exchange(m_failed, 0));
}

void TitleRound::hear(const QUuid &conversation)
{
    if (conversation != m_now || m_now.isNull() || m_writer.isWriting(conversation))
        return;
    const std::optional<core::ConversationInfo> info = m_host.info(conversation);
    if (info && info->isTitleByHand) {
        ++m_named; // meanwhile
    } else if (info && info->title != m_before) {
        m_changes.append({conversation, m_before, info->title});
        m_inSequence = 0;
    } else {
        ++m_failed;
        if (++m_inSequence >= kMostFailures)
            m_failed += int(std::exchange(m_waiting, {}).size());
    }
    next();
}

} // namespace chat
