// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/instancechannel.h"

#include <QFile>
#include <QFileInfo>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <memory>
#include <sys/stat.h>

using net::InstanceChannel;

namespace {

/// What a second process does: asks from another thread, because ask() waits.
QJsonObject askFromElsewhere(const QString &lock, const QJsonObject &message, int timeoutMs)
{
    QJsonObject answer;
    bool isSecond = false;
    std::unique_ptr<QThread> thread(QThread::create([&] {
        InstanceChannel second(lock);
        isSecond = !second.tryBecomeFirst();
        answer = second.ask(message, timeoutMs);
    }));
    thread->start();
    const bool isDone = QTest::qWaitFor([&thread] { return thread->isFinished(); }, 10'000);
    if (!isDone || !isSecond)
        return {{QStringLiteral("failed"), true}};
    return answer;
}

} // namespace

class TestInstanceChannel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void onlyOneIsFirst();
    void theSecondHandsItsWishesOver();
    void aLongMessageArrivesWhole();
    void withoutAReplyTheAskerGoesOn();
    void aDeadLockIsTakenOver();
    void aReusedProcessNumberIsSeenThrough_data();
    void aReusedProcessNumberIsSeenThrough();
    void aDeadSocketDoesNotBlockTheName();
    void nobodyElseCanReachTheSocket();
    void garbageIsDropped();
    void twoDirectoriesDoNotMeet();

private:
    QTemporaryDir m_directory;
    QString m_lock;
    int m_count = 0;
};

void TestInstanceChannel::init()
{
    QVERIFY(m_directory.isValid());
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_directory.path()));
    m_lock = m_directory.filePath(QStringLiteral("lock%1").arg(++m_count));
}

void TestInstanceChannel::onlyOneIsFirst()
{
    InstanceChannel second(m_lock);
    {
        InstanceChannel first(m_lock);
        QVERIFY(first.tryBecomeFirst());
        QVERIFY(first.tryBecomeFirst());
        QCOMPARE(first.role(), InstanceChannel::Role::First);
        QVERIFY(!second.tryBecomeFirst());
        QCOMPARE(second.role(), InstanceChannel::Role::Second);
    }
    QVERIFY(second.tryBecomeFirst());
}

void TestInstanceChannel::theSecondHandsItsWishesOver()
{
    InstanceChannel first(m_lock);
    QVERIFY(first.tryBecomeFirst());
    QJsonObject heard;
    connect(&first, &InstanceChannel::received, &first,
            [&](const QJsonObject &message, quint64 asker) {
                heard = message;
                first.reply(asker, {{QStringLiteral("id"), QStringLiteral("7")}});
            });
    const QJsonObject wish{{QStringLiteral("send"), QStringLiteral("你好\nworld")}};
    const QJsonObject answer = askFromElsewhere(m_lock, wish, 5000);
    QCOMPARE(heard, wish);
    QCOMPARE(answer.value(QStringLiteral("id")).toString(), QStringLiteral("7"));
}

void TestInstanceChannel::aLongMessageArrivesWhole()
{
    InstanceChannel first(m_lock);
    QVERIFY(first.tryBecomeFirst());
    connect(&first, &InstanceChannel::received, &first,
            [&](const QJsonObject &message, quint64 asker) { first.reply(asker, message); });
    const QJsonObject wish{{QStringLiteral("send"), QString(2'000'000, u'x')}};
    QCOMPARE(askFromElsewhere(m_lock, wish, 5000), wish);
}

void TestInstanceChannel::withoutAReplyTheAskerGoesOn()
{
    InstanceChannel first(m_lock);
    QVERIFY(first.tryBecomeFirst());
    QCOMPARE(askFromElsewhere(m_lock, {{QStringLiteral("open"), QStringLiteral("last")}}, 200),
             QJsonObject());
}

void TestInstanceChannel::aDeadLockIsTakenOver()
{
    QFile file(m_lock);
    QVERIFY(file.open(QIODevice::WriteOnly));
    // No process has this number: the kernel's largest is 4194304.
    file.write("4194305\ntst_instancechannel\n" + QSysInfo::machineHostName().toUtf8() + "\n");
    file.close();
    InstanceChannel channel(m_lock);
    QVERIFY(channel.tryBecomeFirst());
}

void TestInstanceChannel::aReusedProcessNumberIsSeenThrough_data()
{
    QTest::addColumn<int>("seconds");
    QTest::newRow("a minute later") << 60;
    QTest::newRow("after the clock was set back by a day") << -86'400;
}

void TestInstanceChannel::aReusedProcessNumberIsSeenThrough()
{
    QFETCH(int, seconds);
    QFile file(m_lock);
    QVERIFY(file.open(QIODevice::WriteOnly));
    // This very process: alive, of the right name, and not holding the lock.
    file.write(QByteArray::number(QCoreApplication::applicationPid()) + "\n"
               + QFileInfo(QCoreApplication::applicationFilePath()).fileName().toUtf8() + "\n"
               + QSysInfo::machineHostName().toUtf8() + "\n");
    QVERIFY(file.flush());
    const QDateTime written = QDateTime::currentDateTime().addSecs(-seconds);
    QVERIFY(file.setFileTime(written, QFileDevice::FileModificationTime));
    file.close();
    QVERIFY(qAbs(QFileInfo(m_lock).lastModified().secsTo(written)) < 2);
    InstanceChannel channel(m_lock);
    QVERIFY(channel.tryBecomeFirst());
}

void TestInstanceChannel::aDeadSocketDoesNotBlockTheName()
{
    InstanceChannel first(m_lock);
    QFile corpse(first.socketPath());
    QVERIFY(corpse.open(QIODevice::WriteOnly));
    corpse.close();
    QVERIFY(first.tryBecomeFirst());
    connect(&first, &InstanceChannel::received, &first,
            [&](const QJsonObject &message, quint64 asker) { first.reply(asker, message); });
    const QJsonObject wish{{QStringLiteral("open"), QStringLiteral("last")}};
    QCOMPARE(askFromElsewhere(m_lock, wish, 5000), wish);
}

void TestInstanceChannel::nobodyElseCanReachTheSocket()
{
    InstanceChannel first(m_lock);
    QVERIFY(first.tryBecomeFirst());
    struct stat info {
    };
    const QString directory = QFileInfo(first.socketPath()).absolutePath();
    QCOMPARE(::stat(QFile::encodeName(directory).constData(), &info), 0);
    QCOMPARE(info.st_mode & 077, mode_t(0));
    QCOMPARE(::stat(QFile::encodeName(first.socketPath()).constData(), &info), 0);
    QCOMPARE(info.st_mode & 077, mode_t(0));
}

void TestInstanceChannel::garbageIsDropped()
{
    InstanceChannel first(m_lock);
    QVERIFY(first.tryBecomeFirst());
    QSignalSpy received(&first, &InstanceChannel::received);
    QLocalSocket socket;
    socket.connectToServer(first.socketPath());
    QVERIFY(socket.waitForConnected(5000));
    socket.write("not json\n");
    QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
    QVERIFY(received.isEmpty());
}

void TestInstanceChannel::twoDirectoriesDoNotMeet()
{
    InstanceChannel one(m_lock);
    InstanceChannel other(m_lock + QStringLiteral("-other"));
    QVERIFY(one.tryBecomeFirst());
    QVERIFY(other.tryBecomeFirst());
    QVERIFY(one.socketPath() != other.socketPath());
}

QTEST_GUILESS_MAIN(TestInstanceChannel)
#include "tst_instancechannel.moc"
