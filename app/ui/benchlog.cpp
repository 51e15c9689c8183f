// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/benchlog.h"

#include "chat/workspace.h"
#include "ui/mainwindow.h"

#include <QEvent>
#include <algorithm>
#include <chrono>
#include <utility>

namespace ui {
namespace {

constexpr int kBeatMs = 10;

double unixMs()
{
    using namespace std::chrono;
    return double(duration_cast<microseconds>(system_clock::now().time_since_epoch()).count())
           / 1000.0;
}

} // namespace

BenchLog *BenchLog::fromEnvironment(QObject *parent)
{
    const QString path = qEnvironmentVariable("CHAT_BENCH_LOG");
    return path.isEmpty() ? nullptr : new BenchLog(path, parent);
}

BenchLog::BenchLog(const QString &path, QObject *parent)
    : QObject(parent)
    , m_file(path)
{
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append))
        qWarning("CHAT_BENCH_LOG cannot be written");
    if (qEnvironmentVariableIsSet("RIG_STALL")) {
        m_heartbeat.setTimerType(Qt::PreciseTimer);
        m_heartbeat.setInterval(kBeatMs);
        connect(&m_heartbeat, &QTimer::timeout, this, &BenchLog::beat);
        m_sinceBeat.start();
        m_heartbeat.start();
    }
}

void BenchLog::beat()
{
    const double late = double(m_sinceBeat.nsecsElapsed()) / 1e6 - kBeatMs;
    m_sinceBeat.restart();
    m_stallMaxMs = std::max(m_stallMaxMs, late);
    m_stalls16 += late > 16 ? 1 : 0;
    m_stalls50 += late > 50 ? 1 : 0;
    m_stalls250 += late > 250 ? 1 : 0;
}

void BenchLog::write(const QByteArray &members)
{
    const QByteArray line =
        "{\"ev\":" + members + ",\"t\":" + QByteArray::number(unixMs(), 'f', 3) + "}\n";
    // A prompt from the command line may be on its way before the window is painted.
    if (!m_isReady) {
        m_early += line;
        return;
    }
    m_file.write(line + std::exchange(m_early, {}));
    m_file.flush();
}

void BenchLog::follow(MainWindow &window, chat::Workspace &workspace)
{
    window.installEventFilter(this);
    connect(&window, &MainWindow::conversationPainted, this, [this](int rows) {
        if (m_isShowingStored)
            write("\"opened\",\"rows\":" + QByteArray::number(rows));
    });
    connect(&window, &MainWindow::replyPainted, this,
            [this, &workspace](const QUuid &reply, bool isFinal) {
                if (isFinal)
                    replyPainted(workspace, reply);
            });
    connect(&workspace, &chat::Workspace::currentChanged, this, &BenchLog::followSession);
}

bool BenchLog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        m_isReady = true;
        write("\"ready\"");
    }
    return false;
}

void BenchLog::followSession(chat::ChatSession *session)
{
    if (!session)
        return;
    // A new one that gets its first rows was not opened from the disk.
    m_isShowingStored = session->isStored();
    // A conversation that is shown again must not be heard twice.
    disconnect(session, nullptr, this, nullptr);
    connect(session, &chat::ChatSession::sent, this, &BenchLog::sent);
    connect(session, &chat::ChatSession::firstContent, this, [this] { write("\"first\""); });
}

void BenchLog::sent()
{
    // The stalls that count are those between sending and the final paint.
    m_stallMaxMs = 0;
    m_stalls16 = m_stalls50 = m_stalls250 = 0;
    write("\"sent\"");
}

void BenchLog::replyPainted(const chat::Workspace &workspace, const QUuid &reply)
{
    const chat::ChatSession *session = workspace.current();
    const core::Message *message = session ? session->conversation().find(reply) : nullptr;
    if (!message || reply == m_lastFinal)
        return;
    m_lastFinal = reply;
    write("\"final\",\"chars\":" + QByteArray::number(message->textLength)
          + ",\"stallMax\":" + QByteArray::number(m_stallMaxMs, 'f', 1) + ",\"stalls16\":"
          + QByteArray::number(m_stalls16) + ",\"stalls50\":" + QByteArray::number(m_stalls50)
          + ",\"stalls250\":" + QByteArray::number(m_stalls250));
}

} // namespace ui
