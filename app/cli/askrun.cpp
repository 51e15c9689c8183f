// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/askrun.h"

#include "cli/answerfaults.h"
#include "cli/ask.h"
#include "core/whendone.h"
#include "texts/texts.h"

#include <QCoreApplication>
#include <chrono>
#include <cmath>

namespace cli {
namespace {

/// After this long without a key a person is told what is being waited for.
constexpr auto kPatience = std::chrono::seconds(3);

ExitCode exitCodeOf(api::Verdict verdict)
{
    switch (verdict) {
    case api::Verdict::Complete:
    case api::Verdict::Unexplained:
        return ExitCode::Complete;
    case api::Verdict::Interrupted:
        return ExitCode::Interrupted;
    case api::Verdict::Stopped:
        return ExitCode::Stopped;
    case api::Verdict::Error:
        break;
    }
    return ExitCode::Error;
}

} // namespace

AskRun::AskRun(AskConnection &connection, api::ChatRequest request, bool isJson,
               const AskStreams &streams)
    : m_connection(connection)
    , m_request(std::move(request))
    , m_output(streams.output)
    , m_errors(streams.errors)
    , m_isJson(isJson)
{
    connect(&m_wire, &api::Wire::received, this,
            [this](quint64 attempt, const QList<api::StreamEvent> &events) {
                if (attempt == m_attempt)
                    take(events);
            });
    connect(&m_output, &OutputWriter::done, this, &AskRun::finishWhenWritten, Qt::QueuedConnection);
    connect(&m_errors, &OutputWriter::done, this, &AskRun::finishWhenWritten, Qt::QueuedConnection);
}

void AskRun::start()
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_errors.write(QCoreApplication::translate(
            "cli",
            "loquat: Waiting for the system's keychain. It may be asking to be unlocked.\n"));
    });
    m_patience.start(kPatience);
    core::whenDone(this, m_connection.gateway(), [this](const core::Result<api::Gateway> &gateway) {
        m_patience.stop();
        send(gateway);
    });
}

void AskRun::send(const core::Result<api::Gateway> &gateway)
{
    if (m_isOver)
        return;
    if (!gateway) {
        api::Ended ended;
        ended.verdict = api::Verdict::Error;
        ended.error = gateway.error();
        ended.attempts = 0;
        take({ended});
        return;
    }
    if (m_connection.isPlainHttp())
        m_errors.write(plainHttpNotice());
    m_request.gateway = gateway.value();
    m_request.model = m_connection.model();
    // Options go out as they were typed.
    const core::ChatParameters &asked = m_request.parameters;
    m_choicesAsked = asked.n.value_or(asked.extra.value(QLatin1StringView("n")).toInt(1));
    m_format = asked.responseFormat.value_or(
        asked.extra.value(QLatin1StringView("response_format")).toObject());
    m_attempt = m_wire.send(m_request);
    m_request = {};
}

void AskRun::stop()
{
    const bool isSecondTime = m_isOver;
    if (m_attempt != 0 && !m_isOver) {
        m_wire.stop(m_attempt);
        return;
    }
    if (!m_isOver) {
        api::Ended ended;
        ended.verdict = api::Verdict::Stopped;
        ended.attempts = 0;
        take({ended});
    }
    if (isSecondTime && !m_isFinished) {
        m_isFinished = true;
        m_exitCode = ExitCode::Stopped;
        Q_EMIT finished();
    }
}

void AskRun::take(const QList<api::StreamEvent> &events)
{
    for (const api::StreamEvent &event : events) {
        if (m_isOver)
            return;
        m_collector.take(event);
        tell(event);
        if (!m_isJson)
            show(event);
        if (const auto *ended = std::get_if<api::Ended>(&event))
            end(*ended);
    }
    // The reader has gone ("… | head -1"): nobody wants the rest, and it would cost money.
    if (m_output.isBroken() && !m_isOver)
        m_wire.stop(m_attempt);
}

/// What happens between two requests of this question, on standard error.
void AskRun::tell(const api::StreamEvent &event)
{
    if (const auto *retry = std::get_if<api::RetryPlanned>(&event)) {
        const QString seconds = QString::number(std::ceil(retry->delayMs / 100.0) / 10);
        m_errors.write(QCoreApplication::translate("cli", "loquat: %1 Trying again in %2 s.\n")
                           .arg(texts::explain(retry->reason).what, seconds));
    } else if (const auto *repair = std::get_if<api::ParameterRepaired>(&event)) {
        const QString words =
            repair->replacement.isEmpty()
                ? QCoreApplication::translate(
                    "cli", "loquat: The gateway refuses the option %1; asking without it.\n")
                : QCoreApplication::translate(
                    "cli", "loquat: The gateway refuses the option %1; asking with %2.\n");
        if (repair->parameter == QLatin1StringView("response_format"))
            m_format = {};
        m_errors.write(repair->replacement.isEmpty()
                           ? words.arg(repair->parameter)
                           : words.arg(repair->parameter, repair->replacement));
    } else if (std::holds_alternative<api::KeyRotated>(event)) {
        m_errors.write(QCoreApplication::translate(
            "cli", "loquat: The key was refused or limited; asking with the next one.\n"));
    }
}

/// A refusal is an answer, too. Thinking is not, and only choice 0 is shown as it comes: the words
/// of several would be mixed up. The others follow when they are whole.
void AskRun::show(const api::StreamEvent &event)
{
    QString text;
    const auto *reclassified = std::get_if<api::Reclassified>(&event);
    if (const auto *delta = std::get_if<api::TextDelta>(&event))
        text = delta->choice == 0 ? delta->text : QString();
    else if (const auto *refusal = std::get_if<api::RefusalDelta>(&event))
        text = refusal->choice == 0 ? refusal->text : QString();
    else if (reclassified && reclassified->choice == 0 && m_hasText)
        text = QStringLiteral("\n\n");
    if (isSeveralAsked() && !m_hasText && !text.isEmpty())
        writeHead(0);
    write(text);
}

void AskRun::writeHead(int choice)
{
    if (m_hasText)
        write(m_endsWithBreak ? QStringLiteral("\n") : QStringLiteral("\n\n"));
    write(QStringLiteral("--- %1 ---\n").arg(choice + 1));
}

void AskRun::showOthers()
{
    const QList<int> spoken = m_collector.spokenChoices();
    for (const int choice : spoken) {
        if (choice == 0)
            continue;
        writeHead(choice);
        write(m_collector.spoken(choice));
    }
    // What broke off, or was refused, has an explanation of its own.
    const qsizetype answered = m_collector.answeredCount();
    if (m_exitCode == ExitCode::Complete && answered < m_choicesAsked) {
        m_errors.write(
            QCoreApplication::translate("cli", "loquat: The gateway sent %1 of %2 answers.\n")
                .arg(answered)
                .arg(m_choicesAsked));
    }
}

/// Some gateways answer only with a choice that is not the first; it is better than nothing.
bool AskRun::isOtherChoiceShown() const
{
    const QList<api::Notice> &notices = m_collector.ended().notices;
    return !isSeveralAsked() && notices.contains(api::Notice::NoAnswerText)
           && m_collector.firstSpoken() != 0;
}

void AskRun::write(const QString &text)
{
    if (text.isEmpty())
        return;
    m_output.write(text);
    m_hasText = true;
    m_endsWithBreak = text.endsWith(u'\n');
}

void AskRun::end(const api::Ended &ended)
{
    m_isOver = true;
    m_patience.stop();
    m_exitCode = exitCodeOf(ended.verdict);
    if (!m_isJson && isSeveralAsked())
        showOthers();
    else if (!m_isJson && isOtherChoiceShown())
        write(m_collector.spoken(m_collector.firstSpoken()));
    if (m_isJson) {
        m_output.write(oneLine(m_collector.toJson()));
    } else if (!m_endsWithBreak) {
        m_output.write(QStringLiteral("\n"));
    }
    report(ended);
    QMetaObject::invokeMethod(this, &AskRun::finishWhenWritten, Qt::QueuedConnection);
}

void AskRun::report(const api::Ended &ended)
{
    if (!m_isJson) {
        QList<core::ToolCallPart> calls = ended.toolCalls;
        for (const api::ChoiceEnd &other : ended.others)
            calls += other.toolCalls;
        for (const core::ToolCallPart &call : std::as_const(calls))
            m_errors.write(
                QCoreApplication::translate(
                    "cli", "loquat: The model asked for the tool %1, which is not run: %2\n")
                    .arg(call.name, call.arguments));
    }
    for (const api::Notice notice : ended.notices) {
        QString text = texts::noticeText(api::noticeName(notice));
        if (notice == api::Notice::NoAnswerText && isOtherChoiceShown())
            text = QCoreApplication::translate(
                       "cli", "The gateway sent no first choice; this is choice %1.")
                       .arg(m_collector.firstSpoken());
        m_errors.write(QStringLiteral("loquat: %1\n").arg(text));
    }
    if (ended.verdict == api::Verdict::Interrupted) {
        const QString words = texts::inOneLine(texts::explain(core::MessageState::Interrupted));
        m_errors.write(QStringLiteral("loquat: %1\n").arg(words));
        // The network's own words; advice about a connection that did work would mislead.
        if (ended.error && !ended.error->message.isEmpty())
            m_errors.write(QStringLiteral("  ") + ended.error->message + u'\n');
    } else if (ended.error) {
        explain(*ended.error);
    }
    if (ended.verdict == api::Verdict::Complete || ended.verdict == api::Verdict::Unexplained)
        checkForm();
}

/// Said and no failure: the answer is there, whatever it looks like.
void AskRun::checkForm()
{
    const QString text = m_collector.first().text;
    if (!chat::asksForJson(m_format) || text.isEmpty())
        return;
    for (const QString &line : answerFaults(chat::checkAnswer(text, m_format)))
        m_errors.write(line + u'\n');
}

void AskRun::explain(const core::Error &error)
{
    const QString what = texts::explain(error).what;
    QString text = QStringLiteral("loquat: ") + texts::inOneLine({what, askAdvice(error)}) + u'\n';
    if (!error.message.isEmpty() && !what.contains(error.message))
        text += QStringLiteral("  ") + error.message + u'\n';
    if (const QString print = texts::smallPrint(error); !print.isEmpty())
        text += QStringLiteral("  ") + print + u'\n';
    m_errors.write(text);
}

void AskRun::finishWhenWritten()
{
    if (!m_isOver) {
        if (m_output.isBroken() && m_attempt != 0)
            m_wire.stop(m_attempt);
        return;
    }
    if (m_isFinished || !m_output.isDone() || !m_errors.isDone())
        return;
    m_isFinished = true;
    // An answer that could not be written is no success.
    if (m_output.isBroken() && m_exitCode == ExitCode::Complete)
        m_exitCode = ExitCode::Error;
    Q_EMIT finished();
}

} // namespace cli
