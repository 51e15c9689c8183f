// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/importer.h"

#include "storage/import/importrun.h"

namespace chat {

Importer::Importer(storage::Store &store, const core::Clock &clock, Arrival arrived,
                   QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
    , m_arrived(std::move(arrived))
{
}

Importer::~Importer() = default;

void Importer::setPassphrase(const QString &passphrase)
{
    m_passphrase = storage::Passphrase(passphrase);
}

void Importer::start(const QString &path, Goal goal)
{
    using storage::ImportRun;
    m_run.reset();
    m_restored = {};
    if (goal == Goal::ImportDeleted)
        bringBack();
    m_run = std::make_unique<ImportRun>(
        m_store, path, goal == Goal::Look ? ImportRun::Mode::Look : ImportRun::Mode::Store,
        m_clock.now());
    m_run->takeOnly(m_only);
    m_run->setPassphrase(m_passphrase);
    // Told from another thread: what the run before has said may still be on its way.
    connect(m_run.get(), &ImportRun::progressed, this,
            [this, number = ++m_number](qint64 done, qint64 total) {
                if (m_run && number == m_number)
                    Q_EMIT progressed(done, total);
            });
    connect(m_run.get(), &ImportRun::finished, this, &Importer::finish);
    m_run->start();
}

/// The store works in order: the import finds all of it in its place.
void Importer::bringBack()
{
    QList<QUuid> conversations;
    for (const core::ConversationInfo &info : std::as_const(m_report.binnedInfos))
        conversations.append(info.id);
    const QList<QUuid> messages = core::allOf(m_report.binnedMessages);
    if (!conversations.isEmpty())
        (void)m_store.setConversationsDeleted(conversations, false);
    if (!messages.isEmpty())
        (void)m_store.setMessagesDeleted(messages, false);
    m_restored.restoredInfos = m_report.binnedInfos;
    m_restored.addedMessages = m_report.binnedMessages;
}

void Importer::cancel()
{
    if (m_run)
        m_run->cancel();
}

void Importer::finish()
{
    m_report = m_run->report();
    m_report.restoredInfos = m_restored.restoredInfos;
    m_report.restored = int(m_restored.restoredInfos.size() + m_restored.addedMessages.size());
    const QHash<QUuid, QList<QUuid>> &back = m_restored.addedMessages;
    for (auto some = back.cbegin(); some != back.cend(); ++some)
        m_report.addedMessages[some.key()] += some.value();
    // It is in the middle of its own signal.
    m_run.release()->deleteLater();
    const bool hasStored = !m_report.createdInfos.isEmpty() || !m_report.continuedInfos.isEmpty();
    if (hasStored || m_report.restored > 0)
        m_arrived(m_report);
    Q_EMIT finished();
}

} // namespace chat
