// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/toolrig.h"

#include <QSignalSpy>

using namespace support;
using chat::ToolCallStage;
using chat::ToolRun;
using tools::Approval;

/// What the card of a call tells, while it runs and after a restart.
class ToolTellingTest : public QObject
{
    Q_OBJECT

    static QString city(const char *name)
    {
        return QStringLiteral("{\"city\":\"%1\"}").arg(QString::fromUtf8(name));
    }
    static QByteArray weather(const char *id, const char *name)
    {
        return callChunk(0, QString::fromUtf8(id), QStringLiteral("get_weather"), city(name));
    }
    static bool isAt(const chat::ChatSession &session, const char *id, ToolCallStage stage)
    {
        return stageOf(session, QString::fromUtf8(id)) == stage;
    }

private Q_SLOTS:
    void whatDidNotFitIsStillToldAfterARestart()
    {
        using Kind = tools::SchemaViolation::Kind;
        ToolRig rig;
        QVERIFY(rig.setUp({ToolRig::echo()}));
        rig.gateway.answer(calling({callChunk(0, u"a"_qs, u"get_weather"_qs, u"{}"_qs),
                                    callChunk(1, u"b"_qs, u"get_weather"_qs, u"{\"city\":3}"_qs)}));
        rig.gateway.answer(saying("I see."));
        QUuid id;
        {
            const auto session = rig.open();
            id = session->conversation().info().id;
            session->send(words("Weather?"));
            QTRY_COMPARE(rig.gateway.requestCount(), 2);
            QTRY_VERIFY(!session->isRunning());
        }
        const auto session = rig.reopen(id);
        QTRY_VERIFY(session->conversation().at(1).isLoaded
                    && session->conversation().at(3).isLoaded);
        const auto views = ToolRun::of(*session).calls(session->conversation().at(1).id);
        QCOMPARE(views.size(), 2);
        QCOMPARE(views.at(0).violations.size(), 1);
        QCOMPARE(views.at(0).violations.first().kind, Kind::Missing);
        QCOMPARE(views.at(0).violations.first().detail, u"city"_qs);
        QCOMPARE(views.at(0).violations.first().path, QString());
        QCOMPARE(views.at(1).violations.size(), 1);
        QCOMPARE(views.at(1).violations.first().kind, Kind::Type);
        QCOMPARE(views.at(1).violations.first().path, u"/city"_qs);
    }

    void thatItRunsWithoutAskingIsToldOfTheLastCallOnly()
    {
        ToolRig rig;
        QVERIFY(rig.setUp());
        rig.gateway.answer(calling({weather("a", "Rome")}));
        rig.gateway.answer(calling({weather("b", "Oslo")}));
        rig.gateway.answer(saying("Sunny."));
        const auto session = rig.open();
        ToolRun &run = ToolRun::of(*session);
        bool isHeard = false; // of the second reply, by whoever shows the first one
        connect(&run, &ToolRun::changed, this, [&](const QUuid &reply) {
            isHeard = isHeard || (reply.isNull() && session->conversation().rowCount() > 3);
        });
        session->send(words("Weather?"));
        QTRY_VERIFY(isAt(*session, "a", ToolCallStage::Approval));
        run.approve(u"a"_qs, Approval::Always);
        QTRY_VERIFY(isAt(*session, "a", ToolCallStage::Answered));
        const QUuid first = session->conversation().at(1).id;
        QTRY_COMPARE(rig.gateway.requestCount(), 3);
        QTRY_VERIFY(!session->isRunning());
        QVERIFY(!run.calls(first).first().isAllowed);
        QVERIFY(run.calls(session->conversation().at(3).id).first().isAllowed);
        QVERIFY(isHeard);
        run.disconnect(this);
    }
};

QTEST_GUILESS_MAIN(ToolTellingTest)
#include "tst_tooltelling.moc"
