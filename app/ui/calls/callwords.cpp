// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/callwords.h"

#include "core/jsonpointer.h"
#include "core/writtenjson.h"
#include "render/hiddencharacters.h"
#include "texts/violationwords.h"
#include "ui/shorttitle.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace ui {
namespace {

constexpr qsizetype kLongestCallName = 80;
constexpr qsizetype kLongestPlace = 200;

/// The context of the texts below.
class CallWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::CallWords)
};

/// "/items/0/name" as people write it: "items[0].name".
QString placeWords(const QString &pointer)
{
    QString words;
    for (QString step : pointer.split(u'/', Qt::SkipEmptyParts)) {
        bool isNumber = false;
        (void)step.toUInt(&isNumber);
        step = core::nameOfStep(step);
        if (isNumber)
            words += QLatin1Char('[') + step + QLatin1Char(']');
        else
            words += (words.isEmpty() ? QString() : QStringLiteral(".")) + step;
    }
    return words.isEmpty() ? CallWords::tr("arguments") : oneLine(words, kLongestPlace);
}

QString quoted(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.sliced(1, list.size() - 2));
}

} // namespace

QString calledName(const QString &name)
{
    const QString line = oneLine(name, kLongestCallName);
    return line.isEmpty() ? CallWords::tr("a tool without a name") : line;
}

QString stageWords(const chat::ToolCallView &call)
{
    using chat::ToolCallStage;
    const bool isAnswered = !call.isOpen;
    switch (call.stage) {
    case ToolCallStage::Checking:
        return CallWords::tr("checking");
    case ToolCallStage::Running:
        return CallWords::tr("running");
    case ToolCallStage::Answered:
        return CallWords::tr("answered");
    case ToolCallStage::Denied:
        return CallWords::tr("denied");
    case ToolCallStage::Failed:
        return CallWords::tr("failed");
    case ToolCallStage::Broken:
        return CallWords::tr("broken, not run");
    case ToolCallStage::Waiting:
        return isAnswered ? CallWords::tr("not answered") : CallWords::tr("waits for your answer");
    case ToolCallStage::Approval:
        break;
    }
    return isAnswered ? CallWords::tr("not answered") : CallWords::tr("asks to run");
}

QString violationLines(const QList<tools::SchemaViolation> &violations, qsizetype most)
{
    QStringList lines;
    for (const tools::SchemaViolation &one : violations.first(qMin(most, violations.size()))) {
        //: A place in JSON, and what is wrong there
        lines.append(CallWords::tr("%1: %2").arg(
            placeWords(one.path), render::withHiddenNames(texts::violationWords(one))));
    }
    if (violations.size() > most)
        lines.append(QString(QChar(0x2026)));
    return lines.join(QLatin1Char('\n'));
}

QString argumentsShown(const core::ToolCallPart &call)
{
    const QJsonDocument json = QJsonDocument::fromJson(call.arguments.toUtf8());
    if (!call.isValid || !json.isObject())
        return call.arguments;
    // As it was written: what is approved is what the program gets, names that come twice, too.
    return core::indentedJson(call.arguments).trimmed();
}

QString commandShown(const tools::Command &command)
{
    QStringList lines{quoted(command.program)};
    for (const QString &argument : command.arguments)
        lines.append(quoted(argument));
    return lines.join(QLatin1Char('\n'));
}

} // namespace ui
