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
    const auto note = [this](const QUuid &id) { m_isUnfounded = m_isUnfounded || id == m_now; };
    connect(&writer, &TitleWriter::unfounded, this, note);
    connect(&writer, &TitleWriter::unreadable, this, note);
}

void TitleRound::begin(const QList<QUuid> &conversations)
{
    const bool isNew = !isRunning();
    const int begun = isNew ? 0 : done() + 1;
    QSet<QUuid> known(m_waiting.cbegin(), m_waiting.cend());
    known.insert(m_now);
    for (const QUuid &id : conversations) {
        if (known.contains(id))
            continue;
        known.insert(id);
        const std::optional<core::ConversationInfo> info = m_host.info(id);
        if (info && info->isTitleByHand)
            ++m_outcome.named;
        else if (info)
            m_waiting.append(id);
    }
    m_total = begun + int(m_waiting.size());
    if (isNew)
        next();
    else
        Q_EMIT advanced();
}

int TitleRound::done() const
{
    return isRunning() ? m_total - int(m_waiting.size()) - 1 : 0;
}

void TitleRound::next()
{
    while (!m_waiting.isEmpty()) {
        const QUuid id = m_waiting.takeFirst();
        const std::optional<core::ConversationInfo> info = m_host.info(id);
        if (!info)
            continue;
        if (info->isTitleByHand) {
            ++m_outcome.named;
            continue;
        }
        m_now = id;
        m_before = info->title;
        m_isUnfounded = false;
        Q_EMIT advanced();
        m_writer.writeFor(id, false);
        return;
    }
    end();
}

void TitleRound::end()
{
    m_now = {};
    m_total = 0;
    m_inSequence = 0;
    const QList<Change> changes = std::exchange(m_changes, {});
    if (!changes.isEmpty())
        m_host.keep(changes);
    Q_EMIT ended(std::exchange(m_outcome, {}));
}

void TitleRound::hear(const QUuid &conversation)
{
    if (conversation != m_now || m_now.isNull() || m_writer.isWriting(conversation))
        return;
    settle();
    next();
}

/// What came of the one that was asked about.
void TitleRound::settle()
{
    const std::optional<core::ConversationInfo> info = m_host.info(m_now);
    if (info && info->isTitleByHand) {
        ++m_outcome.named; // meanwhile
    } else if (info && info->title != m_before) {
        m_changes.append({m_now, m_before, info->title});
        ++m_outcome.written;
        m_inSequence = 0;
    } else if (m_isUnfounded) {
        ++m_outcome.unfounded; // which says nothing about the gateway
    } else {
        ++m_outcome.failed;
        if (++m_inSequence >= kMostFailures)
            m_outcome.failed += int(std::exchange(m_waiting, {}).size());
    }
}

void TitleRound::stop()
{
    if (!isRunning())
        return;
    m_outcome.left += int(std::exchange(m_waiting, {}).size());
    if (m_writer.isWriting(m_now)) {
        ++m_outcome.left;
        // It tells of it, which is nothing to this round any more.
        m_writer.cancel(std::exchange(m_now, {}));
    } else {
        settle(); // it has come, and was not heard of yet
    }
    end();
}

} // namespace chat
