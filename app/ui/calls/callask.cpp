// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/callask.h"

#include "render/hiddencharacters.h"
#include "texts/texts.h"
#include "ui/calls/callwords.h"

#include <QCoreApplication>
#include <algorithm>

namespace ui {
namespace {

constexpr qsizetype kLongestDescription = 300;
constexpr qsizetype kMostViolationsAsked = 4;

/// The context of the texts below.
class CallAskWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::CallAsk)
};

CallAsk::Kind kindOf(const chat::ToolCallView &call)
{
    using chat::ToolCallStage;
    if (!call.isOpen)
        return CallAsk::Kind::Nothing;
    switch (call.stage) {
    case ToolCallStage::Waiting:
        return CallAsk::Kind::Type;
    case ToolCallStage::Approval:
        return CallAsk::Kind::Approve;
    case ToolCallStage::Broken:
        return CallAsk::Kind::Broken;
    case ToolCallStage::Checking:
    case ToolCallStage::Running:
    case ToolCallStage::Answered:
    case ToolCallStage::Denied:
    case ToolCallStage::Failed:
        break;
    }
    return CallAsk::Kind::Nothing;
}

/// Of a tool that a person set up; one line of it.
QString description(const chat::ToolCallView &call)
{
    const QString words =
        call.tool ? render::withHiddenNames(call.tool->description).simplified() : QString();
    return words.size() > kLongestDescription ? words.left(kLongestDescription) + QChar(0x2026)
                                              : words;
}

QString reason(const CallAsk &ask)
{
    switch (ask.kind) {
    case CallAsk::Kind::Approve:
        return ask.runsProgram()
                   ? CallAskWords::tr("The model wants this program to run on your computer. It "
                                      "does not run until you allow it.")
                   : CallAskWords::tr("Loquat answers this itself, without the network and "
                                      "without your files.");
    case CallAsk::Kind::Type:
        return ask.call.tool ? QString()
                             : CallAskWords::tr("No such tool is set up here, so nothing runs.");
    case CallAsk::Kind::Broken:
        return CallAskWords::tr("What it was called with is not one valid JSON object, so nothing "
                                "was run. Let the model mend it, or type a result.");
    case CallAsk::Kind::GoOn:
        return CallAskWords::tr("The model gets the results when you let it go on.");
    case CallAsk::Kind::Nothing:
        break;
    }
    return {};
}

} // namespace

bool waitsForPerson(const chat::ToolCallView &call)
{
    return kindOf(call) != CallAsk::Kind::Nothing;
}

CallAsk askOf(const chat::ToolRun &run, const QString &wanted)
{
    CallAsk ask;
    ask.reply = run.pending();
    if (ask.reply.isNull()) {
        if (run.canGoOn())
            ask.kind = CallAsk::Kind::GoOn;
        return ask;
    }
    const QList<chat::ToolCallView> calls = run.calls(ask.reply);
    QList<chat::ToolCallView> asking;
    for (const chat::ToolCallView &call : calls) {
        ask.answered += call.isOpen ? 0 : 1;
        if (waitsForPerson(call))
            asking.append(call);
    }
    ask.all = int(calls.size());
    if (asking.isEmpty())
        return ask;
    const auto found =
        std::find_if(asking.cbegin(), asking.cend(), [&wanted](const chat::ToolCallView &call) {
            return call.call.callId == wanted;
        });
    const qsizetype at = found == asking.cend() ? 0 : found - asking.cbegin();
    ask.call = asking.at(at);
    ask.kind = kindOf(ask.call);
    if (asking.size() > 1)
        ask.next = asking.at((at + 1) % asking.size()).call.callId;
    return ask;
}

QString askTitle(const CallAsk &ask)
{
    const QString name = calledName(ask.call.call.name);
    switch (ask.kind) {
    case CallAsk::Kind::Approve:
        return CallAskWords::tr("Run %1?").arg(name);
    case CallAsk::Kind::Type:
        return CallAskWords::tr("%1 waits for your answer").arg(name);
    case CallAsk::Kind::Broken:
        return CallAskWords::tr("%1 was called with broken arguments").arg(name);
    case CallAsk::Kind::GoOn:
        return CallAskWords::tr("All calls are answered");
    case CallAsk::Kind::Nothing:
        break;
    }
    return {};
}

QString askNote(const CallAsk &ask)
{
    QStringList lines;
    if (!description(ask.call).isEmpty())
        lines.append(description(ask.call));
    const QString progress =
        ask.all > 1 ? CallAskWords::tr("%1 of %2 calls are answered; the reply goes on after the "
                                       "last one.")
                          .arg(ask.answered)
                          .arg(ask.all)
                    : QString();
    lines.append(texts::joined(reason(ask), progress));
    const QString wrong = violationLines(ask.call.violations, kMostViolationsAsked);
    if (!wrong.isEmpty())
        lines.append(CallAskWords::tr("The arguments do not fit:") + QLatin1Char('\n') + wrong);
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

} // namespace ui
