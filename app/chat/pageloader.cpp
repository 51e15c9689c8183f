// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/pageloader.h"

#include <algorithm>
#include <optional>

namespace chat {
namespace {

/// Each message that comes or goes is told to all who listen: so many in one turn of the loop.
constexpr int kTurnRows = 16;
constexpr int kUnloadAfterMs = 20;
constexpr int kUnloadNextMs = 5;

qint64 bytesOf(const core::Message &message)
{
    qint64 units = message.textLength;
    for (const core::ContentPart &part : message.parts) {
        if (const auto *probabilities = std::get_if<core::ProbabilityPart>(&part))
            units += probabilities->tokens.size();
    }
    return units * qint64(sizeof(char16_t));
}

} // namespace

PageLoader::PageLoader(core::Conversation &conversation, storage::Store &store, qint64 budgetBytes,
                       QObject *parent)
    : QObject(parent)
    , m_conversation(conversation)
    , m_store(store)
    , m_budgetBytes(budgetBytes)
{
    m_taking.setSingleShot(true);
    m_taking.setInterval(0);
    m_unloading.setSingleShot(true);
    connect(&m_taking, &QTimer::timeout, this, &PageLoader::takeSome);
    connect(&m_unloading, &QTimer::timeout, this, &PageLoader::unloadSome);
}

void PageLoader::loadRows(int first, int last)
{
    const int lastRow = m_conversation.rowCount() - 1;
    const int firstAsked = std::clamp(first, 0, std::max(0, lastRow));
    const int lastAsked = std::max(firstAsked, last);
    m_firstWanted = firstAsked / kPageRows * kPageRows;
    m_lastWanted = std::min(lastRow, lastAsked / kPageRows * kPageRows + kPageRows - 1);
    QList<QUuid> asked;
    QList<QUuid> beside;
    for (int row = m_firstWanted; row <= m_lastWanted; ++row) {
        const core::Message &message = m_conversation.at(row);
        if (!message.isLoaded && !m_requested.contains(message.id))
            (row >= firstAsked && row <= lastAsked ? asked : beside).append(message.id);
    }
    if (!asked.isEmpty() || !beside.isEmpty())
        (void)request(asked + beside);
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
    return core::followed(this, m_store.parts(messages), [](const core::Result<Parts> &stored) {
        return stored ? stored.value() : Parts();
    });
}

QFuture<core::Result<core::Done>> PageLoader::request(const QList<QUuid> &ids)
{
    m_requested.unite(QSet<QUuid>(ids.cbegin(), ids.cend()));
    const core::Later<core::Result<core::Done>> later;
    using Damaged = core::Result<QSet<QUuid>>;
    core::whenDone(this, m_store.parts(ids), [this, ids, later](const core::Result<Parts> &loaded) {
        if (!loaded) {
            m_requested.subtract(QSet<QUuid>(ids.cbegin(), ids.cend()));
            later.finish(loaded.error());
            return;
        }
        m_arrived.prepend({ids, loaded.value(), later});
        if (!m_taking.isActive()) // else some came in this turn already
            takeSome();
    });
    core::whenDone(this, m_store.damaged(ids), [this](const Damaged &damaged) {
        if (damaged)
            core::noteDamaged(m_conversation, damaged.value());
    });
    return later.future();
}

void PageLoader::takeSome()
{
    if (m_arrived.isEmpty())
        return;
    for (int count = 0; count < kTurnRows && !m_arrived.isEmpty(); ++count) {
        Arrived &arrived = m_arrived.first();
        const QUuid id = arrived.ids[arrived.taken++];
        const bool isRead = arrived.parts.contains(id);
        const QList<core::ContentPart> parts = arrived.parts.take(id);
        // Done with it before anybody hears of it: they may ask for more.
        const auto finished = arrived.taken == arrived.ids.size()
                                  ? std::optional(m_arrived.takeFirst().later)
                                  : std::nullopt;
        m_requested.remove(id);
        const core::Message *message = m_conversation.find(id);
        if (isRead && message && !message->isLoaded)
            m_conversation.setLoadedParts(id, parts);
        if (finished)
            finished->finish(core::Done{});
    }
    m_taking.start();
    // In a turn of its own: what came is set and painted in this one.
    if (!m_unloading.isActive())
        m_unloading.start(kUnloadAfterMs);
}

bool PageLoader::isFar(int row) const
{
    // The last page stays, because people and replies come back to it.
    if (row < 0 || row >= m_conversation.rowCount() - kPageRows)
        return false;
    const core::Message &message = m_conversation.at(row);
    const bool isWanted = row >= m_firstWanted - kPageRows && row <= m_lastWanted + kPageRows;
    return message.isLoaded && !isWanted && !core::isRunning(message.state);
}

QList<QUuid> PageLoader::farRows() const
{
    qint64 held = 0;
    QList<int> far; // rows that can go
    for (int row = 0; row < m_conversation.rowCount(); ++row) {
        const core::Message &message = m_conversation.at(row);
        if (message.isLoaded)
            held += bytesOf(message);
        if (isFar(row))
            far.append(row);
    }
    // From both ends inwards.
    QList<QUuid> leaving;
    qsizetype top = 0;
    qsizetype bottom = far.size() - 1;
    while (held > m_budgetBytes && top <= bottom) {
        const bool isTopFarther = m_firstWanted - far[top] >= far[bottom] - m_lastWanted;
        const core::Message &message = m_conversation.at(far[isTopFarther ? top++ : bottom--]);
        held -= bytesOf(message);
        leaving.append(message.id);
    }
    return leaving;
}

void PageLoader::unloadSome()
{
    if (m_leaving.isEmpty())
        m_leaving = farRows();
    for (int count = 0; count < kTurnRows && !m_leaving.isEmpty(); ++count) {
        const QUuid id = m_leaving.takeFirst();
        if (isFar(m_conversation.rowOf(id))) // it may be wanted again by now
            m_conversation.setLoadedParts(id, {}, false);
    }
    if (!m_leaving.isEmpty())
        m_unloading.start(kUnloadNextMs);
}

} // namespace chat
