// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/launcher.h"
#include "chat/temporarychat.h"
#include "support/sessionrig.h"

#include <QSignalSpy>

/// What a start asks for, and what becomes of it when it cannot be done.
class LauncherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anImageThatCannotBeSentLosesNothingElse();
    void whoStaysInATemporaryChatGetsTheMessageBack();
};

void LauncherTest::anImageThatCannotBeSentLosesNothingElse()
{
    support::SessionRig rig;
    chat::Workspace workspace({rig.preferences, rig.connections, rig.store, rig.wire, rig.clock});
    workspace.start({});
    QTRY_VERIFY(workspace.current() != nullptr);
    const QString good = rig.dir.filePath(QStringLiteral("good.png"));
    QVERIFY(QImage(8, 8, QImage::Format_RGB32).save(good));
    auto *launcher = new chat::Launcher(
        workspace,
        {QStringLiteral("look"), {rig.dir.filePath(QStringLiteral("none.png")), good}, {}},
        &workspace);
    chat::Outgoing left;
    connect(launcher, &chat::Launcher::leftUnsent, this,
            [&left](const chat::Outgoing &outgoing) { left = outgoing; });
    QSignalSpy failed(launcher, &chat::Launcher::failed);
    launcher->run();
    QVERIFY(failed.wait());
    QCOMPARE(left.text, QStringLiteral("look"));
    QCOMPARE(left.images.size(), 1);
    QVERIFY(left.attachments.contains(left.images.first().hash));
    QVERIFY(rig.gateway.requests().isEmpty());
}

void LauncherTest::whoStaysInATemporaryChatGetsTheMessageBack()
{
    support::SessionRig rig;
    chat::Workspace workspace({rig.preferences, rig.connections, rig.store, rig.wire, rig.clock});
    workspace.start({});
    workspace.temporary().setDraftCheck([] { return true; });
    workspace.temporary().start();
    const QPointer<chat::Launcher> launcher(
        new chat::Launcher(workspace, {QStringLiteral("look"), {}, {}}, &workspace));
    QSignalSpy left(launcher, &chat::Launcher::leftUnsent);
    const QSignalSpy asked(&workspace.temporary(), &chat::TemporaryChat::leaveAsked);
    launcher->run();
    QCOMPARE(asked.count(), 1);
    workspace.temporary().stay();
    QCOMPARE(left.count(), 1);
    QCOMPARE(left.constFirst().constFirst().value<chat::Outgoing>().text, QStringLiteral("look"));
    QTRY_VERIFY(!launcher);
    QVERIFY(workspace.current()->isTemporary);
}

QTEST_GUILESS_MAIN(LauncherTest)
#include "tst_launcher.moc"
