// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/tooltexts.h"

#include "render/inlinemarkdown.h"
#include "ui/calls/callwords.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <algorithm>

namespace ui {
namespace {

constexpr qsizetype kMostPretty = 32 * 1024; ///< characters

/// The context of the texts below.
class ToolTexts
{
    Q_DECLARE_TR_FUNCTIONS(ui::ToolTexts)
};

} // namespace

QString toolHead(const core::ContentPart &part, bool isRunning)
{
    const auto *call = std::get_if<core::ToolCallPart>(&part);
    if (!call)
        return ToolTexts::tr("Result of a tool");
    const QString name = calledName(call->name);
    return isRunning ? ToolTexts::tr("Calling %1").arg(name) : ToolTexts::tr("Called %1").arg(name);
}

QString toolBody(const core::ContentPart &part)
{
    QString text = core::partText(part);
    if (text.trimmed().isEmpty())
        return {};
    bool isJson = false;
    if (text.size() <= kMostPretty) {
        const QJsonDocument json = QJsonDocument::fromJson(text.toUtf8());
        isJson = !json.isNull();
        if (isJson)
            text = QString::fromUtf8(json.toJson(QJsonDocument::Indented)).trimmed();
    }
    const QString fence = render::fenceFor(text);
    return fence + (isJson ? QStringLiteral("json\n") : QStringLiteral("\n")) + text
           + QLatin1Char('\n') + fence + QLatin1Char('\n');
}

} // namespace ui
