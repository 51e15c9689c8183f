// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/footer.h"

#include "core/tokenfigures.h"
#include "texts/texts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSysInfo>

namespace ui {
namespace {

constexpr double kMsPerSecond = 1000.0;

/// The context of the texts below.
class Footer
{
    Q_DECLARE_TR_FUNCTIONS(ui::Footer)
};

} // namespace

QString secondsText(qint64 ms)
{
    const double value = double(ms) / kMsPerSecond;
    return Footer::tr("%1 s").arg(QLocale().toString(value, 'f', value < 10 ? 1 : 0));
}

QString footerText(const core::Message &message)
{
    if (message.role == core::Role::User)
        return message.earlierCount > 0 ? Footer::tr("edited") : QString();
    QStringList parts;
    const QString model =
        message.response.modelAnswered.isEmpty() ? message.model : message.response.modelAnswered;
    if (!model.isEmpty())
        parts.append(model);
    if (message.usage && message.usage->completionTokens > 0) {
        const int tokens = int(message.usage->completionTokens);
        const int answers = core::answersCounted(message);
        //: %1: how many answers they were counted for together
        parts.append(answers > 1
                         ? Footer::tr("%n token(s) for %1 answers", nullptr, tokens).arg(answers)
                         : Footer::tr("%n token(s)", nullptr, tokens));
    }
    // How long a refusal took helps nobody.
    if (message.response.elapsedMs >= 0 && message.state != core::MessageState::Failed)
        parts.append(secondsText(message.response.elapsedMs));
    if (message.earlierCount > 0)
        parts.append(Footer::tr("edited"));
    return parts.join(QStringLiteral(" · "));
}

QString withHiddenCount(const QString &footer, int hidden)
{
    if (hidden == 0)
        return footer;
    const QString words = Footer::tr("%n hidden character(s)", nullptr, hidden);
    return footer.isEmpty() ? words : footer + QStringLiteral(" · ") + words;
}

QString reasoningText(const core::ReasoningPart &part, bool isRunning, const QString &waitingText)
{
    if (isRunning && part.elapsedMs < 0)
        return waitingText.isEmpty() ? Footer::tr("Thinking") : waitingText;
    if (part.elapsedMs < 0)
        return Footer::tr("Thoughts");
    return Footer::tr("Thought for %1").arg(secondsText(part.elapsedMs));
}

QString reportText(const core::Message &message)
{
    QStringList lines;
    lines.append(QStringLiteral("Loquat " LOQUAT_VERSION ", Qt %1, %2")
                     .arg(QString::fromLatin1(qVersion()), QSysInfo::prettyProductName()));
    if (!message.response.address.isEmpty())
        lines.append(QStringLiteral("address: %1").arg(message.response.address));
    lines.append(QStringLiteral("verdict: %1").arg(core::stateName(message.state)));
    lines.append(QStringLiteral("model: %1").arg(message.model));
    if (!message.response.id.isEmpty())
        lines.append(QStringLiteral("id: %1").arg(message.response.id));
    if (!message.finishReason.isEmpty())
        lines.append(QStringLiteral("finish reason: %1").arg(message.finishReason));
    if (message.error) {
        const core::Error &error = *message.error;
        lines.append(QStringLiteral("kind: %1").arg(core::errorKindName(error.kind)));
        if (error.status > 0)
            lines.append(QStringLiteral("status: %1").arg(error.status));
        if (!error.code.isEmpty())
            lines.append(QStringLiteral("code: %1").arg(error.code));
        if (!error.param.isEmpty())
            lines.append(QStringLiteral("param: %1").arg(error.param));
        if (!error.requestId.isEmpty())
            lines.append(QStringLiteral("request id: %1").arg(error.requestId));
        if (!error.target.isEmpty())
            lines.append(QStringLiteral("target: %1").arg(error.target));
        lines.append(QStringLiteral("message: %1").arg(error.message));
    }
    lines.append(QStringLiteral("time: %1").arg(message.created.toUTC().toString(Qt::ISODate)));
    return lines.join(QLatin1Char('\n'));
}

} // namespace ui
