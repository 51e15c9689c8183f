// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/keychain.h"

#include "core/id.h"
#include "core/whendone.h"

#include <QPromise>
#include <qt6keychain/keychain.h>

namespace storage {
namespace {

const auto kService = QStringLiteral("loquat");

std::optional<SecretProblem> problemOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
        return std::nullopt;
    case QKeychain::AccessDeniedByUser:
        return SecretProblem::Denied;
    case QKeychain::AccessDenied:
        // libsecret: the collection is locked and nobody unlocked it.
        return SecretProblem::Locked;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        // Without a bus, without a service and without a collection QtKeychain 0.13 reports
        // OtherError in each case; none of them can keep a key.
        return SecretProblem::NoService;
    case QKeychain::CouldNotDeleteEntry:
        break;
    }
    return SecretProblem::Other;
}

/// Starts a job that frees itself. It has no parent: libsecret's answer would otherwise reach a
/// job that went with its parent. `collect` takes what a successful job found.
template <typename JobType, typename Collect>
QFuture<KeychainAnswer> start(JobType *job, const QString &entry, QObject *context, Collect collect)
{
    job->setKey(entry);
    job->setInsecureFallback(false);
    QPromise<KeychainAnswer> promise;
    promise.start();
    auto future = promise.future();
    QObject::connect(job, &QKeychain::Job::finished, context,
                     [job, collect, promise = std::move(promise)]() mutable {
                         KeychainAnswer answer;
                         answer.isAbsent = job->error() == QKeychain::EntryNotFound;
                         answer.problem = problemOf(job->error());
                         if (job->error() == QKeychain::NoError)
                             collect(answer);
                         else
                             answer.detail = job->errorString();
                         promise.addResult(answer);
                         promise.finish();
                     });
    job->start();
    return future;
}

} // namespace

Keychain::Keychain(const QUuid &dataDirectory, QObject *parent)
    : QObject(parent)
    , m_dataDirectory(dataDirectory)
{
}

QFuture<KeychainAnswer> Keychain::read(const QUuid &profile)
{
    auto *job = new QKeychain::ReadPasswordJob(kService);
    return start(job, entryOf(profile), this,
                 [job](KeychainAnswer &answer) { answer.key = job->textData().toUtf8(); });
}

QFuture<KeychainAnswer> Keychain::write(const QUuid &profile, const QByteArray &key)
{
    auto *job = new QKeychain::WritePasswordJob(kService);
    job->setTextData(QString::fromUtf8(key));
    const auto written = start(job, entryOf(profile), this, [](KeychainAnswer &) {});
    return core::followed(this, written, [this, profile](const KeychainAnswer &answer) {
        return answer.problem == SecretProblem::NoService ? judged(profile, answer)
                                                          : core::ready(answer);
    });
}

/// Whoever closes the service's question makes QtKeychain say the same as where there is no
/// service. One that is there answers when it is asked for the entry.
QFuture<KeychainAnswer> Keychain::judged(const QUuid &profile, const KeychainAnswer &refused)
{
    return core::followed(this, read(profile), [refused](const KeychainAnswer &asked) {
        KeychainAnswer answer = refused;
        if (asked.problem != SecretProblem::NoService)
            answer.problem = SecretProblem::Denied;
        return answer;
    });
}

QFuture<KeychainAnswer> Keychain::remove(const QUuid &profile)
{
    auto *job = new QKeychain::DeletePasswordJob(kService);
    return start(job, entryOf(profile), this, [](KeychainAnswer &) {});
}

QString Keychain::entryOf(const QUuid &profile) const
{
    return core::idText(m_dataDirectory) + QLatin1Char('/') + core::idText(profile);
}

} // namespace storage
