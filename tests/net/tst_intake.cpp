// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/intake.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

/// What a process has let in, by the system's own count.
class TestIntake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seesWhatAConnectionReceivesThoughNobodyReadsIt();
    void countsNoOtherConnection();
    void countsMemoryThatIsUsed();
};

namespace {

constexpr qsizetype kPiece = 10'000; // less than a connection takes that nobody reads

bool isCounted()
{
    return net::heldNow() > 0;
}

/// A connection on which the client has just sent something and reads nothing.
struct Link {
    QTcpServer server;
    QTcpSocket client;
    QTcpSocket *accepted = nullptr;

    [[nodiscard]] bool open()
    {
        client.setReadBufferSize(1);
        if (!server.listen(QHostAddress::LocalHost))
            return false;
        client.connectToHost(server.serverAddress(), server.serverPort());
        if (!QTest::qWaitFor([this] { return server.hasPendingConnections(); }))
            return false;
        accepted = server.nextPendingConnection();
        client.write("?");
        return QTest::qWaitFor([this] { return accepted->bytesAvailable() > 0; });
    }
};

/// As the memory that an answer takes.
QByteArray used()
{
    return QByteArray(64 * 1024 * 1024, 'x');
}

} // namespace

void TestIntake::seesWhatAConnectionReceivesThoughNobodyReadsIt()
{
    if (!isCounted())
        QSKIP("This system does not say it");
    Link link;
    QVERIFY(link.open());
    const net::Intake intake(link.server.serverPort());
    const QByteArray memory = used();
    QVERIFY(!intake.hasGrownBy(kPiece));
    link.accepted->write(QByteArray(kPiece, 'x'));
    QTRY_VERIFY(intake.hasGrownBy(kPiece));
    link.client.abort();
    QVERIFY(!intake.hasGrownBy(kPiece));
}

void TestIntake::countsNoOtherConnection()
{
    if (!isCounted())
        QSKIP("This system does not say it");
    Link waiting;
    QVERIFY(waiting.open());
    const net::Intake intake(waiting.server.serverPort());
    Link flooded;
    QVERIFY(flooded.open());
    const net::Intake other(flooded.server.serverPort());
    const QByteArray memory = used();
    flooded.accepted->write(QByteArray(kPiece, 'x'));
    QTRY_VERIFY(other.hasGrownBy(kPiece));
    QVERIFY(!intake.hasGrownBy(kPiece));
}

void TestIntake::countsMemoryThatIsUsed()
{
    if (!isCounted())
        QSKIP("This system does not say it");
#if defined(__SANITIZE_ADDRESS__)
    QSKIP("What is freed stays in quarantine");
#endif
    const qint64 before = net::heldNow();
    QByteArray memory = used();
    QVERIFY(net::heldNow() - before > memory.size() / 2);
    memory.clear();
    QVERIFY(net::heldNow() - before < 32 * 1024 * 1024);
}

QTEST_GUILESS_MAIN(TestIntake)
#include "tst_intake.moc"
