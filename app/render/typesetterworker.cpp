// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/typesetterworker.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <utility>

namespace render {
namespace {

constexpr auto kId = QLatin1StringView("id");
constexpr auto kSpans = QLatin1StringView("spans");
/// What a code of the greatest length can be answered with, generously.
constexpr qsizetype kMostAnswer = 16 * 1024 * 1024;
/// A program that fails at everything is left alone until it was idle for a while.
constexpr int kMostFailures = 4;
constexpr int kGoneMs = 1'000; ///< a killed program needs far less

/// Nothing is taken on trust: places have to ascend within the code.
CodeSpans spansOf(const QJsonArray &numbers, qsizetype codeSize)
{
    CodeSpans spans;
    spans.reserve(numbers.size() / 3);
    qsizetype end = 0;
    for (qsizetype i = 0; i + 2 < numbers.size(); i += 3) {
        const int start = numbers.at(i).toInt(-1);
        const int length = numbers.at(i + 1).toInt(-1);
        const int role = numbers.at(i + 2).toInt(-1);
        if (start < end || length <= 0 || start + qsizetype(length) > codeSize || role < 0
            || role >= kCodeRoles)
            return {};
        spans.append({start, length, CodeRole(role)});
        end = start + length;
    }
    return spans;
}

} // namespace

TypesetterWorker::TypesetterWorker(const QStringList &places, Typesetter::Patience patience)
    : m_places(places)
    , m_patience(patience)
    , m_deadline(this)
    , m_idle(this)
{
    m_deadline.setSingleShot(true);
    m_idle.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &TypesetterWorker::fail);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        m_failures = 0;
        stop();
    });
}

TypesetterWorker::~TypesetterWorker() = default;

void TypesetterWorker::shutDown()
{
    m_jobs.clear();
    m_deadline.stop();
    m_idle.stop();
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->kill();
    m_process->waitForFinished(kGoneMs);
    m_process.reset();
}

void TypesetterWorker::colour(quint64 job, const QString &language, const QString &code)
{
    ask({job,
         {{QStringLiteral("language"), language}, {QStringLiteral("code"), code}},
         code.size()});
}

void TypesetterWorker::typeset(quint64 job, const FormulaSource &source)
{
    ask({job,
         {{QStringLiteral("tex"), source.tex}, {QStringLiteral("display"), source.isDisplay}}});
}

void TypesetterWorker::ask(Job job)
{
    job.question.insert(kId, qint64(job.id));
    m_jobs.enqueue(std::move(job));
    next();
}

void TypesetterWorker::next()
{
    while (!m_running && !m_jobs.isEmpty()) {
        m_running = m_jobs.dequeue();
        m_idle.start(m_patience.idleMs);
        if (!isStarted()) {
            if (m_running) // else it was told while the program could not be started
                finish({});
            continue;
        }
        m_process->write(QJsonDocument(m_running->question).toJson(QJsonDocument::Compact) + '\n');
        m_deadline.start(m_patience.answerMs);
    }
}

bool TypesetterWorker::isStarted()
{
    if (m_process)
        return true;
    if (m_failures >= kMostFailures)
        return false;
    const auto place = std::find_if(m_places.cbegin(), m_places.cend(),
                                    [](const QString &path) { return QFile::exists(path); });
    if (place == m_places.cend())
        return false;
    m_process = std::make_unique<QProcess>();
    // It needs nothing of ours, and must not know any of it.
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    m_process->setProcessEnvironment(environment);
    m_process->setWorkingDirectory(QStringLiteral("/"));
    m_process->setStandardErrorFile(QProcess::nullDevice());
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this,
            &TypesetterWorker::hearOutput);
    connect(m_process.get(), &QProcess::finished, this, &TypesetterWorker::fail);
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail();
    });
    m_process->start(*place, QStringList());
    return m_process != nullptr;
}

void TypesetterWorker::hearOutput()
{
    m_line += m_process->readAllStandardOutput();
    const qsizetype end = m_line.indexOf('\n');
    if (end >= 0)
        takeAnswer(std::exchange(m_line, {}).first(end));
    else if (m_line.size() > kMostAnswer)
        fail();
}

void TypesetterWorker::takeAnswer(const QByteArray &line)
{
    const QJsonObject answer = QJsonDocument::fromJson(line).object();
    if (!m_running || answer.value(kId).toInteger(-1) != qint64(m_running->id)) {
        fail();
        return;
    }
    m_failures = 0;
    finish(answer);
    next();
}

void TypesetterWorker::finish(const QJsonObject &answer)
{
    m_deadline.stop();
    const Job job = *std::exchange(m_running, std::nullopt);
    if (job.codeSize >= 0) {
        Q_EMIT coloured(job.id, spansOf(answer.value(kSpans).toArray(), job.codeSize));
        return;
    }
    const QJsonObject formula = answer.value(QLatin1StringView("formula")).toObject();
    Q_EMIT typesetted(job.id, std::make_shared<const Formula>(formulaOf(formula)));
}

void TypesetterWorker::fail()
{
    stop();
    if (!m_running)
        return;
    ++m_failures;
    finish({});
    // Not from within a signal of the process that has just gone.
    QMetaObject::invokeMethod(this, &TypesetterWorker::next, Qt::QueuedConnection);
}

void TypesetterWorker::stop()
{
    m_line.clear();
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->kill();
    // Reaped by its own object, which may be the one that is telling this.
    QProcess *gone = m_process.release();
    connect(gone, &QProcess::finished, gone, &QObject::deleteLater);
    if (gone->state() == QProcess::NotRunning)
        gone->deleteLater();
}

} // namespace render
