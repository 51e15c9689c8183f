// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importrun.h"

#include "core/whendone.h"
#include "storage/import/importerror.h"
#include "storage/import/importreader.h"
#include "storage/import/importtimes.h"
#include "storage/pooltask.h"
#include "storage/storeedits.h"

#include <QElapsedTimer>
#include <functional>

namespace storage {
namespace {

constexpr qint64 kProgressMs = 100;

void countConversation(core::ImportReport &report, const ImportedConversation &conversation)
{
    ++report.conversations;
    report.messages += int(conversation.messages.size());
    report.images += int(conversation.attachments.size());
    for (const core::ImportLoss &loss : conversation.losses)
        report.lose(conversation.title, loss);
}

void countStanding(core::ImportReport &report, const ImportStanding &standing)
{
    report.newMessages += standing.newMessages;
    report.filing.append(standing.filing);
    const bool isPartlyInBin = !standing.binned.isEmpty();
    if (isPartlyInBin) {
        ++report.inBin;
        report.binnedMessages.insert(standing.info.id, standing.binned);
    }
    switch (standing.state) {
    case ImportStanding::State::New:
        ++report.created;
        if (!standing.info.id.isNull())
            report.createdInfos.append(standing.info);
        break;
    case ImportStanding::State::Continued:
        ++report.continued;
        report.continuedInfos.append(standing.info);
        report.addedMessages.insert(standing.info.id, standing.added);
        break;
    case ImportStanding::State::Known:
        report.known += isPartlyInBin ? 0 : 1;
        break;
    case ImportStanding::State::InBin:
        ++report.inBin;
        report.binnedInfos.append(standing.info);
        break;
    }
}

/// Stores, or looks up, one conversation after the other and waits for it: what is read never
/// piles up before the disk.
class StoringVisitor final : public ImportVisitor
{
public:
    struct Ways {
        std::function<QFuture<core::Result<ImportStanding>>(const ImportedConversation &)> settle;
        std::function<bool()> isCancelled;
        std::function<void(qint64, qint64)> progressed;
        std::function<bool(const QUuid &)> isWanted;
        /// Unset: no folder is wanted but for what lies in it.
        std::function<QFuture<core::Result<core::Filing>>(const QHash<QUuid, core::Folder> &)> file;
        QDateTime now;
    };

    explicit StoringVisitor(Ways ways)
        : m_ways(std::move(ways))
    {
    }

    void begin(core::ImportFormat format) override { m_report.format = format; }
    bool take(ImportedConversation conversation) override
    {
        if (m_ways.isCancelled())
            return false;
        if (!m_ways.isWanted(conversation.id))
            return true;
        takeOutFuture(conversation, m_ways.now);
        countConversation(m_report, conversation);
        if (conversation.isEmpty())
            return true; // only losses are left of it
        QFuture<core::Result<ImportStanding>> future = m_ways.settle(conversation);
        future.waitForFinished();
        const core::Result<ImportStanding> standing = future.result();
        if (!standing) {
            m_failure = standing.error();
            return false;
        }
        countStanding(m_report, standing.value());
        return true;
    }
    bool takeFolders(const QHash<QUuid, core::Folder> &folders) override
    {
        if (!m_ways.file || m_ways.isCancelled())
            return !m_ways.isCancelled();
        QFuture<core::Result<core::Filing>> future = m_ways.file(folders);
        future.waitForFinished();
        const core::Result<core::Filing> filed = future.result();
        if (filed)
            m_report.filing.append(filed.value());
        else
            m_failure = filed.error();
        return bool(filed);
    }
    bool advance(qint64 done, qint64 total) override
    {
        if (!m_sinceProgress.isValid() || m_sinceProgress.elapsed() >= kProgressMs) {
            m_ways.progressed(done, total);
            m_sinceProgress.start();
        }
        return !m_ways.isCancelled();
    }
    bool goesOn() override { return !m_ways.isCancelled(); }
    void lose(const core::ImportLoss &loss) override { m_report.lose({}, loss); }
    void ignore(core::ImportIgnored what) override { m_report.ignore(what); }

    /// How it went, given what the reader says.
    [[nodiscard]] core::ImportReport report(const core::Result<core::Done> &done)
    {
        if (m_failure)
            m_report.error = m_failure;
        else if (!done)
            m_report.error = done.error();
        return m_report;
    }

private:
    Ways m_ways;
    core::ImportReport m_report;
    std::optional<core::Error> m_failure; ///< of the store
    QElapsedTimer m_sinceProgress;
};

} // namespace

ImportRun::ImportRun(Store &store, QString path, Mode mode, QDateTime now, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_path(std::move(path))
    , m_mode(mode)
    , m_now(std::move(now))
{
    m_pool.setMaxThreadCount(1);
    m_pool.setThreadPriority(QThread::LowPriority);
}

ImportRun::~ImportRun()
{
    cancel();
    m_future.waitForFinished();
}

void ImportRun::start()
{
    m_future = runOnPool([this] { return work(); }, m_pool);
    core::whenDone(this, m_future, [this](const core::ImportReport &report) {
        m_report = report;
        Q_EMIT finished();
    });
}

core::ImportReport ImportRun::work()
{
    StoringVisitor::Ways ways;
    ways.settle = [this](const ImportedConversation &conversation) {
        return m_mode == Mode::Store ? m_store.addImported(conversation, m_now)
                                     : m_store.examineImported(conversation);
    };
    ways.isCancelled = [this] { return m_isCancelled.load(); };
    ways.progressed = [this](qint64 done, qint64 total) { Q_EMIT progressed(done, total); };
    ways.isWanted = [this](const QUuid &id) { return m_only.isEmpty() || m_only.contains(id); };
    ways.now = m_now;
    if (m_mode == Mode::Store && m_only.isEmpty()) {
        ways.file = [this](const QHash<QUuid, core::Folder> &folders) {
            return StoreEdits(m_store).addFolders(folders, m_now);
        };
    }
    StoringVisitor visitor(std::move(ways));
    return visitor.report(readImport(m_path, visitor, m_passphrase));
}

} // namespace storage
