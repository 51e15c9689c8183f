// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparewords.h"

#include "core/tokenfigures.h"
#include "ui/conversation/statusline.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <optional>

namespace ui {
namespace {

constexpr double kSecond = 1000.0;
constexpr double kRoundAt = 10.0; ///< from here on a decimal says nothing

/// The context of the texts below.
class Compare
{
    Q_DECLARE_TR_FUNCTIONS(ui::Compare)
};

QString rounded(double value)
{
    return QLocale().toString(value, 'f', value < kRoundAt ? 1 : 0);
}

QString stateWords(const chat::Comparison &comparison, const core::Message &reply)
{
    using core::MessageState;
    const chat::ReplyProgress progress = comparison.progress(reply.id);
    switch (reply.state) {
    case MessageState::Waiting:
    case MessageState::Streaming: {
        const QString words = statusLineFor(progress).words;
        return words.isEmpty() ? Compare::tr("Answering") : words;
    }
    case MessageState::Stopped:
        return Compare::tr("Stopped");
    case MessageState::Interrupted:
        return Compare::tr("Interrupted");
    case MessageState::Failed:
        return Compare::tr("Failed");
    case MessageState::Complete:
    case MessageState::Unexplained:
        break;
    }
    return {};
}

} // namespace

QString answererOf(const core::Message &reply, const QString &connection)
{
    const QString model =
        reply.response.modelAnswered.isEmpty() ? reply.model : reply.response.modelAnswered;
    return connection.isEmpty() ? model : QStringLiteral("%1 · %2").arg(model, connection);
}

bool isOneConnection(const chat::Comparison &comparison, const core::Conversation &conversation)
{
    std::optional<QUuid> one;
    for (const QUuid &id : comparison.replies()) {
        const core::Message *reply = conversation.find(id);
        if (reply && one.value_or(reply->profileId) != reply->profileId)
            return false;
        if (reply)
            one = reply->profileId;
    }
    return true;
}

QString answerFigures(const chat::Comparison &comparison, const core::Message &reply)
{
    QStringList parts{stateWords(comparison, reply)};
    const bool isRunning = core::isRunning(reply.state);
    if (const auto first = comparison.firstTokenMs(reply.id)) {
        //: Of an answer: how long it took to begin
        parts.append(Compare::tr("first word after %1 s").arg(rounded(double(*first) / kSecond)));
    }
    if (const auto rate = core::tokensPerSecond(reply); rate && !isRunning)
        parts.append(Compare::tr("%1 tokens/s").arg(rounded(*rate)));
    if (reply.usage && !isRunning && core::answersCounted(reply) == 1
        && reply.usage->completionTokens > 0)
        parts.append(Compare::tr("%n token(s)", nullptr, int(reply.usage->completionTokens)));
    if (!isRunning && reply.response.elapsedMs >= 0 && reply.state != core::MessageState::Failed)
        parts.append(Compare::tr("%1 s").arg(rounded(double(reply.response.elapsedMs) / kSecond)));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString sharedFigures(const chat::Comparison &comparison, const core::Conversation &conversation)
{
    for (const QUuid &id : comparison.replies()) {
        const core::Message *reply = conversation.find(id);
        if (!reply || !reply->usage || reply->usage->completionTokens <= 0
            || core::answersCounted(*reply) < 2)
            continue;
        const QString count = answerCount(core::answersCounted(*reply));
        //: %1: "3 answers"; the tokens are those of all of them
        return Compare::tr("%n token(s) for %1 together", nullptr,
                           int(reply->usage->completionTokens))
            .arg(count);
    }
    return {};
}

QString answerCount(int count)
{
    return Compare::tr("%n answer(s)", nullptr, count);
}

} // namespace ui
