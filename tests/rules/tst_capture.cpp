// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/capture.h"
#include "support/fakegateway.h"
#include "support/rawhttp.h"

#include <QTemporaryDir>
#include <QTest>

using support::CapturedRequest;

namespace {

CapturedRequest good()
{
    return {4321,
            "POST",
            "/v1/chat/completions",
            {{"Host", "127.0.0.1:4321"}, {"authorization", "Bearer " + support::keyFor(4321)}},
            "{}"};
}

} // namespace

/// The last of a run: what every test server of the run received is looked through once more. The
/// rows before it show that it would find what must not be there.
class CaptureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatMustNotBeThere_data();
    void findsWhatMustNotBeThere();
    void theServersOfTheTestsWriteIt();
    void noKeyAndNoRequestWentAstrayInThisRun();
};

void CaptureTest::findsWhatMustNotBeThere_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isFault");
    const QByteArray key = support::keyFor(4321);
    const QByteArray path = "/v1/models";
    const QByteArray other = "X-A";
    QTest::newRow("nothing") << path << other << QByteArray("1") << QByteArray("{}") << false;
    QTest::newRow("key in the query")
        << path + "?key=" + key << other << QByteArray("1") << QByteArray() << true;
    QTest::newRow("key in another header")
        << path << QByteArray("X-Api-Key") << key << QByteArray() << true;
    QTest::newRow("key in the body") << path << other << QByteArray("1") << key << true;
    QTest::newRow("cookie") << path << QByteArray("cookie") << QByteArray("a=b") << QByteArray()
                            << true;
    QTest::newRow("two hosts") << path << QByteArray("host") << QByteArray("example.org")
                               << QByteArray() << true;
    QTest::newRow("proxied") << QByteArray("http://a.example/v1/models") << QByteArray("host")
                             << QByteArray("a.example") << QByteArray() << false;
}

void CaptureTest::findsWhatMustNotBeThere()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, body);
    CapturedRequest request = good();
    request.target = target;
    request.headers.append({name, value});
    request.body = body;
    const QStringList faults = support::faultsOf({good(), request});
    QTEST(!faults.isEmpty(), "isFault");
    QVERIFY(!faults.join(u' ').contains(QString::fromLatin1(support::keyFor(4321))
                                        + QStringLiteral("\n")));

    CapturedRequest astray = good();
    astray.port = 4322;
    astray.headers.first().second = "127.0.0.1:4322";
    QCOMPARE(support::faultsOf({astray}).size(), 1);
}

void CaptureTest::theServersOfTheTestsWriteIt()
{
    QTemporaryDir folder;
    const QByteArray before = qgetenv("TEST_CAPTURE");
    qputenv("TEST_CAPTURE", folder.path().toLocal8Bit());
    const support::FakeGateway gateway;
    (void)support::RawHttp(gateway.port()).send("POST", "/v1/x?a=b", {{"X-A", "1"}}, "body");
    qputenv("TEST_CAPTURE", before);
    const QList<CapturedRequest> requests = support::readCapture(folder.path());
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests.constFirst().port, gateway.port());
    QCOMPARE(requests.constFirst().target, QByteArray("/v1/x?a=b"));
    QCOMPARE(requests.constFirst().values("x-a").value(0), QByteArray("1"));
    QCOMPARE(requests.constFirst().body, QByteArray("body"));
}

void CaptureTest::noKeyAndNoRequestWentAstrayInThisRun()
{
    const auto requests = support::readCapture(qEnvironmentVariable("TEST_CAPTURE"));
    const QStringList faults = support::faultsOf(requests);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.mid(0, 20).join(u'\n')));
    qInfo("%d requests of this run were looked through", int(requests.size()));
}

QTEST_GUILESS_MAIN(CaptureTest)
#include "tst_capture.moc"
