// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/doctorrun.h"

#include "chat/examination.h"
#include "cli/askcollector.h"
#include "cli/databasepath.h"
#include "cli/datareport.h"
#include "cli/words.h"
#include "core/whendone.h"
#include "storage/pooltask.h"
#include "texts/checks.h"
#include "texts/texts.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <chrono>

namespace cli {
namespace {

using State = api::DoctorCheck::State;
using namespace std::chrono_literals;

/// For all pages of the database: about 2 GB. What is not looked at by then is not said to be well.
constexpr auto kLongestLook = 10s;

/// What happened, with the gateway's own words where it has some.
QString messageOf(const core::Error &error)
{
    const QString what = texts::explain(error).what;
    if (error.message.isEmpty() || what.contains(error.message))
        return what;
    return texts::joined(what, error.message.simplified());
}

/// What is advised in general; what was found is said beside it.
QString generalAdviceOf(core::Error error)
{
    error.proposedBaseUrl.clear();
    error.proposedModels.clear();
    return texts::explain(error).advice;
}

QString adviceOf(const core::Error &error)
{
    return texts::joined(generalAdviceOf(error), texts::proposalText(error));
}

/// An input that cannot be used is, where a key or model is missing, what the gateway would say.
QString kindOf(const api::DoctorCheck &check)
{
    if (check.error.kind == core::ErrorKind::BadInput) {
        if (check.name == QLatin1StringView("key"))
            return kindName(core::ErrorKind::KeyRefused);
        if (check.name == QLatin1StringView("model"))
            return kindName(core::ErrorKind::ModelNotFound);
    }
    return kindName(check.error.kind);
}

QJsonObject checkToJson(const api::DoctorCheck &check)
{
    const bool isOk = check.state == State::Passed;
    return {
        {QStringLiteral("name"), check.name},
        {QStringLiteral("ok"), isOk},
        {QStringLiteral("kind"), isOk ? QJsonValue(QJsonValue::Null) : QJsonValue(kindOf(check))},
        {QStringLiteral("message"),
         isOk ? texts::passedText(check.name, check.detail) : messageOf(check.error)},
        {QStringLiteral("advice"), isOk ? QString() : adviceOf(check.error)}};
}

QString lineFor(const QString &sign, const QString &name, const QString &text)
{
    return sign + u' ' + texts::checkTitle(name) + QStringLiteral(": ") + text + u'\n';
}

} // namespace

QJsonObject reportToJson(const api::DoctorReport &report)
{
    QJsonArray checks;
    for (const api::DoctorCheck &check : report.checks) {
        if (check.state == State::Passed || check.state == State::Failed)
            checks.append(checkToJson(check));
    }
    const QString &base = report.proposedBaseUrl;
    return {{QStringLiteral("ok"), report.isOk},
            {QStringLiteral("checks"), checks},
            {QStringLiteral("proposed_base_url"),
             base.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(base)}};
}

DoctorRun::DoctorRun(const api::DoctorOptions &options, bool isJson, const AskStreams &streams)
    : m_options(options)
    , m_output(streams.output)
    , m_isJson(isJson)
{
    connect(&m_wire, &api::Wire::examined, this,
            [this](quint64 examination, const api::DoctorCheck &check) {
                if (examination == m_examination && !m_isOver && !m_isJson)
                    show(check);
            });
    connect(&m_wire, &api::Wire::diagnosed, this,
            [this](quint64 examination, const api::DoctorReport &report) {
                if (examination == m_examination && !m_isOver)
                    take(report);
            });
    connect(&m_output, &OutputWriter::done, this, &DoctorRun::finishWhenWritten,
            Qt::QueuedConnection);
}

DoctorRun::~DoctorRun()
{
    m_isEnough = true;
    m_pool.waitForDone();
}

void DoctorRun::examine(const api::Gateway &gateway)
{
    if (!m_isOver)
        m_examination = m_wire.examine(gateway, m_options);
}

void DoctorRun::refuse(const core::Error &error)
{
    api::DoctorReport report;
    report.checks = {{chat::checkRefusedBy(error), State::Failed, error, QString()}};
    if (!m_isJson)
        show(report.checks.constFirst());
    take(report);
}

void DoctorRun::lookAt(const storage::DataDirectory &directory)
{
    m_isLooking = true;
    const auto work = [this, directory] {
        const QDeadlineTimer deadline(kLongestLook);
        return storage::checkUp(directory, databasePathOf(directory),
                                [this, deadline] { return !m_isEnough && !deadline.hasExpired(); });
    };
    core::whenDone(this, storage::runOnPool(work, m_pool), [this](const storage::Checkup &found) {
        m_checkup = found;
        tellAll();
    });
}

void DoctorRun::stop()
{
    m_isEnough = true;
    m_wire.stopExamining(m_examination);
    m_isOver = true;
    m_isFinished = true;
    m_exitCode = ExitCode::Stopped;
    Q_EMIT finished();
}

void DoctorRun::show(const api::DoctorCheck &check)
{
    if (check.state == State::Passed) {
        m_output.write(
            lineFor(QStringLiteral("✓"), check.name, texts::passedText(check.name, check.detail)));
    } else if (check.state == State::Failed) {
        m_output.write(lineFor(QStringLiteral("✗"), check.name, messageOf(check.error)));
        m_output.write(QStringLiteral("  ") + generalAdviceOf(check.error) + u'\n');
        if (const QString proposal = texts::proposalText(check.error); !proposal.isEmpty())
            m_output.write(QStringLiteral("  ") + proposal + u'\n');
        if (const QString print = texts::smallPrint(check.error); !print.isEmpty())
            m_output.write(QStringLiteral("  ") + print + u'\n');
    } else if (check.detail == QLatin1StringView("http")
               || check.detail == QLatin1StringView("missing")) {
        m_output.write(lineFor(QStringLiteral("–"), check.name, texts::skippedText(check.detail)));
    }
}

void DoctorRun::take(const api::DoctorReport &report)
{
    m_isOver = true;
    m_exitCode = report.isOk ? ExitCode::Complete : ExitCode::Error;
    m_report = report;
    if (!m_isJson)
        summarise(report);
    tellAll();
}

/// Once both are known.
void DoctorRun::tellAll()
{
    if (!m_report || m_isTold || (m_isLooking && !m_checkup))
        return;
    m_isTold = true;
    const bool hasData = m_checkup && m_checkup->isThere;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (m_isJson) {
        QJsonObject json = reportToJson(*m_report);
        if (hasData)
            json.insert(QStringLiteral("data"), dataReportJson(*m_checkup, now));
        m_output.write(oneLine(json));
    } else if (hasData) {
        m_output.write(u'\n' + Words::tr("Your chats") + u'\n' + dataReportText(*m_checkup, now));
    }
    QMetaObject::invokeMethod(this, &DoctorRun::finishWhenWritten, Qt::QueuedConnection);
}

void DoctorRun::summarise(const api::DoctorReport &report)
{
    if (!report.isOk) {
        m_output.write(u'\n' + Words::tr("A chat does not work over this connection.") + u'\n');
        return;
    }
    for (const api::DoctorCheck &check : report.checks) {
        const bool isChoice = check.name == QLatin1StringView("model") && m_options.model.isEmpty();
        if (isChoice)
            m_output.write(
                Words::tr("No model was named, so the first one of the list was asked: %1")
                    .arg(check.detail)
                + u'\n');
    }
    m_output.write(u'\n' + Words::tr("A chat works over this connection.") + u'\n');
}

void DoctorRun::finishWhenWritten()
{
    if (m_isFinished || !m_isTold || !m_output.isDone())
        return;
    m_isFinished = true;
    // A report that could not be written is no success.
    if (m_output.isBroken())
        m_exitCode = ExitCode::Error;
    Q_EMIT finished();
}

} // namespace cli
