// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/pageloader.h"

#include "core/whendone.h"

#include <algorithm>

namespace chat {
namespace {

constexpr int kUnloadAfterMs = 20;

qint64 bytesOf(const core::Message &message)
{
    return message.textLength * qint64(sizeof(char16_t));
}

} // namespace

PageLoader::PageLoader(core::Conversation &conversation, storage::Store &store, qint64 budgetBytes,
                       QObject *parent)
    : QObject(parent)
    , m_conversation(conversation)
    , m_store(store)
    , m_budgetBytes(budgetBytes)
{
    m_unloading.setSingleShot(true);
    m_unloading.setInterval(kUnloadAfterMs);
    connect(&m_unloading, &QTimer::timeout, this, &PageLoader::unloadFarRows);
}

void PageLoader::loadRows(int first, int last)
{
    const int lastRow = m_conversation.rowCount() - 1;
    first = std::clamp(first, 0, std::max(0, lastRow)) / kPageRows * kPageRows;
    last = std::min(lastRow, std::max(first, last) / kPageRows * kPageRows + kPageRows - 1);
    m_firstWanted = first;
    m_lastWanted = last;
    QList<QUuid> ids;
    for (int row = first; row <= last; ++row) {
        const core::Message &message = m_conversation.at(row);
        if (!message.isLoaded && !m_requested.contains(message.id))
            ids.append(message.id);
    }
    if (!ids.isEmpty())
        (void)request(ids);
}

QFuture<core::Result<core::Done>> PageLoader::load(const QUuid &id)
{
    const core::Message *message = m_conversation.find(id);
    if (!message || message->isLoaded)
        return core::ready<core::Result<core::Done>>(core::Done{});
    return request({id});
}

QFuture<QHash<QUuid, QList<core::ContentPart>>> PageLoader::read(const QList<QUuid> &messages)
{
    using Parts = QHash<QUuid, QList<core::ContentPart>>;
    return core::followed(this, m_store.parts(messages), [](const core::Result<Parts> &stored) {
        return stored ? stored.value() : Parts();
    });
}

QFuture<core::Result<core::Done>> PageLoader::request(const QList<QUuid> &ids)
{
    m_requested.unite(QSet<QUuid>(ids.cbegin(), ids.cend()));
    const core::Later<core::Result<core::Done>> later;
    using Damaged = core::Result<QSet<QUuid>>;
    using Parts = QHash<QUuid, QList<core::ContentPart>>;
    core::whenDone(this, m_store.parts(ids), [this, ids, later](const core::Result<Parts> &loaded) {
        for (const QUuid &id : ids) {
            m_requested.remove(id);
            const core::Message *message = m_conversation.find(id);
            if (loaded && message && !message->isLoaded && loaded.value().contains(id))
                m_conversation.setLoadedParts(id, loaded.value().value(id));
        }
        // In a turn of its own: what came is set and painted in this one.
        if (!m_unloading.isActive())
            m_unloading.start();
        if (loaded)
            later.finish(core::Done{});
        else
            later.finish(loaded.error());
    });
    core::whenDone(this, m_store.damaged(ids), [this](const Damaged &damaged) {
        if (damaged)
            core::noteDamaged(m_conversation, damaged.value());
    });
    return later.future();
}

void PageLoader::unloadFarRows()
{
    // The last page stays, because people and replies come back to it.
    const int keptEnd = m_conversation.rowCount() - kPageRows;
    qint64 held = 0;
    QList<int> far; // rows that can go
    for (int row = 0; row < m_conversation.rowCount(); ++row) {
        const core::Message &message = m_conversation.at(row);
        if (!message.isLoaded)
            continue;
        held += bytesOf(message);
        const bool isWanted = row >= m_firstWanted - kPageRows && row <= m_lastWanted + kPageRows;
        if (row < keptEnd && !isWanted && !core::isRunning(message.state))
            far.append(row);
    }
    // From both ends inwards.
    qsizetype top = 0;
    qsizetype bottom = far.size() - 1;
    for (int count = 0; held > m_budgetBytes && top <= bottom; ++count) {
        if (count == kPageRows) {
            m_unloading.start(); // the rest in the next turn
            return;
        }
        const bool isTopFarther = m_firstWanted - far[top] >= far[bottom] - m_lastWanted;
        const core::Message &message = m_conversation.at(far[isTopFarther ? top++ : bottom--]);
        held -= bytesOf(message);
        m_conversation.setLoadedParts(message.id, {}, false);
    }
}

} // namespace chat
