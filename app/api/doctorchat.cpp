// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/doctor.h"

#include "api/baseprobe.h"
#include "api/chatdoor.h"
#include "api/doctorjudge.h"
#include "api/nearmodels.h"
#include "api/numberpicture.h"
#include "core/preset.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <algorithm>

// The second half of an examination: from the first chat to its end, the search for an address
// that works included.

namespace api {
namespace {

constexpr int kMaxProposals = 5;

QString streamingDetail(const TrialResult &result)
{
    if (result.pieces > 1)
        return QStringLiteral("one-by-one");
    // What comes in one piece shows nothing of what becomes of many.
    return result.isStream && result.contents < 2 ? QStringLiteral("too-short")
                                                  : QStringLiteral("at-once");
}

/// Nothing was found where a redirect leads; its sentence must not send anybody there.
QString codeOfDeadEnd(const QString &code)
{
    if (code == QLatin1StringView("same-origin"))
        return QStringLiteral("same-origin-silent");
    return code == QLatin1StringView("to-https") ? QStringLiteral("to-https-silent") : code;
}

} // namespace

void Doctor::askChat()
{
    if (m_model.isEmpty() && m_models)
        m_model = firstForChat(*m_models);
    if (!m_options.asksChat || m_keyError || m_model.isEmpty()) {
        judgeWithoutChat();
        return;
    }
    m_hasAskedChat = true;
    if (!m_apiError)
        m_sheet.begin(check("key"));
    auto *trial = new ChatTrial(m_gateway, m_model, this);
    connect(trial, &ChatTrial::finished, this, &Doctor::takeChat);
    trial->ask(*m_guard, QStringLiteral("Count from 1 to 10."));
}

void Doctor::judgeWithoutChat()
{
    if (!m_apiError) {
        judgeByList();
        return;
    }
    // No list, or one that hangs, and nobody to ask for a chat: who takes chats here says so even
    // to an empty one.
    auto *door = new ChatDoor(m_gateway, this);
    connect(door, &ChatDoor::finished, this, &Doctor::takeDoor);
    door->knock(*m_guard, m_gateway.baseUrl);
}

void Doctor::takeDoor(bool isThere, const core::Error &objection)
{
    if (isThere) {
        acceptApi();
        if (objection.kind == core::ErrorKind::KeyRefused && !m_keyError)
            m_keyError = objection;
        judgeByList();
    } else if (isWrongPlace(*m_apiError)) {
        core::Error error = objection;
        noteHint(error);
        seek(check("api"), *m_apiError);
    } else {
        m_sheet.fail(check("api"), *m_apiError);
        end();
    }
}

/// What can be said of key and model without a chat.
void Doctor::judgeByList()
{
    if (m_keyError)
        m_sheet.fail(check("key"), *m_keyError);
    else if (!m_options.asksChat)
        m_sheet.skip(check("key"), QStringLiteral("not-asked"));
    if (m_options.asksChat && !m_keyError)
        m_sheet.fail(check("model"), errorOf(core::ErrorKind::BadInput, "no-model"));
    else
        judgeModelByList();
    if (!m_options.asksChat)
        m_sheet.skip(check("streaming"), QStringLiteral("not-asked"));
    end();
}

void Doctor::takeChat(const TrialResult &result)
{
    TrialResult seen = result;
    if (seen.error)
        noteHint(*seen.error);
    if (m_apiError && !seen.isAnswered && !seen.isFromApi) {
        if (seen.error->code == QLatin1StringView("plain-text"))
            m_apiError = seen.error;
        if (isWrongPlace(*m_apiError)) {
            seek(check("api"), *m_apiError);
            return;
        }
        m_sheet.fail(check("api"), *m_apiError);
        end();
        return;
    }
    acceptApi();
    if (!seen.isAnswered) {
        takeChatError(seen);
        return;
    }
    m_sheet.setWorking(seen.modelAnswered);
    m_sheet.pass(check("key"));
    m_sheet.pass(check("model"), m_model);
    m_sheet.pass(check("streaming"), streamingDetail(seen));
    if (m_options.asksImages)
        askImage();
    else
        end();
}

/// The chat has shown that an API is there, although its list was not to be had.
void Doctor::acceptApi()
{
    if (!m_apiError)
        return;
    m_sheet.pass(check("api"));
    if (m_isListMissing)
        m_sheet.skip(check("models"), QStringLiteral("missing"));
    else
        m_sheet.fail(check("models"), *m_apiError);
    m_apiError.reset();
}

void Doctor::takeChatError(const TrialResult &result)
{
    core::Error error = *result.error;
    if (result.progress == Progress::None && isAnotherPlace(error)) {
        seek(check("key"), error);
        return;
    }
    const QString name = checkOfChatError(error, isModelUnknown(), result.progress);
    // Plain text may come from anyone.
    if (name != check("key") && error.code != QLatin1StringView("plain-text"))
        m_sheet.pass(check("key"), acceptanceOf(m_gateway.key));
    const bool isModelListed = m_models && !isModelUnknown();
    const bool hasText = result.progress == Progress::Text;
    if (name == check("streaming") && (hasText || isModelListed))
        m_sheet.pass(check("model"), m_model + QLatin1StringView(hasText ? "" : " unanswered"));
    if (name == check("model"))
        proposeModels(error);
    m_sheet.fail(name, error);
    if (name == check("key") && isModelUnknown())
        judgeModelByList();
    end();
}

bool Doctor::isModelUnknown() const
{
    return m_models && !m_models->isEmpty()
           && std::none_of(m_models->cbegin(), m_models->cend(),
                           [this](const ModelInfo &model) { return model.id == m_model; });
}

void Doctor::proposeModels(core::Error &error) const
{
    markPlaceholder(error, m_model);
    if (m_models && !m_models->isEmpty()) {
        error.proposedModels = nearModels(m_model, *m_models, kMaxProposals);
        error.proposedModels.removeAll(m_model);
        if (error.kind == core::ErrorKind::ModelNotFound && isDisplayName(m_model, *m_models))
            error.code = QStringLiteral("display-name");
        return;
    }
    const core::Preset *preset = core::presetByHost(QUrl(m_gateway.baseUrl).host());
    const QString id = preset && preset->hasDashedModelIds ? proposedModelId(m_model) : QString();
    if (!id.isEmpty())
        error.proposedModels = {id};
}

void Doctor::judgeModelByList()
{
    if (!m_models || m_options.model.isEmpty()) {
        m_sheet.skip(check("model"), QStringLiteral("not-asked"));
        return;
    }
    if (!isModelUnknown()) {
        m_sheet.pass(check("model"), m_model);
        return;
    }
    core::Error error = errorOf(core::ErrorKind::ModelNotFound, "not-in-list");
    proposeModels(error);
    m_sheet.fail(check("model"), error);
}

void Doctor::askImage()
{
    m_sheet.begin(check("images"));
    const int number = QRandomGenerator::global()->bounded(1000, 10'000);
    auto *trial = new ChatTrial(m_gateway, m_model, this);
    connect(trial, &ChatTrial::finished, this,
            [this, number](const TrialResult &result) { takeImage(result, number); });
    trial->ask(*m_guard,
               QStringLiteral("Which number is in this picture? Answer with the digits only."),
               numberPicture(number));
}

void Doctor::takeImage(const TrialResult &result, int number)
{
    static const QRegularExpression gaps(QStringLiteral("[\\s,.'_*-]"));
    const QString digits = QString(result.text).remove(gaps);
    core::Error error = result.error.value_or(core::Error());
    noteHint(error);
    if (!result.isAnswered)
        m_sheet.fail(check("images"), error);
    else if (digits.contains(QString::number(number)))
        m_sheet.pass(check("images"), QStringLiteral("seen"));
    else
        m_sheet.fail(check("images"),
                     errorOf(core::ErrorKind::ImagesNotSupported, "images-ignored"));
    end();
}

void Doctor::noteHint(core::Error &error)
{
    if (!error.proposedBaseUrl.isEmpty())
        m_hints.append(error.proposedBaseUrl);
    error.proposedBaseUrl.clear();
}

void Doctor::seek(const QString &name, const core::Error &error, const QString &scheme)
{
    auto *probe = new BaseProbe(m_gateway, this);
    connect(probe, &BaseProbe::finished, this, [this, name, error, probe](const QString &found) {
        takeProbe(name, error, found, probe->certificateError());
    });
    for (const QString &hint : std::as_const(m_hints))
        probe->prefer(hint);
    // A list is there already, and yet no chat.
    if (m_models)
        probe->requireChat();
    if (!scheme.isEmpty())
        probe->startUnderScheme(*m_guard, scheme);
    else if (error.code == QLatin1StringView("to-https"))
        probe->startUnderScheme(*m_guard, QStringLiteral("https"));
    else
        probe->start(*m_guard);
}

void Doctor::takeProbe(const QString &name, const core::Error &reason, const QString &found,
                       const std::optional<core::Error> &certificateError)
{
    core::Error error = reason;
    error.proposedBaseUrl = found;
    if (found.isEmpty() && error.kind == core::ErrorKind::Redirect)
        error.code = codeOfDeadEnd(error.code);
    const bool isSilence = error.status == 0 && error.code != QLatin1StringView("https-only");
    if (found.isEmpty() && isSilence && name == check("api") && certificateError) {
        error = *certificateError;
    } else if (found.isEmpty() && !m_hasAskedChat && name != check("tcp")
               && error.code == QLatin1StringView("connection-closed")) {
        askChatAfterSilence(error); // the port speaks nothing else; perhaps it is only the list
        return;
    }
    m_sheet.fail(name, error);
    if (m_keyError)
        m_sheet.fail(check("key"), *m_keyError);
    end();
}

void Doctor::end()
{
    deleteLater();
    Q_EMIT diagnosed(m_sheet.close(m_options.asksImages));
}

} // namespace api
