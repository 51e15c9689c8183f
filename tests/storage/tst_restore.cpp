// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/backuppreview.h"
#include "storage/backup/restorejob.h"
#include "storage/migrations.h"
#include "storage/storeedits.h"
#include "support/killrig.h"
#include "support/schemafixture.h"
#include "support/storerig.h"

#include <QDir>

using namespace support;
using State = storage::OpenReport::State;

namespace {

constexpr int kKillRounds = 20;

storage::RestoreOrder orderFor(const QString &database, const QString &backup)
{
    const QString folder = QFileInfo(database).path() + QStringLiteral("/backups");
    QDir().mkpath(folder);
    const auto opened = storage::OpenedBackup::open(backup, folder, {});
    if (!opened)
        qFatal("the backup does not open: %s", qPrintable(opened.error().code));
    storage::RestoreOrder order{opened.value(), {}};
    order.present.database = database;
    order.present.occasion = QStringLiteral("before-restore");
    order.present.now = QDateTime::currentDateTimeUtc();
    return order;
}

QString makeBackupOf(const QString &database, const QString &target)
{
    storage::BackupOrder order;
    order.database = database;
    order.target = target;
    order.now = QDateTime::currentDateTimeUtc();
    const auto made = storage::BackupMaker(order).make(storage::BackupMaker::Place::ThisProcess);
    if (!made)
        qFatal("no backup: %s", qPrintable(made.error().code));
    return made.value().entry.path;
}

/// The child: restores one and the other in turns until it is killed.
int restoreForEver(const QString &database, const QString &one, const QString &other)
{
    storage::Store store;
    if (await(store.open(database)).state != State::Opened)
        return 2;
    tellRig("go\n");
    for (;;) {
        for (const QString &backup : {one, other}) {
            if (!await(storage::StoreEdits(store).restore(orderFor(database, backup))))
                return 2;
        }
    }
}

} // namespace

class tst_Restore : public QObject, private StoreRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void everythingIsWhatItWas();
    void thePreviewKnowsWhatHasOtherWords();
    void lastWordsAreThoseThatSaySomething();
    void anOlderLayoutIsBroughtToOurs();
    void whatWasAskedForBeforeIsInTheBackupOfNow();
    void withoutABackupOfNowNothingIsRestored();
    void aKilledOneLeavesOldOrNew();

private:
    [[nodiscard]] QString database() const { return m_dir->filePath(QStringLiteral("loquat.db")); }
    [[nodiscard]] QStringList titles()
    {
        QStringList titles;
        const auto infos = await(m_store->conversations()).value();
        for (const core::ConversationInfo &info : infos)
            titles.append(info.title);
        titles.sort();
        return titles;
    }
    void add(const char *title, int messages)
    {
        (void)storeChain(*m_store, makeInfo(QString::fromLatin1(title)), messages,
                         [](int i) { return QStringLiteral("message %1").arg(i); });
    }
};

void tst_Restore::everythingIsWhatItWas()
{
    add("First", 20);
    const QString backup = makeBackupOf(database(), m_dir->filePath(QStringLiteral("one.db")));
    add("Second", 20);
    const auto done = await(storage::StoreEdits(*m_store).restore(orderFor(database(), backup)));
    QVERIFY2(done.isOk(), done ? "" : qPrintable(done.error().message));
    QCOMPARE(titles(), QStringList{QStringLiteral("First")});
    QCOMPARE(done.value().facts.messages, 20);
    // It is written to as before, and lasts.
    add("Third", 2);
    reopen();
    QCOMPARE(titles(), QStringList({QStringLiteral("First"), QStringLiteral("Third")}));
    const auto back = await(
        storage::StoreEdits(*m_store).restore(orderFor(database(), done.value().before.path)));
    QVERIFY(back.isOk());
    QCOMPARE(titles(), QStringList({QStringLiteral("First"), QStringLiteral("Second")}));
}

void tst_Restore::thePreviewKnowsWhatHasOtherWords()
{
    const core::ConversationInfo info = makeInfo(QStringLiteral("First"));
    const QList<QUuid> ids =
        storeChain(*m_store, info, 4, [](int i) { return QStringLiteral("message %1").arg(i); });
    const QString backup = makeBackupOf(database(), m_dir->filePath(QStringLiteral("one.db")));
    const auto differing = [this, &backup] {
        const auto preview = storage::previewBackup(backup, database());
        return preview ? preview.value().differing : -1;
    };
    QCOMPARE(differing(), 0);
    // As many letters, but others.
    const QList<core::ContentPart> other{core::TextPart{QStringLiteral("massage 1")}};
    const auto revised =
        await(storage::StoreEdits(*m_store).revise(ids.at(1), other, {}, info.updated));
    QVERIFY(revised.isOk());
    QCOMPARE(differing(), 1);
    QVERIFY(await(storage::StoreEdits(*m_store).unrevise(ids.at(1), revised.value())));
    QCOMPARE(differing(), 0);
}

void tst_Restore::lastWordsAreThoseThatSaySomething()
{
    const core::ConversationInfo info = makeInfo(QStringLiteral("Calls"));
    const core::Message question = makeMessage(1, core::Role::User, QStringLiteral("Look it up"));
    core::Message call = makeMessage(2, core::Role::Assistant, {}, question.id);
    call.parts = {core::ToolCallPart{QStringLiteral("c"), QStringLiteral("look"), {}, true, {}}};
    core::Message result = makeMessage(3, core::Role::Tool, {}, call.id);
    result.parts = {core::ToolResultPart{QStringLiteral("c"), QStringLiteral("blue")}};
    const core::Message reply =
        makeMessage(4, core::Role::Assistant, QStringLiteral("Found."), result.id);
    (void)await(m_store->addMessages(info, {question, call, result, reply}, {}));
    const QString backup = makeBackupOf(database(), m_dir->filePath(QStringLiteral("one.db")));
    const auto words = storage::lastWordsOf(backup, info.id, 2);
    QVERIFY(words.isOk());
    QCOMPARE(words.value(), QStringList({QStringLiteral("user\tLook it up"),
                                         QStringLiteral("assistant\tFound.")}));
}

void tst_Restore::anOlderLayoutIsBroughtToOurs()
{
    const QString old = m_dir->filePath(QStringLiteral("old.db"));
    loadSchemaFixture(1, old);
    add("New", 3);
    const auto done = await(storage::StoreEdits(*m_store).restore(orderFor(database(), old)));
    QVERIFY2(done.isOk(), done ? "" : qPrintable(done.error().message));
    QCOMPARE(titles().size(), 2);
    storage::Database copy;
    QVERIFY(copy.openBeside(database()));
    QCOMPARE(copy.pragma("PRAGMA user_version"), QString::number(storage::kSchemaVersion));
    storage::Database untouched;
    QVERIFY(untouched.openUntouched(old));
    QCOMPARE(untouched.pragma("PRAGMA user_version"), QStringLiteral("1"));
}

void tst_Restore::whatWasAskedForBeforeIsInTheBackupOfNow()
{
    add("First", 4);
    const QString backup = makeBackupOf(database(), m_dir->filePath(QStringLiteral("one.db")));
    // Asked for behind each other: the restore finds what was written before it.
    const auto written = m_store->saveInfo(makeInfo(QStringLiteral("Just now")));
    const auto done = storage::StoreEdits(*m_store).restore(orderFor(database(), backup));
    QVERIFY(await(written).isOk());
    QVERIFY(await(done).isOk());
    QCOMPARE(titles(), QStringList{QStringLiteral("First")});
    QVERIFY(await(storage::StoreEdits(*m_store).restore(
                      orderFor(database(), await(done).value().before.path)))
                .isOk());
    QVERIFY(titles().contains(QStringLiteral("Just now")));
}

void tst_Restore::withoutABackupOfNowNothingIsRestored()
{
    add("First", 4);
    const QString backup = makeBackupOf(database(), m_dir->filePath(QStringLiteral("one.db")));
    add("Second", 4);
    storage::RestoreOrder order = orderFor(database(), backup);
    order.present.target = m_dir->filePath(QStringLiteral("nowhere/at/all.db"));
    const auto done = await(storage::StoreEdits(*m_store).restore(order));
    QVERIFY(!done);
    QCOMPARE(titles(), QStringList({QStringLiteral("First"), QStringLiteral("Second")}));
    QVERIFY(await(m_store->saveInfo(makeInfo())).isOk());
}

void tst_Restore::aKilledOneLeavesOldOrNew()
{
    add("First", 150);
    const QString one = makeBackupOf(database(), m_dir->filePath(QStringLiteral("one.db")));
    add("Second", 250);
    const QString other = makeBackupOf(database(), m_dir->filePath(QStringLiteral("other.db")));
    m_store.reset();
    KillMoments moments(150);
    for (int round = 0; round < kKillRounds; ++round) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--restore"), database(), one, other});
        QVERIFY(child.waitForReadyRead(30'000));
        moments.pass();
        QVERIFY(killAtOnce(child));
        m_store = std::make_unique<storage::Store>();
        QCOMPARE(await(m_store->open(database())).state, State::Opened);
        const auto infos = await(m_store->conversations()).value();
        QVERIFY(infos.size() == 1 || infos.size() == 2);
        for (const core::ConversationInfo &info : infos) {
            const int wanted = info.title == QLatin1StringView("First") ? 150 : 250;
            QCOMPARE(await(m_store->skeleton(info.id)).value().messages.size(), wanted);
        }
        m_store.reset();
        // Whatever has a backup's name is one.
        const auto entries = storage::BackupFolder::beside(database()).entries();
        for (const storage::BackupEntry &entry : entries)
            QVERIFY(storage::DatabaseCopy::verify(entry.path).isOk());
    }
    storage::Database whole;
    QVERIFY(whole.openBeside(database()));
    QCOMPARE(whole.pragma("PRAGMA integrity_check"), QStringLiteral("ok"));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == QLatin1StringView("--restore"))
        return restoreForEver(arguments.value(2), arguments.value(3), arguments.value(4));
    tst_Restore test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_restore.moc"
