// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/recovery.h"
#include "storage/backup/restorejob.h"
#include "storage/storeedits.h"
#include "support/faultvfs.h"
#include "support/storebuilders.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace support;

class tst_DiskFull : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { FaultVfs::install(); }
    void init();
    void cleanup();

    void appendsWaitUntilTheDiskTakesThem_data();
    void appendsWaitUntilTheDiskTakesThem();
    void aQuestionIsRefusedAtOnce();
    void readsGoOn();
    void saysWhenSendingIsPossibleAgain();
    void leavingAnswersWhatStillWaits();
    void nothingIsLostWhicheverWriteFails();
    void whatWaitsIsNotGivenUpForABackup();
    void aRecoveryWithoutRoomIsNotTakenForWhole();

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(QStringLiteral("loquat.db")); }
    [[nodiscard]] QString textOf(const QUuid &reply) const;
    void begin();

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<storage::Store> m_store;
    core::ConversationInfo m_info;
    core::Message m_reply;
};

void tst_DiskFull::init()
{
    begin();
}

void tst_DiskFull::begin()
{
    m_store.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<storage::Store>();
    QCOMPARE(await(m_store->open(path())).state, storage::OpenReport::State::Created);
    m_info = makeInfo();
    m_reply = makeEmptyReply(1, {});
    QVERIFY(await(m_store->addMessages(m_info, {m_reply}, {})).isOk());
}

void tst_DiskFull::cleanup()
{
    FaultVfs::failure = SQLITE_OK;
    FaultVfs::countdown = 0;
    m_store.reset();
    m_dir.reset();
}

QString tst_DiskFull::textOf(const QUuid &reply) const
{
    const auto parts = await(m_store->parts({reply}));
    return parts ? core::partText(parts.value().value(reply).value(0)) : QString();
}

void tst_DiskFull::appendsWaitUntilTheDiskTakesThem_data()
{
    QTest::addColumn<int>("code");
    QTest::newRow("full") << SQLITE_FULL;
    QTest::newRow("read-only") << SQLITE_READONLY;
    QTest::newRow("write error") << SQLITE_IOERR_WRITE;
}

void tst_DiskFull::appendsWaitUntilTheDiskTakesThem()
{
    QFETCH(int, code);
    QSignalSpy failed(m_store.get(), &storage::Store::writeFailed);
    QSignalSpy recovered(m_store.get(), &storage::Store::writeRecovered);
    FaultVfs::failure = code;
    QString expected;
    QList<QFuture<core::Result<core::Done>>> answers;
    for (int i = 0; i < 20; ++i) {
        const QString piece = QStringLiteral("%1 ").arg(i);
        expected += piece;
        answers.append(m_store->appendJournal({{m_reply.id, 0, piece}}));
    }
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.first().first().value<core::Error>().kind, core::ErrorKind::Storage);
    QVERIFY(!answers.first().isFinished());
    FaultVfs::failure = SQLITE_OK;
    QTRY_COMPARE(recovered.count(), 1);
    for (const auto &answer : answers)
        QVERIFY(await(answer).isOk());
    QCOMPARE(textOf(m_reply.id), expected);
    QCOMPARE(failed.count(), 1);
}

void tst_DiskFull::aQuestionIsRefusedAtOnce()
{
    FaultVfs::failure = SQLITE_FULL;
    const auto append = m_store->appendJournal({{m_reply.id, 0, QStringLiteral("kept")}});
    const core::Message question = makeMessage(2, core::Role::User, QStringLiteral("q"));
    const auto refused = await(m_store->addMessages(m_info, {question}, {}));
    QVERIFY(!refused.isOk());
    QCOMPARE(refused.error().kind, core::ErrorKind::Storage);
    QCOMPARE(refused.error().code, QStringLiteral("full"));
    QVERIFY(!append.isFinished());
    FaultVfs::failure = SQLITE_OK;
    // Once there is room, what waited goes first.
    QVERIFY(await(m_store->addMessages(m_info, {question}, {})).isOk());
    QVERIFY(append.isFinished());
    QCOMPARE(textOf(m_reply.id), QStringLiteral("kept"));
}

void tst_DiskFull::readsGoOn()
{
    FaultVfs::failure = SQLITE_FULL;
    const auto append = m_store->appendJournal({{m_reply.id, 0, QStringLiteral("kept")}});
    QCOMPARE(await(m_store->conversations()).value().size(), 1);
    QCOMPARE(await(m_store->skeleton(m_info.id)).value().messages.size(), 1);
    FaultVfs::failure = SQLITE_OK;
    QVERIFY(await(append).isOk());
}

void tst_DiskFull::saysWhenSendingIsPossibleAgain()
{
    QSignalSpy failed(m_store.get(), &storage::Store::writeFailed);
    QSignalSpy recovered(m_store.get(), &storage::Store::writeRecovered);
    FaultVfs::failure = SQLITE_FULL;
    const core::Message question = makeMessage(2, core::Role::User, QStringLiteral("q"));
    QVERIFY(!await(m_store->addMessages(m_info, {question}, {})).isOk());
    QTRY_COMPARE(failed.count(), 1);
    FaultVfs::failure = SQLITE_OK;
    QTRY_COMPARE(recovered.count(), 1); // nothing was asked of the store meanwhile
}

void tst_DiskFull::leavingAnswersWhatStillWaits()
{
    FaultVfs::failure = SQLITE_FULL;
    const auto append = m_store->appendJournal({{m_reply.id, 0, QStringLiteral("lost")}});
    m_store.reset();
    QVERIFY(append.isFinished());
    QVERIFY(!append.result().isOk());
    QCOMPARE(append.result().error().code, QStringLiteral("full"));
    FaultVfs::failure = SQLITE_OK;
    m_store = std::make_unique<storage::Store>();
    QCOMPARE(await(m_store->open(path())).state, storage::OpenReport::State::Opened);
}

/// Each write, sync and truncation of a whole reply fails once, one in each round.
void tst_DiskFull::nothingIsLostWhicheverWriteFails()
{
    int rounds = 0;
    for (int n = 1; n < 200; ++n) {
        begin();
        FaultVfs::countdown = n;
        m_store->appendJournal({{m_reply.id, 0, QStringLiteral("one ")}});
        m_store->appendJournal({{m_reply.id, 0, QStringLiteral("two")}});
        m_reply.parts = {core::TextPart{QStringLiteral("one two")}};
        m_reply.state = core::MessageState::Complete;
        const auto saved = await(m_store->saveMessage(m_reply));
        QVERIFY(saved.isOk());
        const bool hasFailed = FaultVfs::countdown <= 0;
        FaultVfs::countdown = 0;
        m_store = std::make_unique<storage::Store>();
        const auto report = await(m_store->open(path()));
        QCOMPARE(report.state, storage::OpenReport::State::Opened);
        QCOMPARE(report.interruptedCount, 0);
        QCOMPARE(textOf(m_reply.id), QStringLiteral("one two"));
        ++rounds;
        if (!hasFailed)
            break;
    }
    QVERIFY(rounds > 5);
}

void tst_DiskFull::whatWaitsIsNotGivenUpForABackup()
{
    storage::RestoreOrder order;
    order.present.database = path();
    order.present.now = QDateTime::currentDateTimeUtc();
    const auto made =
        storage::BackupMaker(order.present).make(storage::BackupMaker::Place::ThisProcess);
    QVERIFY(made.isOk());
    const QString folder = m_dir->filePath(QStringLiteral("backups"));
    order.backup = storage::OpenedBackup::open(made.value().entry.path, folder, {}).value();
    FaultVfs::failure = SQLITE_FULL;
    const auto append = m_store->appendJournal({{m_reply.id, 0, QStringLiteral("kept")}});
    const auto refused = await(storage::StoreEdits(*m_store).restore(order));
    QCOMPARE(refused.error().code, QStringLiteral("full"));
    QVERIFY(!append.isFinished());
    FaultVfs::failure = SQLITE_OK;
    QVERIFY(await(append).isOk());
    QCOMPARE(textOf(m_reply.id), QStringLiteral("kept"));
    QVERIFY(await(storage::StoreEdits(*m_store).restore(order)).isOk());
    QCOMPARE(textOf(m_reply.id), QString());
}

/// Each write of a recovery fails once, one in each round; with and without the first page.
void tst_DiskFull::aRecoveryWithoutRoomIsNotTakenForWhole()
{
    QList<core::Message> messages;
    for (int i = 2; i < 20; ++i)
        messages.append(makeMessage(i, core::Role::User, QString(3000, u'w')));
    QVERIFY(await(m_store->addMessages(m_info, messages, {})).isOk());
    m_store.reset();
    const QString target = m_dir->filePath(QStringLiteral("loquat-2.db"));
    for (const bool isFirstGone : {false, true}) {
        if (isFirstGone) {
            QFile file(path());
            QVERIFY(file.open(QIODevice::ReadWrite));
            QCOMPARE(file.write(QByteArray(4096, '\0')), 4096);
        }
        bool hasFailed = true;
        int refused = 0;
        for (int n = 1; hasFailed; ++n) {
            FaultVfs::countdown = n;
            const auto report =
                storage::Recovery({path(), target, {}, QDateTime::currentDateTimeUtc()}).run();
            hasFailed = FaultVfs::countdown <= 0;
            FaultVfs::countdown = 0;
            if (!report) {
                ++refused;
                QVERIFY2(report.error().code != QLatin1StringView("nothing-left"),
                         qPrintable(QString::number(n)));
                QVERIFY(hasFailed && !QFile::exists(target));
                continue;
            }
            storage::Database recovered;
            QVERIFY(recovered.openUntouched(target));
            QCOMPARE(recovered.pragma("SELECT count(*) FROM part WHERE text GLOB 'www*'"),
                     QStringLiteral("18"));
            recovered.close();
            QVERIFY(QFile::remove(target));
        }
        QVERIFY(refused > 5);
    }
}

QTEST_GUILESS_MAIN(tst_DiskFull)
#include "tst_diskfull.moc"
