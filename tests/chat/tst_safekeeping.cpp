// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/backups.h"
#include "core/damagednotice.h"
#include "storage/database.h"
#include "support/editsrig.h"

#include <QDir>

using support::await;

namespace {

/// A workspace with its backups.
struct SafeRig : support::EditsRig {
    chat::Backups backups{{store, secrets, *workspace, clock}, dir.path()};

    SafeRig() { backups.setDatabase(dir.filePath(QStringLiteral("loquat.db"))); }

    [[nodiscard]] QList<storage::BackupEntry> made()
    {
        const auto before = await(backups.entries()).size();
        backups.backUpNow();
        [&] { QTRY_VERIFY_WITH_TIMEOUT(!backups.isWorking(), 60'000); }();
        const auto entries = await(backups.entries());
        return entries.size() > before ? entries : QList<storage::BackupEntry>();
    }
    [[nodiscard]] chat::Backups::Opened opened(const QString &path)
    {
        const auto result = await(backups.open(path));
        return result ? result.value() : nullptr;
    }
    [[nodiscard]] QStringList titles() const
    {
        QStringList titles;
        for (int row = 0; row < workspace->list().count(); ++row)
            titles.append(workspace->list().at(row).title);
        return titles;
    }
};

} // namespace

/// Backups of a program that runs: made, looked into, gone back to.
class tst_Safekeeping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBackupSaysWhenItWasMade();
    void theDailyOneLeavesTheOneMadeByHand();
    void goingBackChangesEverythingAndCanBeUndone();
    void whatIsLeftWritesNothingIntoWhatWasRestored();
    void whatIsSaidBeforeTheRestIsReadChangesOnlyThat();
    void nothingIsRestoredWhileAReplyComesIn();
    void someConversationsComeBackInOneStep();
    void withoutThePassphraseABackupWaits();
    void itIsMadeOnceTheKeychainAnswers();
    void aDamagedDatabaseIsRecoveredBesideIt();
    void damagedMessagesAreCountedInTheBackground();
    void anUncleanEndIsRemembered();
};

void tst_Safekeeping::aBackupSaysWhenItWasMade()
{
    SafeRig rig;
    rig.ask("one", "first answer");
    QVERIFY(!rig.backups.lastTime().isValid());
    const auto entries = rig.made();
    QCOMPARE(entries.size(), 1);
    QCOMPARE(rig.backups.lastTime(), entries.constFirst().name.time);
    QVERIFY(!rig.backups.failure());
    const auto preview = await(rig.backups.preview(rig.opened(entries.constFirst().path)));
    QVERIFY(preview.isOk());
    QCOMPARE(preview.value().conversations.size(), 1);
    QCOMPARE(preview.value().messages, 2);
    QCOMPARE(preview.value().onlyThere + preview.value().onlyHere + preview.value().differing, 0);
}

void tst_Safekeeping::theDailyOneLeavesTheOneMadeByHand()
{
    SafeRig rig;
    rig.ask("one", "first answer");
    const auto byHand = rig.made();
    QCOMPARE(byHand.size(), 1);
    QVERIFY(byHand.constFirst().name.isByHand());
    QCOMPARE(rig.backups.lastTime(), byHand.constFirst().name.time);
    const QString folder = QFileInfo(byHand.constFirst().path).path();
    // As many more of the same day as are made, by themselves, before the newest three are others.
    for (int i = 0; i < 4; ++i) {
        storage::BackupOrder daily;
        daily.database = rig.dir.filePath(QStringLiteral("loquat.db"));
        daily.now = byHand.constFirst().name.time.addSecs(i);
        const auto made =
            storage::BackupMaker(daily).make(storage::BackupMaker::Place::ThisProcess);
        QVERIFY(made.isOk());
        QVERIFY(!made.value().entry.name.isByHand());
        QCOMPARE(QFileInfo(made.value().entry.path).path(), folder);
    }
    QVERIFY(QFile::exists(byHand.constFirst().path));
    QVERIFY(await(rig.backups.entries()).size() >= 4);
}

void tst_Safekeeping::goingBackChangesEverythingAndCanBeUndone()
{
    SafeRig rig;
    rig.ask("one", "first answer");
    const QUuid first = rig.id();
    const auto entries = rig.made();
    QCOMPARE(entries.size(), 1);
    rig.ask("two", "second answer");
    rig.workspace->startNew();
    rig.ask("another", "chat");
    QCOMPARE(rig.workspace->list().count(), 2);
    const auto backup = rig.opened(entries.constFirst().path);
    const auto preview = await(rig.backups.preview(backup)).value();
    QCOMPARE(preview.onlyHere, 1);
    QCOMPARE(preview.differing, 1);
    const auto done = await(rig.backups.restore(backup));
    QVERIFY2(done.isOk(), done ? "" : qPrintable(done.error().code));
    QTRY_COMPARE(rig.workspace->list().count(), 1);
    QVERIFY(!rig.workspace->undoStack().canUndo());
    rig.workspace->open(first);
    QTRY_COMPARE(rig.id(), first);
    QCOMPARE(rig.conversation().rowCount(), 2);
    // What was here is a backup now.
    QVERIFY(done.value().before.path.endsWith(QLatin1StringView("-before-restore.db")));
    const auto back = await(rig.backups.restore(rig.opened(done.value().before.path)));
    QVERIFY(back.isOk());
    QTRY_COMPARE(rig.workspace->list().count(), 2);
    // And it goes on from there.
    rig.ask("three", "third answer");
    QTRY_COMPARE(rig.workspace->list().count(), 3);
}

void tst_Safekeeping::whatIsLeftWritesNothingIntoWhatWasRestored()
{
    SafeRig rig;
    rig.ask("one", "first answer");
    const QUuid first = rig.id();
    const auto backup = rig.opened(rig.made().constFirst().path);
    const QString title = rig.conversation().info().title;
    rig.workspace->startNew();
    rig.ask("another", "chat");
    rig.session().setScrollPlace({rig.at(0), 7});
    QVERIFY(await(rig.backups.restore(backup)).isOk());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    auto there = await(rig.store.conversations()).value();
    QCOMPARE(there.size(), 1);
    rig.workspace->open(first);
    QTRY_COMPARE(rig.id(), first);
    rig.workspace->rename(first, QStringLiteral("Later"));
    QVERIFY(await(rig.backups.restore(backup)).isOk());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    there = await(rig.store.conversations()).value();
    QCOMPARE(there.size(), 1);
    QCOMPARE(there.constFirst().title, title);
}

void tst_Safekeeping::whatIsSaidBeforeTheRestIsReadChangesOnlyThat()
{
    SafeRig rig;
    const QTemporaryDir other;
    const QString known = other.filePath(QStringLiteral("backups.json"));
    QFile file(known);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"daily": true, "sealed": true})");
    file.close();
    chat::Backups backups({rig.store, rig.secrets, *rig.workspace, rig.clock}, other.path());
    backups.setDaily(false);
    const auto content = [&known] {
        QFile read(known);
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    };
    QTRY_VERIFY(content().contains("\"daily\": false"));
    QVERIFY(content().contains("\"sealed\": true"));
    QVERIFY(backups.state().isSealed && !backups.state().isDaily);
}

void tst_Safekeeping::nothingIsRestoredWhileAReplyComesIn()
{
    SafeRig rig;
    rig.ask("one", "first answer");
    const auto backup = rig.opened(rig.made().constFirst().path);
    rig.gateway.answer(support::FakeAnswer::sse({support::chunk(QStringLiteral("wait"))}).hold());
    rig.session().send(support::words("two"));
    QTRY_COMPARE(rig.workspace->runningCount(), 1);
    QCOMPARE(await(rig.backups.restore(backup)).error().code, QStringLiteral("busy"));
    QCOMPARE(await(rig.backups.entries()).size(), 1);
    rig.session().stop();
    QTRY_COMPARE(rig.workspace->runningCount(), 0);
    QVERIFY(await(rig.backups.restore(backup)).isOk());
}

void tst_Safekeeping::someConversationsComeBackInOneStep()
{
    SafeRig rig;
    rig.ask("one", "first answer");
    const QUuid first = rig.id();
    rig.workspace->startNew();
    rig.ask("two", "second answer");
    const QUuid second = rig.id();
    const auto backup = rig.opened(rig.made().constFirst().path);
    rig.workspace->remove(first);
    rig.workspace->remove(second);
    QCOMPARE(rig.workspace->list().count(), 0);
    QTRY_COMPARE(await(rig.backups.preview(backup)).value().onlyThere, 2);
    const core::ImportReport report = await(rig.backups.bringBack(backup, {first}));
    QVERIFY(!report.error);
    QCOMPARE(rig.workspace->list().count(), 1);
    QVERIFY(rig.workspace->list().find(first));
    QCOMPARE(await(rig.store.skeleton(first)).value().messages.size(), 2);
    rig.workspace->undoStack().undo();
    QCOMPARE(rig.workspace->list().count(), 0);
}

void tst_Safekeeping::withoutThePassphraseABackupWaits()
{
    SafeRig rig;
    rig.ask("one", "a private answer");
    // There is no keychain here: it is known for this run.
    const auto problem = await(rig.backups.setPassphrase(QStringLiteral("open sesame")));
    QVERIFY(problem && problem->code == QLatin1StringView("passphrase-for-now"));
    const auto entries = rig.made();
    QCOMPARE(entries.size(), 1);
    QVERIFY(entries.constFirst().name.isSealed);
    QVERIFY(rig.opened(entries.constFirst().path));
    QCOMPARE(
        await(rig.backups.open(entries.constFirst().path, QStringLiteral("wrong"))).error().code,
        QStringLiteral("wrong-passphrase"));
    // Another run does not know it, and never makes one that anybody could open instead.
    storage::Secrets others(rig.directoryId, rig.dir.filePath(QStringLiteral("none.json")));
    chat::Backups later({rig.store, others, *rig.workspace, rig.clock}, rig.dir.path());
    const QSignalSpy failed(&later, &chat::Backups::failed);
    later.setDatabase(rig.dir.filePath(QStringLiteral("loquat.db")));
    QTRY_VERIFY_WITH_TIMEOUT(later.state().isSealed, 60'000);
    later.backUpNow();
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(later.failure()->code, QStringLiteral("passphrase"));
    later.backUpNow();
    QTRY_VERIFY(!later.isWorking());
    QCOMPARE(failed.count(), 1);
    QCOMPARE(await(later.entries()).size(), 1);
}

void tst_Safekeeping::itIsMadeOnceTheKeychainAnswers()
{
    SafeRig rig;
    rig.ask("one", "a private answer");
    QFile known(rig.dir.filePath(QStringLiteral("backups.json")));
    QTRY_VERIFY(known.exists());
    const QTemporaryDir other;
    QVERIFY(QFile::copy(rig.dir.filePath(QStringLiteral("loquat.db")),
                        other.filePath(QStringLiteral("loquat.db"))));
    QFile state(other.filePath(QStringLiteral("backups.json")));
    QVERIFY(state.open(QIODevice::WriteOnly));
    state.write(R"({"daily": true, "sealed": true})");
    state.close();
    storage::Secrets locked(rig.directoryId, other.filePath(QStringLiteral("none.json")));
    chat::Backups backups({rig.store, locked, *rig.workspace, rig.clock}, other.path());
    backups.setDatabase(other.filePath(QStringLiteral("loquat.db")));
    QTRY_VERIFY(backups.state().isSealed);
    backups.backUpNow();
    QTRY_VERIFY(backups.failure().has_value());
    QCOMPARE(backups.failure()->code, QStringLiteral("passphrase"));
    // Nobody was asked for it: the keychain was opened for something else.
    locked.keepForSession(chat::BackupPassphrase::entry(), "open sesame");
    Q_EMIT locked.keychainAnswered();
    QTRY_VERIFY_WITH_TIMEOUT(backups.lastTime().isValid() && !backups.isWorking(), 60'000);
    QVERIFY(!backups.failure());
    QVERIFY(await(backups.entries()).constFirst().name.isSealed);
}

void tst_Safekeeping::aDamagedDatabaseIsRecoveredBesideIt()
{
    SafeRig rig;
    rig.ask("one", "first answer");
    QCOMPARE(rig.made().size(), 1);
    const QString damaged = rig.dir.filePath(QStringLiteral("bad.db"));
    QFile file(damaged);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(20'000, 'g'));
    file.close();
    const auto report = await(rig.backups.recover(damaged));
    QVERIFY2(report.isOk(), report ? "" : qPrintable(report.error().code));
    QCOMPARE(report.value().messages, 2);
    QCOMPARE(report.value().fromBackup, 2);
    QCOMPARE(QFileInfo(report.value().recovered).path(), rig.dir.path());
    rig.backups.setDatabase(report.value().recovered);
    const auto kept = await(rig.backups.recoveryReport());
    storage::RecoveryReport told = report.value();
    QVERIFY(kept.has_value());
    told.time = kept->time; // it is kept to the second
    QVERIFY(*kept == told);
    QCOMPARE(file.size(), 20'000);
}

void tst_Safekeeping::damagedMessagesAreCountedInTheBackground()
{
    SafeRig rig;
    rig.ask("one", "first answer");
    rig.ask("two", "second answer");
    const QUuid chat = rig.id();
    {
        storage::Database beside;
        QVERIFY(beside.open(rig.dir.filePath(QStringLiteral("loquat.db"))));
        QVERIFY(beside.execute("UPDATE part SET text='uno' WHERE text IN ('one', 'two')"));
    }
    const QSignalSpy counted(&rig.backups, &chat::Backups::messagesDamaged);
    const QSignalSpy frightened(&rig.backups, &chat::Backups::damageFound);
    // It looks whether there is something to be done then.
    rig.backups.setDaily(false);
    rig.backups.setDaily(true);
    QTRY_COMPARE_WITH_TIMEOUT(counted.count(), 1, 60'000);
    QCOMPARE(counted.at(0).at(0).toInt(), 2);
    QCOMPARE(frightened.count(), 0);
    QVERIFY(rig.backups.state().checked.isValid());
    // Each says so when its chat is opened, until somebody writes it anew.
    rig.workspace->closeAll();
    rig.workspace->open(chat);
    QTRY_COMPARE(rig.id(), chat);
    QTRY_COMPARE(rig.conversation().rowCount(), 4);
    QTRY_VERIFY(core::isDamaged(rig.conversation().at(0)));
    QVERIFY(!core::isDamaged(rig.conversation().at(1)));
    QVERIFY(await(rig.edits().rewrite(chat, rig.at(0), support::words("1"))).isOk());
    QVERIFY(!core::isDamaged(rig.conversation().at(0)));
    QVERIFY(core::isDamaged(rig.conversation().at(2)));
    const QUuid third = rig.conversation().at(2).id;
    QCOMPARE(await(rig.store.damaged({rig.at(0), third})).value(), QSet<QUuid>{third});
}

void tst_Safekeeping::anUncleanEndIsRemembered()
{
    SafeRig rig;
    rig.ask("one", "first answer");
    const QString known = rig.dir.filePath(QStringLiteral("backups.json"));
    const auto isRunning = [&known] {
        QFile file(known);
        return file.open(QIODevice::ReadOnly) && file.readAll().contains("\"running\": true");
    };
    QTRY_VERIFY(isRunning());
    // One that never had the database leaves what it read as it is.
    {
        chat::Backups next({rig.store, rig.secrets, *rig.workspace, rig.clock}, rig.dir.path());
        QTRY_VERIFY(next.state().isRunning);
    }
    QVERIFY(isRunning());
    {
        chat::Backups other({rig.store, rig.secrets, *rig.workspace, rig.clock}, rig.dir.path());
        other.setDatabase(rig.dir.filePath(QStringLiteral("loquat.db")));
        QTRY_VERIFY(other.state().isRunning);
    }
    QVERIFY(!isRunning());
}

QTEST_GUILESS_MAIN(tst_Safekeeping)
#include "tst_safekeeping.moc"
