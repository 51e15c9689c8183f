// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mend.h"

#include "core/damagednotice.h"
#include "core/parametercheck.h"
#include "core/tokenfigures.h"

#include <algorithm>
#include <cmath>

namespace core {
namespace {

constexpr int kMost = 2;

Mend openAt(QLatin1StringView name)
{
    return {MendKind::OpenConnection, QString(name)};
}

/// A pause that is over by the time a person has read of it needs no button.
bool isWorthWaiting(const Error &error)
{
    return error.retryAfter && *error.retryAfter >= 1.0;
}

Mend waitFor(const Error &error)
{
    return {MendKind::Wait, QString::number(qint64(std::ceil(*error.retryAfter)))};
}

QList<Mend> ofAddress(const Error &error)
{
    if (!error.proposedBaseUrl.isEmpty())
        return {{MendKind::UseAddress, error.proposedBaseUrl}, openAt(field::kBaseUrl)};
    // A garbled answer is one from the right place more often than not.
    if (error.kind == ErrorKind::Protocol)
        return {{MendKind::Retry, {}}, openAt(field::kBaseUrl)};
    return {openAt(field::kBaseUrl), {MendKind::Retry, {}}};
}

QList<Mend> ofModel(const Error &error)
{
    if (error.proposedModels.isEmpty())
        return {{MendKind::PickModel, {}}, openAt(field::kModelId)};
    return {{MendKind::UseModel, error.proposedModels.constFirst()}, {MendKind::PickModel, {}}};
}

QList<Mend> ofImages(const Error &error, const MendFacts &facts)
{
    QList<Mend> mends;
    if (!error.proposedModels.isEmpty())
        mends.append({MendKind::UseModel, error.proposedModels.constFirst()});
    if (facts.hasImages && facts.hasWords)
        mends.append({MendKind::LeaveOutImages, {}});
    mends.append({MendKind::PickModel, {}});
    return mends;
}

QList<Mend> ofSize(const MendFacts &facts)
{
    if (facts.hasImages) {
        const MendKind other = facts.hasWords ? MendKind::LeaveOutImages : MendKind::EditQuestion;
        return {{MendKind::ShrinkImages, {}}, {other, {}}};
    }
    return {{MendKind::EditQuestion, {}}, {MendKind::PickModel, {}}};
}

/// Members without which there is no request cannot be left out.
bool canDrop(const QString &parameter)
{
    const QString name = parameter.section(QLatin1Char('.'), 0, 0).section(QLatin1Char('['), 0, 0);
    return !name.isEmpty() && name != QLatin1StringView("model")
           && name != QLatin1StringView("messages");
}

QList<Mend> ofParameter(const Error &error)
{
    if (canDrop(error.param))
        return {{MendKind::DropParameter, error.param}, {MendKind::PickModel, {}}};
    return {{MendKind::PickModel, {}}, {MendKind::Retry, {}}};
}

QList<Mend> ofNetwork(const Error &error)
{
    if (error.code == QLatin1StringView("host-not-found"))
        return {openAt(field::kBaseUrl), {MendKind::Retry, {}}};
    const bool isOfAddress = error.code == QLatin1StringView("connection-refused")
                             || error.code == QLatin1StringView("unreachable");
    QList<Mend> mends{{MendKind::Retry, {}}};
    if (isOfAddress)
        mends.append(openAt(field::kBaseUrl));
    return mends;
}

QList<Mend> ofTimeout(const Error &error)
{
    const bool isConnecting = error.code == QLatin1StringView("connect");
    return {{MendKind::Retry, {}}, openAt(isConnecting ? field::kBaseUrl : field::kPatience)};
}

QList<Mend> ofTls(const Error &error)
{
    if (error.code == QLatin1StringView("https-only"))
        return ofAddress(error);
    return {openAt(field::kTrust), {MendKind::Retry, {}}};
}

QList<Mend> ofInput(const Error &error)
{
    const auto is = [&error](const char *code) { return error.code == QLatin1StringView(code); };
    if (is("no-profile") || is("no-model"))
        return {{MendKind::PickModel, {}}};
    if (is("character") || is("placeholder"))
        return {openAt(field::kApiKey)};
    if (is("keychain-locked"))
        return {{MendKind::Retry, {}}, openAt(field::kApiKey)};
    if (is("nothing-asked"))
        return {{MendKind::EditQuestion, {}}, {MendKind::PickModel, {}}};
    if (isParameterError(error))
        return {{MendKind::OpenParameters, error.param}, {MendKind::Retry, {}}};
    if (is("header"))
        return {openAt(field::kHeaders)};
    return {openAt(field::kBaseUrl), {MendKind::Retry, {}}};
}

QList<Mend> helpAgainst(const Error &error, const MendFacts &facts)
{
    switch (error.kind) {
    case ErrorKind::KeyRefused:
        return {openAt(field::kApiKey), {MendKind::Retry, {}}};
    case ErrorKind::Forbidden:
        return {openAt(field::kApiKey), {MendKind::PickModel, {}}};
    case ErrorKind::Quota:
        return {{MendKind::PickModel, {}}, {MendKind::Retry, {}}};
    case ErrorKind::ModelNotFound:
    case ErrorKind::NoChannel:
        return ofModel(error);
    case ErrorKind::BadParameter:
        return ofParameter(error);
    case ErrorKind::ContextTooLong:
        return {{MendKind::PickModel, {}}, {MendKind::EditQuestion, {}}};
    case ErrorKind::TooLarge:
        return ofSize(facts);
    case ErrorKind::ImagesNotSupported:
        return ofImages(error, facts);
    case ErrorKind::NotAnApi:
    case ErrorKind::WrongPath:
    case ErrorKind::Redirect:
    case ErrorKind::Protocol:
        return ofAddress(error);
    case ErrorKind::BackgroundTask:
        return {{MendKind::PickModel, {}}};
    case ErrorKind::ContentFiltered:
        return {{MendKind::EditQuestion, {}}, {MendKind::PickModel, {}}};
    case ErrorKind::Timeout:
        return ofTimeout(error);
    case ErrorKind::Network:
        return ofNetwork(error);
    case ErrorKind::Tls:
        return ofTls(error);
    case ErrorKind::Proxy:
        return {openAt(field::kProxy), {MendKind::Retry, {}}};
    case ErrorKind::Blocked:
        return {{MendKind::Retry, {}}, openAt(field::kBaseUrl)};
    case ErrorKind::BadInput:
        return ofInput(error);
    case ErrorKind::RateLimited:
    case ErrorKind::Overloaded:
    case ErrorKind::BadRequest:
    case ErrorKind::EmptyAnswer:
        return {{MendKind::Retry, {}}, {MendKind::PickModel, {}}};
    case ErrorKind::GatewayDown:
    case ErrorKind::Unknown:
    case ErrorKind::Storage:
        break;
    }
    return {{MendKind::Retry, {}}};
}

/// What may go well another time.
bool isPassing(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Timeout:
    case ErrorKind::Network:
    case ErrorKind::GatewayDown:
    case ErrorKind::Overloaded:
    case ErrorKind::RateLimited:
    case ErrorKind::Protocol:
    case ErrorKind::Unknown:
        return true;
    default:
        return false;
    }
}

bool isOfConnection(MendKind kind)
{
    return kind == MendKind::OpenConnection || kind == MendKind::UseAddress;
}

bool needsResending(MendKind kind)
{
    return kind != MendKind::OpenConnection;
}

} // namespace

QList<Mend> mendsFor(const Error &error, const MendFacts &facts)
{
    QList<Mend> mends;
    if (facts.hasText && isPassing(error.kind))
        mends = {{MendKind::Continue, {}}, {MendKind::Retry, {}}};
    else if (isPassing(error.kind) && isWorthWaiting(error))
        mends = {waitFor(error), {MendKind::Retry, {}}};
    else
        mends = helpAgainst(error, facts);
    // Going on may have failed: that takes nothing of what had arrived before.
    if (facts.hasText && !mends.contains({MendKind::Continue, {}}))
        std::replace(mends.begin(), mends.end(), Mend{MendKind::Retry, {}},
                     Mend{MendKind::Continue, {}});
    if (!facts.isConnectionEditable) {
        mends.removeIf([](const Mend &mend) { return isOfConnection(mend.kind); });
        if (mends.isEmpty())
            mends = {{MendKind::PickModel, {}}}; // another connection's
    }
    if (!facts.isLast)
        mends.removeIf([](const Mend &mend) { return needsResending(mend.kind); });
    return mends.first(std::min<qsizetype>(mends.size(), kMost));
}

QList<Mend> mendsFor(const Message &reply, MendFacts facts)
{
    if (reply.role != Role::Assistant)
        return {};
    facts.hasText = !plainText(reply).isEmpty();
    if (reply.state == MessageState::Failed)
        return mendsFor(reply.error.value_or(Error()), facts);
    if (!facts.isLast || isRunning(reply.state))
        return {};
    if (reply.state == MessageState::Stopped && reply.error && !facts.hasText)
        return mendsFor(*reply.error, facts);
    if (reply.state == MessageState::Complete && reply.response.notices.size() == 1
        && isDamaged(reply))
        return {}; // another answer does not mend what is stored
    if (isOnlyRemarked(reply)) {
        if (reply.response.notices.contains(notice::kImageUnseen))
            return {{MendKind::PickModel, {}}};
        return {};
    }
    if (facts.hasText)
        return {{MendKind::Continue, {}}, {MendKind::Regenerate, {}}};
    // Of a reply that never was nothing need be kept beside the next one.
    if (reply.state == MessageState::Interrupted)
        return {{MendKind::Retry, {}}};
    return {{MendKind::Regenerate, {}}};
}

bool isOnlyRemarked(const Message &reply)
{
    const QStringList &notices = reply.response.notices;
    if (reply.state == MessageState::Unexplained)
        return notices.contains(notice::kSaidBefore);
    return reply.state == MessageState::Complete && !notices.isEmpty()
           && std::all_of(notices.cbegin(), notices.cend(), [](const QString &code) {
                  return code == notice::kImageUnseen || code == notice::kImagesSmaller
                         || code == notice::kImagesLeftOut || code == notice::kModelDeclined
                         || code.startsWith(notice::kOptionLeftOut) || isFigure(code);
              });
}

} // namespace core
