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
    void countsWhatSocketsReceiveThoughNobodyReadsIt();
    void countsMemoryThatIsUsed();
};

namespace {

constexpr qsizetype kPiece = 100'000;

bool isCounted()
{
    return net::heldNow() > 0;
}

} // namespace

void TestIntake::countsWhatSocketsReceiveThoughNobodyReadsIt()
{
    if (!isCounted())
        QSKIP("This system does not say it");
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTcpSocket client;
    client.setReadBufferSize(1);
    client.connectToHost(server.serverAddress(), server.serverPort());
    QTRY_VERIFY(server.hasPendingConnections());
    QTcpSocket *accepted = server.nextPendingConnection();
    const qint64 before = net::intakeNow().received;
    accepted->write(QByteArray(kPiece, 'x'));
    QTRY_COMPARE(net::intakeNow().received - before, kPiece);
    client.abort();
    QVERIFY(net::intakeNow().received - before < kPiece);
}

void TestIntake::countsMemoryThatIsUsed()
{
    if (!isCounted())
        QSKIP("This system does not say it");
    const qint64 before = net::heldNow();
    QByteArray used(64 * 1024 * 1024, 'x');
    QVERIFY(net::heldNow() - before > used.size() / 2);
    used.clear();
    QVERIFY(net::heldNow() - before < 32 * 1024 * 1024);
}

QTEST_GUILESS_MAIN(TestIntake)
#include "tst_intake.moc"
