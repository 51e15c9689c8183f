// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/toolbox.h"
#include "storage/jsonfile.h"
#include "support/manualclock.h"
#include "support/toolrig.h"
#include "tools/toolcheck.h"

#include <QDir>
#include <QSignalSpy>

using namespace support;

/// What is kept of tools and of what they are allowed, whenever it is set.
class ToolboxTest : public QObject
{
    Q_OBJECT

    struct Folder {
        QTemporaryDir dir;
        ManualClock clock;
    };

private Q_SLOTS:
    void whatIsAgreedToEarlyOrLateIsKept()
    {
        Folder rig;
        const QString path = rig.dir.filePath(u"agreed.json"_qs);
        const QUuid conversation = core::newId();
        tools::Tool other = ToolRig::echo();
        other.name = u"other"_qs;
        const auto agree = [&](const tools::Tool &early, const QList<tools::Tool> &late) {
            chat::Toolbox toolbox(path, rig.clock);
            toolbox.allow(conversation, early, true); // before the file is read
            QVERIFY(!toolbox.isReady());
            QTRY_VERIFY(toolbox.isReady());
            QVERIFY(toolbox.isAllowed(conversation, early));
            for (const tools::Tool &one : late)
                toolbox.allow(conversation, one, true);
        };
        tools::Tool last = other;
        last.name = u"last"_qs;
        tools::Tool early = other;
        early.name = u"early"_qs;
        agree(ToolRig::echo(), {other, last}); // the first is being written when it goes
        agree(early, {});
        chat::Toolbox again(path, rig.clock);
        QTRY_VERIFY(again.isReady());
        QCOMPARE(again.allowed(conversation),
                 (QStringList{u"early"_qs, u"get_weather"_qs, u"last"_qs, u"other"_qs}));
    }

    void whatIsTakenBackBeforeTheFileIsReadStaysSo()
    {
        Folder rig;
        const QString path = rig.dir.filePath(u"taken.json"_qs);
        const QUuid id = core::newId();
        const QUuid other = core::newId();
        {
            chat::Toolbox before(path, rig.clock);
            QTRY_VERIFY(before.isReady());
            before.allow(id, ToolRig::echo(), true);
            before.allow(other, ToolRig::echo(), true);
        }
        {
            chat::Toolbox early(path, rig.clock);
            QVERIFY(!early.isReady());
            early.disallowAll({id});
            QTRY_VERIFY(early.isReady());
            QCOMPARE(early.allowed(id), QStringList());
        }
        chat::Toolbox after(path, rig.clock);
        QTRY_VERIFY(after.isReady());
        QCOMPARE(after.allowed(id), QStringList());
        QCOMPARE(after.allowed(other).size(), 1);
    }

    void aFileOfManyToolsHoldsTheSoundOnes()
    {
        Folder rig;
        const QString path = rig.dir.filePath(u"many.json"_qs);
        QJsonArray many{QJsonObject(), 3, ToolRig::echo().toJson(), ToolRig::echo().toJson()};
        tools::Tool tool = ToolRig::echo();
        for (int i = 0; i < 200; ++i) {
            tool.name = u"t%1"_qs.arg(i);
            many.append(tool.toJson());
        }
        QCOMPARE(storage::JsonFile(path).write({{u"tools"_qs, many}}), QString());
        chat::Toolbox toolbox(path, rig.clock);
        QTRY_VERIFY(toolbox.isReady());
        QCOMPARE(toolbox.own().size(), tools::kMostTools);
        QCOMPARE(toolbox.own().constFirst(), ToolRig::echo());
        QCOMPARE(toolbox.own().at(1).name, u"t0"_qs);
    }

    void whatIsSetBeforeTheFileIsReadHolds()
    {
        Folder rig;
        const QString path = rig.dir.filePath(u"early.json"_qs);
        const QUuid chat = core::newId();
        {
            chat::Toolbox before(path, rig.clock);
            QTRY_VERIFY(before.isReady());
            before.setRounds(7);
            before.allow(chat, ToolRig::echo(), true);
        }
        {
            chat::Toolbox early(path, rig.clock);
            QVERIFY(!early.isReady());
            early.disallow(chat, ToolRig::echo());
            early.setRounds(3);
            QTRY_VERIFY(early.isReady());
            QVERIFY(!early.isAllowed(chat, ToolRig::echo()));
            QCOMPARE(early.rounds(), 3);
        }
        chat::Toolbox after(path, rig.clock);
        QTRY_VERIFY(after.isReady());
        QVERIFY(!after.isAllowed(chat, ToolRig::echo()));
        QCOMPARE(after.rounds(), 3);
    }

    void aDiskThatRefusesIsSaidOnceAndTakesItLater()
    {
        Folder rig;
        const QString inside = rig.dir.filePath(u"gone"_qs);
        const QString path = inside + u"/tools.json"_qs;
        const QUuid chat = core::newId();
        {
            chat::Toolbox toolbox(path, rig.clock);
            QTRY_VERIFY(toolbox.isReady());
            const QSignalSpy failed(&toolbox, &chat::Toolbox::saveFailed);
            const QSignalSpy recovered(&toolbox, &chat::Toolbox::saveRecovered);
            toolbox.allow(chat, ToolRig::echo(), true);
            QTRY_COMPARE(failed.count(), 1);
            QCOMPARE(toolbox.saveFailure()->kind, core::ErrorKind::Storage);
            QVERIFY(toolbox.isAllowed(chat, ToolRig::echo())); // it holds all the same
            QVERIFY(QDir().mkdir(inside));
            toolbox.setRounds(3);
            QTRY_COMPARE(recovered.count(), 1);
            QVERIFY(!toolbox.saveFailure().has_value());
            QCOMPARE(failed.count(), 1);
        }
        chat::Toolbox after(path, rig.clock);
        QTRY_VERIFY(after.isReady());
        QVERIFY(after.isAllowed(chat, ToolRig::echo()));
        QCOMPARE(after.rounds(), 3);
    }

    void whatTheDiskRefusedIsWrittenAtTheEnd()
    {
        Folder rig;
        const QString inside = rig.dir.filePath(u"gone"_qs);
        const QString path = inside + u"/tools.json"_qs;
        {
            chat::Toolbox toolbox(path, rig.clock);
            QTRY_VERIFY(toolbox.isReady());
            const QSignalSpy failed(&toolbox, &chat::Toolbox::saveFailed);
            toolbox.setRounds(3);
            QTRY_COMPARE(failed.count(), 1);
            QVERIFY(QDir().mkdir(inside));
        }
        chat::Toolbox after(path, rig.clock);
        QTRY_VERIFY(after.isReady());
        QCOMPARE(after.rounds(), 3);
    }
};

QTEST_GUILESS_MAIN(ToolboxTest)
#include "tst_toolbox.moc"
