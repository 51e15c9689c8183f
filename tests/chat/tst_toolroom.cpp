// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/toolbox.h"
#include "storage/jsonfile.h"
#include "support/toolrig.h"

#include <QTemporaryDir>
#include <QTest>

using support::ToolRig;

/// How much of a person's tools can be kept.
class ToolRoomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheFileCannotHoldIsRefusedBeforeAnythingIsLost()
    {
        ToolRig rig;
        QVERIFY(rig.setUp());
        const QString path = rig.dir.filePath(u"large.json"_qs);
        const auto large = [](const QString &name) {
            tools::Tool tool = ToolRig::echo();
            tool.name = name;
            tool.command.arguments =
                QStringList(256, QString(32 * 1024, u'x')); // as many as may be
            return tool;
        };
        const tools::Tool first = large(u"first"_qs);
        {
            chat::Toolbox toolbox(path, rig.clock);
            QTRY_VERIFY(toolbox.isReady());
            QVERIFY(toolbox.setOwn({first}).isOk());
            const auto both = toolbox.setOwn({first, large(u"second"_qs)});
            QVERIFY(!both.isOk());
            QCOMPARE(both.error().code, u"tools-room"_qs);
            QCOMPARE(toolbox.own(), QList<tools::Tool>{first});
            toolbox.takeIn({large(u"third"_qs), ToolRig::person()}); // what there is room for
            QCOMPARE(toolbox.own(), (QList<tools::Tool>{first, ToolRig::person()}));
        }
        chat::Toolbox after(path, rig.clock);
        QTRY_VERIFY(after.isReady());
        QCOMPARE(after.own(), (QList<tools::Tool>{first, ToolRig::person()}));
        QVERIFY(after.setOwn({large(u"second"_qs)}).isOk()); // in its place
    }

    void aFileThatCouldNotBeReadAgainIsNotWritten()
    {
        QTemporaryDir dir;
        const storage::JsonFile file(dir.filePath(u"small.json"_qs));
        const QJsonObject kept{{u"a"_qs, 1}};
        QCOMPARE(file.write(kept), QString());
        QVERIFY(!file.write({{u"a"_qs, QString(17 * 1024 * 1024, u'x')}}).isEmpty());
        QCOMPARE(file.peek(), std::optional(kept));
    }
};

QTEST_GUILESS_MAIN(ToolRoomTest)
#include "tst_toolroom.moc"
