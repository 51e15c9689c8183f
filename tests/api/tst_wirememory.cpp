// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/faultmenu.h"
#include "support/peakmemory.h"
#include "support/sendrig.h"

#include <QFile>

using support::FakeAnswer;
using support::FakeGateway;
using support::Send;

/// However much a gateway sends, little of it is held.
class TestWireMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysSmall_data();
    void staysSmall();
};

namespace {

constexpr qint64 kMiB = 1024 * 1024;
/// A line may have 32 MiB.
constexpr qint64 kMost = (100 + 32) * kMiB;
/// A whole document may have 256 MiB; it is kept until it can be read.
constexpr qint64 kMostOfDocument = (100 + 256) * kMiB;
/// What Qt keeps to itself may have 96 MiB, and is looked at now and then.
constexpr qint64 kMostUnseen = (100 + 96) * kMiB;

} // namespace

void TestWireMemory::staysSmall_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::addColumn<QString>("verdict");
    const QByteArray block(kMiB, 'x');
    const auto row = [](const char *name, const FakeAnswer &answer, const char *verdict) {
        QTest::newRow(name) << answer << QString::fromLatin1(verdict);
    };
    FakeAnswer line = FakeAnswer::sse({"data: "});
    row("300 MB without a line end", line.repeat(block, 300), "error");
    FakeAnswer comments = FakeAnswer::sse({});
    row("300 MB of comments", comments.repeat(": " + block + "\n\n", 300), "error");
    FakeAnswer other = FakeAnswer::sse({});
    row("300 MB of lines that are nothing", other.repeat("x: " + block.left(9000) + "\n", 33'000),
        "error");
    FakeAnswer json = FakeAnswer::body(200, "application/json", "{\"a\":\"");
    row("300 MB of one document", json.repeat(block, 300), "error");
    FakeAnswer page = FakeAnswer::html(200, "<html>");
    row("300 MB of a page", page.repeat(block, 300), "error");
    FakeAnswer error = FakeAnswer::body(500, "text/plain", "no");
    row("300 MB of an error", error.header("retry-after-ms", "1").repeat(block, 300), "error");
    FakeAnswer head = FakeAnswer::raw("HTTP/1.1 200 OK\r\n");
    row("unseen: headers", head.repeat("X-A: " + block + "\r\n", 3000), "error");
    FakeAnswer refusal = FakeAnswer::body(401, "text/plain", "no");
    row("unseen: the body of a 401", refusal.repeat(block, 3000), "error");
    row("a bomb", support::fault("gzip bomb").answer, "error");
    FakeAnswer tiny = FakeAnswer::sse({});
    tiny.repeat(support::chunk(QStringLiteral("x")).repeated(1000), 1000);
    row("a million events", tiny.then({support::finish(QStringLiteral("stop"))}), "complete");
}

void TestWireMemory::staysSmall()
{
#if defined(__SANITIZE_ADDRESS__)
    QSKIP("The sanitizer's own memory would be measured");
#endif
    QFETCH(FakeAnswer, answer);
    QFETCH(QString, verdict);
    FakeGateway gateway;
    gateway.answer(answer);
    api::Wire wire;
    api::ChatRequest request = support::requestTo(gateway.baseUrl());
    request.gateway.patience.firstByteMs = 60'000;
    if (!support::resetPeakMemory())
        QSKIP("The peak cannot be measured here");
    const qint64 before = support::memoryStatus("VmRSS");
    Send send(wire, request, Send::Waits::Shorten);
    QVERIFY(send.wait(120'000));
    QCOMPARE(send.verdict(), verdict);
    const qint64 grown = support::memoryStatus("VmHWM") - before;
    qInfo("%lld MiB", grown / kMiB);
    const QByteArray tag = QTest::currentDataTag();
    const qint64 most = tag.endsWith("document")   ? kMostOfDocument
                        : tag.startsWith("unseen") ? kMostUnseen
                                                   : kMost;
    QVERIFY2(grown < most, qPrintable(QString::number(grown / kMiB) + QStringLiteral(" MiB")));
}

QTEST_GUILESS_MAIN(TestWireMemory)
#include "tst_wirememory.moc"
