// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chatsession_p.h"

#include "chat/learning.h"
#include "chat/origin.h"
#include "core/whendone.h"

#include <algorithm>

namespace chat {
namespace {

constexpr int kFirstImageSide = 1024;
constexpr int kLeastImageSide = 256;
constexpr qint64 kSecondMs = 1000;

core::Error lockedKeychain(const QString &detail)
{
    core::Error error;
    error.kind = core::ErrorKind::BadInput;
    error.code = QStringLiteral("keychain-locked");
    error.message = detail;
    return error;
}

/// Enters everything anew at another origin.
SecretEdits takenAlong(const core::ConnectionSecrets &kept, const core::Profile &profile)
{
    SecretEdits edits;
    edits.headers = kept.headers;
    if (!kept.keys.isEmpty()) {
        edits.keys.emplace();
        for (const QByteArray &key : kept.keys)
            edits.keys->append({key, -1});
    }
    if (profile.hasKeptProxyPassword)
        edits.proxyPassword = kept.proxyPassword;
    return edits;
}

} // namespace

void ChatSession::mend(const QUuid &reply, const core::Mend &mend)
{
    if (putsOff([=](ChatSession &after) { after.mend(reply, mend); }))
        return;
    const core::Message *message = d->conversation->find(reply);
    if (message && (!isRunning() || d->mayJoin(*message)))
        d->mend(core::Message(*message), mend);
}

void ChatSession::Private::mend(const core::Message &reply, const core::Mend &mend)
{
    using core::MendKind;
    const Again retry{.mayReplace = true, .waitMs = 0};
    switch (mend.kind) {
    case MendKind::UseAddress:
        useAddress(reply, mend.value);
        break;
    case MendKind::UseModel:
        useModel(reply, mend.value);
        break;
    case MendKind::DropParameter:
        remember(services.connections, reply.profileId, {reply.model, mend.value, {}});
        askAgain(reply.id, retry);
        break;
    case MendKind::ShrinkImages:
        m_imageSide =
            m_imageSide == 0 ? kFirstImageSide : std::max(kLeastImageSide, m_imageSide / 2);
        askAgain(reply.id, retry);
        break;
    case MendKind::LeaveOutImages:
        leaveOutImages(reply);
        break;
    case MendKind::Wait:
        askAgain(reply.id, {.mayReplace = true, .waitMs = remainingMs(reply, mend.value)});
        break;
    case MendKind::Retry:
        askAgain(reply.id, retry);
        break;
    case MendKind::Regenerate:
        askAgain(reply.id, {});
        break;
    case MendKind::Continue:
        q->continueReply(reply.id);
        break;
    case MendKind::PickModel:
    case MendKind::OpenParameters:
    case MendKind::OpenConnection:
    case MendKind::EditQuestion:
        break;
    }
}

void ChatSession::Private::useAddress(const core::Message &reply, const QString &baseUrl)
{
    std::optional<core::Profile> profile = services.connections.profile(reply.profileId);
    if (!profile || profile->isDemo || !isSameServer(profile->baseUrl, baseUrl))
        return;
    const bool isSameOrigin = originOf(profile->baseUrl) == originOf(baseUrl);
    profile->baseUrl = baseUrl;
    const auto resend = [this, id = reply.id, model = reply.model, profile = profile->id] {
        const core::ConversationInfo &info = conversation->info();
        if (info.profileId != profile && !comparison->contains(id))
            q->setModel(profile, model);
        askAgain(id, {.mayReplace = true, .waitMs = 0});
    };
    if (isSameOrigin) {
        (void)services.connections.save(*profile, std::nullopt);
        resend();
        return;
    }
    // The same host, now encrypted: pressing the button is the yes that the key may go there.
    core::whenDone(q, services.connections.secrets(profile->id),
                   [this, asked = *profile, resend](const KeptSecrets &kept) {
                       const bool isUnread =
                           kept.problem && kept.secrets == core::ConnectionSecrets();
                       if (isUnread && asked.hasStoredKey) {
                           Q_EMIT q->sendFailed(lockedKeychain(kept.detail));
                           return;
                       }
                       // While the keychain asked, the connection may have gone or changed.
                       std::optional<core::Profile> now = services.connections.profile(asked.id);
                       if (!now || !isSameServer(now->baseUrl, asked.baseUrl))
                           return;
                       now->baseUrl = asked.baseUrl;
                       (void)services.connections.save(*now, takenAlong(kept.secrets, *now));
                       resend();
                   });
}

void ChatSession::Private::useModel(const core::Message &reply, const QString &model)
{
    std::optional<core::Profile> profile = services.connections.profile(reply.profileId);
    if (!profile)
        return;
    // The connection's own default was the mistake.
    if (!profile->isDemo && profile->model == reply.model) {
        profile->model = model;
        (void)services.connections.save(*profile, std::nullopt);
    }
    // What stands beside the answers of others is asked again for itself.
    const core::ModelChoiceRef by{reply.profileId, model};
    if (comparison->contains(reply.id)) {
        askAgain(reply.id, {.mayReplace = true, .waitMs = 0, .by = by});
        return;
    }
    q->setModel(by.profileId, by.model);
    askAgain(reply.id, {.mayReplace = true, .waitMs = 0});
}

void ChatSession::Private::leaveOutImages(const core::Message &reply)
{
    QSet<QUuid> &imageless = m_imageless[reply.model];
    for (const core::Message *message = conversation->find(reply.parentId); message;
         message = conversation->find(message->parentId))
        imageless.insert(message->id);
    askAgain(reply.id, {.mayReplace = true, .waitMs = 0});
}

qint64 ChatSession::Private::remainingMs(const core::Message &reply, const QString &seconds) const
{
    const qint64 asked = seconds.toLongLong() * kSecondMs;
    const qint64 refused =
        reply.created.toMSecsSinceEpoch() + std::max<qint64>(0, reply.response.elapsedMs);
    const qint64 passed = services.clock.now().toMSecsSinceEpoch() - refused;
    return std::clamp<qint64>(asked - std::max<qint64>(0, passed), 0, asked);
}

ImageTreatment ChatSession::Private::treatmentFor(const QString &model) const
{
    return {m_imageSide, m_imageless.value(model)};
}

void ChatSession::Private::learnFrom(const QUuid &id)
{
    const core::Message *reply = conversation->find(id);
    if (!reply)
        return;
    if (reply->state == core::MessageState::Unexplained)
        rememberUnexplained(services.connections, reply->profileId);
    // What broke off in the middle had the right address and a model that exists.
    if (reply->state != core::MessageState::Failed || !reply->error || reply->textLength > 0
        || !MendFinder::canHelp(*reply->error))
        return;
    const core::Error error = *reply->error;
    core::whenDone(q, finder.find(reply->profileId, reply->model, error),
                   [this, id, error](const core::Error &told) {
                       if (told == error)
                           return;
                       conversation->setError(id, told);
                       recorder.save(id);
                       comparison->tellChanged(id);
                   });
}

} // namespace chat
