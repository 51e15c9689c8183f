// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/faultorder.h"

#include <QTest>

using demo::Fault;
using demo::FaultOrder;

class FaultOrderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsAskedFor_data();
    void readsWhatIsAskedFor();
    void readsSecondsAndOnce();
    void readsTheOptionToRefuse();
    void forgetsAfterTheSecondTime();
};

void FaultOrderTest::readsWhatIsAskedFor_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("number");
    const auto row = [](const char *prompt, Fault fault, int number = 0) {
        QTest::newRow(prompt) << QString::fromUtf8(prompt) << fault << number;
    };
    row("hello", Fault::None);
    row("你好", Fault::None);
    row("An executive cuts nothing", Fault::None);
    row("cut", Fault::Cut);
    row("Please CUT the line.", Fault::Cut);
    row("cut without finish", Fault::CleanEnd);
    row("断开", Fault::Cut);
    row("请中断", Fault::Cut);
    row("没有结束标记", Fault::CleanEnd);
    row("reset", Fault::Reset);
    row("error 1", Fault::StreamError, 1);
    row("error in mid-stream, form 14", Fault::StreamError, 14);
    row("mid-stream error", Fault::StreamError, 1);
    row("midstream error 3", Fault::StreamError, 3);
    row("错误 7", Fault::StreamError, 7);
    row("流中错误12", Fault::StreamError, 12);
    row("error 15", Fault::None);
    row("429", Fault::Status, 429);
    row("error 429", Fault::Status, 429);
    row("返回500", Fault::Status, 500);
    row("503 loading", Fault::Loading);
    row("加载 503", Fault::Loading);
    row("503", Fault::Status, 503);
    row("no channel", Fault::NoChannel);
    row("限流", Fault::Status, 429);
    row("429 quota", Fault::Quota);
    row("余额", Fault::Quota);
    row("model not found", Fault::NoModel);
    row("404 not found", Fault::Status, 404);
    row("找不到模型", Fault::NoModel);
    row("html", Fault::Html);
    row("html 502", Fault::Html, 502);
    row("网页", Fault::Html);
    row("empty answer", Fault::EmptyAnswer);
    row("空响应", Fault::EmptyBody);
    row("only comments", Fault::Comments);
    row("slow first byte", Fault::Slow);
    row("stall", Fault::Stall);
    row("没有 [DONE]", Fault::NoDone);
    row("no [DONE]", Fault::NoDone);
    row("unexplained", Fault::Unexplained);
    row("content filter", Fault::Filter);
    row("gzip", Fault::Gzip);
    row("gzip label", Fault::GzipLabel);
    row("redirect", Fault::Redirect, 307);
    row("308", Fault::Redirect, 308);
    row("redirect elsewhere 302", Fault::Elsewhere, 302);
    row("跳转到别处", Fault::Elsewhere);
    row("refused parameter", Fault::Parameter);
    row("拒绝图片", Fault::ImageRefused);
    row("忽略图片", Fault::ImageIgnored);
}

void FaultOrderTest::readsWhatIsAskedFor()
{
    QFETCH(QString, prompt);
    const FaultOrder order = FaultOrder::fromPrompt(prompt);
    QTEST(order.fault, "fault");
    QTEST(order.number, "number");
}

void FaultOrderTest::readsSecondsAndOnce()
{
    const FaultOrder plain = FaultOrder::fromPrompt(QStringLiteral("429"));
    QCOMPARE(plain.seconds, -1);
    QVERIFY(!plain.isOnce);
    const FaultOrder order =
        FaultOrder::fromPrompt(QStringLiteral("429 once, retry after 12 seconds"));
    QCOMPARE(order.seconds, 12);
    QVERIFY(order.isOnce);
    QCOMPARE(FaultOrder::fromPrompt(QStringLiteral("429 一次，5 秒")).seconds, 5);
    QVERIFY(FaultOrder::fromPrompt(QStringLiteral("429 一次，5 秒")).isOnce);
    QCOMPARE(FaultOrder::fromPrompt(QStringLiteral("slow 20")).seconds, 20);
    QCOMPARE(FaultOrder::fromPrompt(QStringLiteral("慢 3")).seconds, 3);
    QVERIFY(!FaultOrder::fromPrompt(QStringLiteral("concert: stall")).isOnce);
}

void FaultOrderTest::readsTheOptionToRefuse()
{
    QCOMPARE(FaultOrder::fromPrompt(QStringLiteral("refuse top_p")).option,
             QStringLiteral("top_p"));
    QCOMPARE(FaultOrder::fromPrompt(QStringLiteral("refuse top_p")).fault, Fault::Parameter);
    QCOMPARE(FaultOrder::fromPrompt(QStringLiteral("参数")).option, QString());
}

void FaultOrderTest::forgetsAfterTheSecondTime()
{
    demo::FaultMemory memory;
    QVERIFY(memory.isFirst(QStringLiteral("a")));
    QVERIFY(memory.isFirst(QStringLiteral("b")));
    QVERIFY(!memory.isFirst(QStringLiteral("a")));
    QVERIFY(memory.isFirst(QStringLiteral("a")));
}

QTEST_GUILESS_MAIN(FaultOrderTest)
#include "tst_faultorder.moc"
