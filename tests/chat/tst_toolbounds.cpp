// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/toolrig.h"

using namespace support;
using chat::ToolCallStage;
using chat::ToolRun;
using tools::Approval;

/// What a call must not do, and what must not be lost of it.
class ToolBoundsTest : public QObject
{
    Q_OBJECT

    static QByteArray weather()
    {
        return callChunk(0, u"a"_qs, u"get_weather"_qs, u"{\"city\":\"Rome\"}"_qs);
    }
    static bool isAt(const chat::ChatSession &session, const char *id, ToolCallStage stage)
    {
        return stageOf(session, QString::fromUtf8(id)) == stage;
    }

private Q_SLOTS:
    void whatWasNotOfferedIsNeverRun_data()
    {
        QTest::addColumn<QJsonArray>("offered");
        QTest::addColumn<QString>("choice");
        tools::Tool own; // somebody's that is named like one of the application
        own.name = u"calculate"_qs;
        own.description = u"Asks my accountant."_qs;
        const QJsonValue person = ToolRig::person().definition();
        QTest::newRow("others") << QJsonArray{person} << u"auto"_qs;
        QTest::newRow("none") << QJsonArray() << u"auto"_qs;
        QTest::newRow("one's own of that name")
            << QJsonArray{person, own.definition()} << u"auto"_qs;
        QTest::newRow("none may be called")
            << QJsonArray{ToolRig::echo().definition(), person} << u"none"_qs;
    }
    void whatWasNotOfferedIsNeverRun()
    {
        QFETCH(QJsonArray, offered);
        QFETCH(QString, choice);
        ToolRig rig;
        QVERIFY(rig.setUp());
        rig.gateway.answer(calling(
            {weather(), callChunk(1, u"b"_qs, u"calculate"_qs, u"{\"expression\":\"6*7\"}"_qs)}));
        const auto session = rig.open();
        if (offered.isEmpty()) {
            session->parameters().set(u"tools"_qs, QJsonValue(QJsonValue::Undefined));
        } else {
            session->parameters().set(u"tools"_qs, offered);
            session->parameters().set(u"tool_choice"_qs, choice);
        }
        rig.toolbox.allow(session->conversation().info().id, ToolRig::echo(), true);
        session->send(words("Go"));
        QTRY_VERIFY(isAt(*session, "a", ToolCallStage::Waiting));
        QTRY_VERIFY(isAt(*session, "b", ToolCallStage::Waiting));
        QTRY_VERIFY(!session->isRunning());
        ToolRun::of(*session).approve(u"a"_qs, Approval::Once);
        ToolRun::of(*session).approve(u"b"_qs, Approval::Always);
        QVERIFY(!session->isRunning());
        QCOMPARE(session->conversation().rowCount(), 2);
        // What the person chose goes out as it is written.
        const QJsonValue sent = rig.gateway.lastRequest().json()[u"tools"];
        QCOMPARE(sent.toArray(), offered);
    }
};

QTEST_GUILESS_MAIN(ToolBoundsTest)
#include "tst_toolbounds.moc"
