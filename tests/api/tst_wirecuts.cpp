// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire.h"
#include "support/fakegateway.h"
#include "support/wirelistener.h"

#include <QTest>

using support::FakeAnswer;
using support::FakeGateway;
using Listener = support::WireListener<api::Wire, api::TextDelta, api::ReasoningDelta, api::Ended>;

/// A stream cut at every byte: what arrived is kept, nothing is called complete that was not, and
/// the server never sees a second POST.
class TestWireCuts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyByte_data();
    void everyByte();
    void everyByteOfTheHead();
};

namespace {

FakeAnswer recording(FakeAnswer::Framing framing)
{
    return FakeAnswer::sse({support::chunk(QStringLiteral("One ")),
                            support::chunk(QStringLiteral("二 ")), support::reasoningChunk({}),
                            support::finish(QStringLiteral("stop")), support::done()})
        .framing(framing);
}

} // namespace

void TestWireCuts::everyByte_data()
{
    QTest::addColumn<FakeAnswer::Framing>("framing");
    QTest::newRow("chunked") << FakeAnswer::Framing::Chunked;
    QTest::newRow("length") << FakeAnswer::Framing::Length;
    QTest::newRow("close") << FakeAnswer::Framing::Close;
}

void TestWireCuts::everyByte()
{
    QFETCH(FakeAnswer::Framing, framing);
    FakeAnswer whole = recording(framing);
    const QByteArray body = whole.wireBody();
    // From the byte that ends the line with the reason on, the answer may be called complete.
    const qsizetype reason = body.indexOf('\n', body.indexOf("\"stop\""));
    QVERIFY(body.size() > 600 && reason > 0);
    api::Wire wire;
    FakeGateway gateway;
    for (qsizetype offset = 0; offset < body.size(); ++offset) {
        const FakeAnswer::End end =
            offset % 2 == 0 ? FakeAnswer::End::Close : FakeAnswer::End::Reset;
        gateway.answer(recording(framing).cutAt(int(offset)).end(end));
        api::ChatRequest request;
        request.gateway.baseUrl = gateway.baseUrl();
        request.model = QStringLiteral("m");
        Listener listener(wire, wire.send(request));
        QVERIFY2(listener.wait(), qPrintable(QString::number(offset)));
        QCOMPARE(listener.ends, 1);
        QVERIFY(QStringLiteral("One 二 ").startsWith(listener.text));
        const bool isComplete = listener.ended.verdict == api::Verdict::Complete;
        // A reset may throw away what the kernel still held, so it proves only one direction.
        if (offset < reason)
            QVERIFY2(!isComplete, qPrintable(QString::number(offset)));
        else if (end == FakeAnswer::End::Close && offset > reason + 1)
            QVERIFY2(isComplete, qPrintable(QString::number(offset)));
        QCOMPARE(gateway.requestCount(), int(offset) + 1);
    }
}

void TestWireCuts::everyByteOfTheHead()
{
    FakeAnswer whole = recording(FakeAnswer::Framing::Chunked);
    const auto steps = whole.wireSteps();
    const qsizetype size = std::get<QByteArray>(steps.first()).size();
    api::Wire wire;
    FakeGateway gateway;
    for (qsizetype offset = 0; offset < size; ++offset) {
        const FakeAnswer::End end =
            offset % 2 == 0 ? FakeAnswer::End::Close : FakeAnswer::End::Reset;
        gateway.answer(recording(FakeAnswer::Framing::Chunked).cutHeaderAt(int(offset)).end(end));
        api::ChatRequest request;
        request.gateway.baseUrl = gateway.baseUrl();
        request.model = QStringLiteral("m");
        Listener listener(wire, wire.send(request));
        QVERIFY2(listener.wait(), qPrintable(QString::number(offset)));
        QCOMPARE(listener.ends, 1);
        QCOMPARE(listener.text, QString());
        QVERIFY(listener.ended.error);
        QVERIFY(listener.ended.verdict == api::Verdict::Error
                || listener.ended.verdict == api::Verdict::Interrupted);
        QCOMPARE(listener.ended.attempts, 1);
        QCOMPARE(gateway.requestCount(), int(offset) + 1);
    }
}

QTEST_GUILESS_MAIN(TestWireCuts)
#include "tst_wirecuts.moc"
