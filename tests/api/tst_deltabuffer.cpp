// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/deltabuffer.h"

#include <QTest>

using namespace api;

namespace {

struct Heard {
    explicit Heard(DeltaBuffer &buffer)
    {
        QObject::connect(&buffer, &DeltaBuffer::flushed, &buffer,
                         [this](const QList<StreamEvent> &events) { flushes.append(events); });
    }
    QList<QList<StreamEvent>> flushes;
};

StreamEvent text(const QString &words, int choice = 0)
{
    return TextDelta{choice, words};
}

} // namespace

class TestDeltaBuffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstDeltaGoesThroughAtOnce();
    void whatFollowsWaitsAndBecomesOne();
    void afterAPauseTheNextGoesThroughAtOnce();
    void kindsAndChoicesAreNotMixed();
    void fragmentsOfOneCallAreJoined();
    void onlyTheNewestUpdateIsKept();
    void anEndFlushesAtOnceWithTheTextFirst();
    void theIntervalIsClamped();
    void nothingMeansNoSignal();
};

void TestDeltaBuffer::theFirstDeltaGoesThroughAtOnce()
{
    DeltaBuffer buffer;
    Heard heard(buffer);
    buffer.add({text(QStringLiteral("a"))});
    QCOMPARE(heard.flushes.size(), 1);
}

void TestDeltaBuffer::whatFollowsWaitsAndBecomesOne()
{
    DeltaBuffer buffer;
    Heard heard(buffer);
    buffer.add({text(QStringLiteral("a"))});
    buffer.add({text(QStringLiteral("b"))});
    buffer.add({text(QStringLiteral("c")), text(QStringLiteral("d"))});
    QCOMPARE(heard.flushes.size(), 1);
    QTRY_COMPARE(heard.flushes.size(), 2);
    QCOMPARE(heard.flushes.at(1).size(), 1);
    QCOMPARE(std::get<TextDelta>(heard.flushes.at(1).constFirst()).text, QStringLiteral("bcd"));
}

void TestDeltaBuffer::afterAPauseTheNextGoesThroughAtOnce()
{
    DeltaBuffer buffer;
    Heard heard(buffer);
    buffer.add({text(QStringLiteral("a"))});
    buffer.add({text(QStringLiteral("b"))});
    QTRY_COMPARE(heard.flushes.size(), 2);
    QVERIFY(!buffer.isIdle());
    QTRY_VERIFY(buffer.isIdle());
    buffer.add({text(QStringLiteral("c"))});
    QCOMPARE(heard.flushes.size(), 3);
}

void TestDeltaBuffer::kindsAndChoicesAreNotMixed()
{
    DeltaBuffer buffer;
    Heard heard(buffer);
    buffer.add({text(QStringLiteral("a")), text(QStringLiteral("b"), 1), text(QStringLiteral("c")),
                ReasoningDelta{0, QStringLiteral("r")}, ReasoningDelta{0, QStringLiteral("s")},
                text(QStringLiteral("d")), RefusalDelta{0, QStringLiteral("x")},
                RefusalDelta{0, QStringLiteral("y")}});
    QCOMPARE(heard.flushes.size(), 1);
    const QList<StreamEvent> events = heard.flushes.constFirst();
    QCOMPARE(events.size(), 6);
    QCOMPARE(std::get<TextDelta>(events.at(1)).choice, 1);
    QCOMPARE(std::get<ReasoningDelta>(events.at(3)).text, QStringLiteral("rs"));
    QCOMPARE(std::get<RefusalDelta>(events.at(5)).text, QStringLiteral("xy"));
}

void TestDeltaBuffer::fragmentsOfOneCallAreJoined()
{
    DeltaBuffer buffer;
    Heard heard(buffer);
    ToolCallDelta first{0, 0, QStringLiteral("id"), QString(), QStringLiteral("{\"a\"")};
    ToolCallDelta second{0, 0, QString(), QStringLiteral("name"), QStringLiteral(":1}")};
    ToolCallDelta other{0, 1, QString(), QString(), QStringLiteral("{}")};
    buffer.add({first, second, other});
    const QList<StreamEvent> events = heard.flushes.value(0);
    QCOMPARE(events.size(), 2);
    const auto call = std::get<ToolCallDelta>(events.at(0));
    QCOMPARE(call.callId, QStringLiteral("id"));
    QCOMPARE(call.name, QStringLiteral("name"));
    QCOMPARE(call.arguments, QStringLiteral("{\"a\":1}"));
}

void TestDeltaBuffer::onlyTheNewestUpdateIsKept()
{
    DeltaBuffer buffer;
    Heard heard(buffer);
    QList<StreamEvent> events;
    for (int i = 0; i < 50; ++i) {
        MetaUpdate update;
        update.response.id = QString::number(i);
        events << update << text(QStringLiteral("x"));
    }
    buffer.add(events);
    const QList<StreamEvent> flushed = heard.flushes.value(0);
    QCOMPARE(flushed.size(), 2);
    QCOMPARE(std::get<MetaUpdate>(flushed.at(0)).response.id, QStringLiteral("49"));
    QCOMPARE(std::get<TextDelta>(flushed.at(1)).text, QString(50, u'x'));
}

void TestDeltaBuffer::anEndFlushesAtOnceWithTheTextFirst()
{
    DeltaBuffer buffer;
    Heard heard(buffer);
    buffer.add({text(QStringLiteral("a"))});
    buffer.add({text(QStringLiteral("b"))});
    buffer.add({Ended{}});
    QCOMPARE(heard.flushes.size(), 2);
    QCOMPARE(heard.flushes.at(1).size(), 2);
    QVERIFY(std::holds_alternative<TextDelta>(heard.flushes.at(1).at(0)));
    QVERIFY(std::holds_alternative<Ended>(heard.flushes.at(1).at(1)));
}

void TestDeltaBuffer::theIntervalIsClamped()
{
    DeltaBuffer buffer;
    Heard heard(buffer);
    // Without the clamp the second delta would stay for an hour.
    buffer.setInterval(3'600'000);
    buffer.add({text(QStringLiteral("a"))});
    buffer.add({text(QStringLiteral("b"))});
    QTRY_COMPARE(heard.flushes.size(), 2);
}

void TestDeltaBuffer::nothingMeansNoSignal()
{
    DeltaBuffer buffer;
    Heard heard(buffer);
    buffer.add({});
    buffer.flush();
    QVERIFY(heard.flushes.isEmpty());
}

QTEST_GUILESS_MAIN(TestDeltaBuffer)
#include "tst_deltabuffer.moc"
