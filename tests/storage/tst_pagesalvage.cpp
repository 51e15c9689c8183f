// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/pagesalvage.h"
#include "storage/databasefile.h"
#include "support/memoryfolder.h"
#include "support/storerig.h"

#include <QRandomGenerator>
#include <QtEndian>

using namespace support;

namespace {

constexpr qsizetype kPage = 4096;
constexpr int kLetters = 50'000;

constexpr const char *kRows[] = {
    "SELECT group_concat(quote(id)||quote(uuid)||quote(title)||quote(created)||quote(draft_json)) "
    "FROM (SELECT * FROM conversation ORDER BY id)",
    "SELECT group_concat(quote(id)||quote(uuid)||quote(conversation_id)||quote(parent_id)||"
    "quote(seq)||role||state||quote(text_length)||quote(deleted_at)) "
    "FROM (SELECT * FROM message ORDER BY id)",
    "SELECT group_concat(quote(id)||quote(message_id)||pos||kind||quote(attachment_hash)||text) "
    "FROM (SELECT * FROM part ORDER BY id)",
    "SELECT group_concat(hash||mime||width||height||hex(bytes)) FROM (SELECT * FROM attachment "
    "ORDER BY hash)",
    "SELECT group_concat(quote(message_id)||n||parts_json) FROM (SELECT * FROM revision "
    "ORDER BY message_id, n)",
    "SELECT group_concat(quote(message_id)||seq||text) FROM (SELECT * FROM journal ORDER BY seq)",
    "SELECT group_concat(uuid||name) FROM (SELECT * FROM folder ORDER BY id)",
    "SELECT group_concat(uuid||name) FROM (SELECT * FROM tag ORDER BY id)",
    "SELECT group_concat(key||value) FROM meta WHERE key='draft'",
};

/// Rows of every kind, also such that go on over many pages.
constexpr const char *kMore =
    "INSERT INTO revision VALUES (1, 1, 17, '[\"' || hex(zeroblob(6000)) || '\"]'), (2, 5, NULL, "
    "'[]');"
    "INSERT INTO journal VALUES (3, -7, 0, 'half'), (3, 2, 0, 'a reply');"
    "INSERT INTO folder (uuid, name) VALUES ('6f9619ff-8b86-4011-b42d-00cf4fc964ff', 'Folder');"
    "INSERT INTO tag (uuid, name) VALUES ('6f9619ff-8b86-4011-b42d-00cf4fc964fe', '标签');"
    "INSERT INTO attachment VALUES ('ab', 'image/png', 70000, 3, zeroblob(70000));"
    "INSERT INTO attachment VALUES ('cd', 'image/png', 4, 3, x'');"
    "INSERT INTO meta VALUES ('draft', 'what somebody writes');"
    "UPDATE message SET deleted_at = 5000000000000 WHERE id = 4;";

} // namespace

/// The pages of a file, read without what leads to them.
class tst_PageSalvage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void everyRowOfEveryTableComesBack();
    void whatIsThereStaysAsItIs();
    void rowsOfAnEarlierLayoutAreShorter();
    void aLongRowThatTurnsInACircleIsLeftOut();
    void manyCirclesCostNoSoundRow();
    void circlesWithoutAnEndAreGivenUp();
    void whateverIsInAFileEndsSoon();
    void stoppingStops();

private:
    [[nodiscard]] QString path(const char *name) const
    {
        return m_dir->filePath(QLatin1StringView(name));
    }
    void putDamaged(const QByteArray &bytes) const;
    [[nodiscard]] bool salvage(std::function<bool()> goesOn = {});
    /// Where the long text goes on, as the page after it turns back to itself.
    [[nodiscard]] static qsizetype turnRound(QByteArray &bytes);
    /// Names one row on its page so many times.
    static void repeatLongRow(QByteArray &bytes, qsizetype next, int times);
    [[nodiscard]] QString answer(const char *sql) { return m_fresh.pragma(sql); }

    std::unique_ptr<QTemporaryDir> m_dir;
    storage::Database m_fresh;
    QByteArray m_whole;
    QStringList m_rows;
    bool m_hasFailed = false; ///< the database, while rows were taken into it
};

void tst_PageSalvage::initTestCase()
{
    const QTemporaryDir dir(memoryFolderTemplate());
    const QString made = dir.filePath(QStringLiteral("loquat.db"));
    {
        storage::Store store;
        QCOMPARE(await(store.open(made)).state, storage::OpenReport::State::Created);
        (void)storeChain(store, makeInfo(QStringLiteral("Räder 车")), 60, [](int i) {
            return i == 7 ? QString(kLetters, u'语') : QStringLiteral("message %1 ü").arg(i);
        });
    }
    storage::Database database;
    QVERIFY(database.open(made));
    QVERIFY(database.execute(kMore));
    for (const char *sql : kRows) {
        m_rows.append(database.pragma(sql));
        QVERIFY2(!m_rows.constLast().isEmpty(), sql);
    }
    database.close();
    QFile file(made);
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_whole = file.readAll();
}

void tst_PageSalvage::init()
{
    m_fresh.close();
    m_dir = std::make_unique<QTemporaryDir>(memoryFolderTemplate());
    QCOMPARE(storage::DatabaseFile(path("fresh.db")).create(), QString());
    QVERIFY(m_fresh.open(path("fresh.db")));
    m_fresh.execute("PRAGMA foreign_keys=OFF");
}

void tst_PageSalvage::putDamaged(const QByteArray &bytes) const
{
    QFile file(path("damaged.db"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

bool tst_PageSalvage::salvage(std::function<bool()> goesOn)
{
    storage::PageSalvage pages(m_fresh, path("damaged.db"), std::move(goesOn));
    m_fresh.begin();
    const bool isDone = pages.run();
    m_fresh.commit();
    m_hasFailed = m_fresh.hasFailed();
    // Prepared statements know their texts by address.
    m_fresh.close();
    m_fresh.open(path("fresh.db"));
    return isDone;
}

void tst_PageSalvage::everyRowOfEveryTableComesBack()
{
    QByteArray bytes = m_whole;
    bytes.replace(0, kPage, QByteArray(kPage, '\0')); // nobody says where tables begin
    putDamaged(bytes);
    QVERIFY(salvage());
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        QVERIFY2(answer(kRows[i]) == m_rows.at(i), kRows[i]);
    QCOMPARE(answer("PRAGMA integrity_check"), QStringLiteral("ok"));
}

void tst_PageSalvage::whatIsThereStaysAsItIs()
{
    QVERIFY(m_fresh.execute("INSERT INTO part (id, message_id, pos, kind, text) VALUES (3, 3, 0, "
                            "'text', 'newer')"));
    putDamaged(m_whole);
    QVERIFY(salvage());
    QCOMPARE(answer("SELECT text FROM part WHERE id=3"), QStringLiteral("newer"));
    QCOMPARE(answer("SELECT count(*) FROM part"), QStringLiteral("60"));
}

void tst_PageSalvage::rowsOfAnEarlierLayoutAreShorter()
{
    QVERIFY(m_fresh.execute("ALTER TABLE part ADD COLUMN added INTEGER; "
                            "ALTER TABLE tag ADD COLUMN kind TEXT NOT NULL DEFAULT 'plain'"));
    putDamaged(m_whole);
    QVERIFY(salvage());
    QVERIFY(!m_hasFailed);
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        QVERIFY2(answer(kRows[i]) == m_rows.at(i), kRows[i]);
    QCOMPARE(answer("SELECT count(*) FROM part WHERE added IS NULL"), QStringLiteral("60"));
    QCOMPARE(answer("SELECT kind FROM tag"), QStringLiteral("plain"));
}

qsizetype tst_PageSalvage::turnRound(QByteArray &bytes)
{
    const QByteArray letters = QString(500, u'语').toUtf8();
    qsizetype page = 1;
    while (!bytes.mid(page * kPage + 4, kPage - 4).contains(letters) || bytes.at(page * kPage) != 0)
        ++page;
    qToBigEndian(quint32(page + 1), bytes.data() + page * kPage);
    return page;
}

void tst_PageSalvage::repeatLongRow(QByteArray &bytes, qsizetype next, int times)
{
    // The row is on a leaf of a table that ends its part of the row with the number of that page.
    QByteArray link(4, '\0');
    qToBigEndian(quint32(next + 1), link.data());
    for (qsizetype page = 1; page * kPage < bytes.size(); ++page) {
        char *start = bytes.data() + page * kPage;
        const qsizetype at = bytes.mid(page * kPage, kPage).indexOf(link, 8);
        if (*start != 0x0d || at < 0)
            continue;
        const int count = qFromBigEndian<quint16>(start + 3);
        quint16 cell = 0; // the nearest one before its link
        for (int i = 0; i < count; ++i) {
            const auto told = qFromBigEndian<quint16>(start + 8 + 2 * i);
            cell = told < at && told > cell ? told : cell;
        }
        // What lies on this page makes room: the row is the only one on it then.
        QVERIFY(8 + 2 * times <= cell);
        qToBigEndian(quint16(times), start + 3);
        for (int i = 0; i < times; ++i)
            qToBigEndian(cell, start + 8 + 2 * i);
        return;
    }
    QFAIL("the long row was not found");
}

void tst_PageSalvage::aLongRowThatTurnsInACircleIsLeftOut()
{
    QByteArray bytes = m_whole;
    (void)turnRound(bytes);
    putDamaged(bytes);
    QVERIFY(salvage());
    QCOMPARE(answer("SELECT count(*) FROM part"), QStringLiteral("59"));
    QCOMPARE(answer("SELECT count(*) FROM part WHERE text LIKE '%语%'"), QStringLiteral("0"));
    QCOMPARE(answer("SELECT count(*) FROM message"), QStringLiteral("60"));
    QCOMPARE(answer("PRAGMA quick_check"), QStringLiteral("ok"));
}

void tst_PageSalvage::manyCirclesCostNoSoundRow()
{
    QByteArray bytes = m_whole;
    // More pages are followed in vain than there are, before the picture and the revision come.
    const int pagesOfRow = 3 * kLetters / kPage;
    const int times = int(bytes.size() / kPage) * 2 / pagesOfRow + 1;
    repeatLongRow(bytes, turnRound(bytes), times);
    putDamaged(bytes);
    QVERIFY(salvage());
    QCOMPARE(answer(kRows[3]), m_rows.at(3));
    QCOMPARE(answer(kRows[4]), m_rows.at(4));
}

void tst_PageSalvage::circlesWithoutAnEndAreGivenUp()
{
    const auto bytesRead = [] {
        QFile file(QStringLiteral("/proc/self/io"));
        const QByteArray words = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        return words.mid(7, words.indexOf('\n') - 7).toLongLong(); // "rchar: 123"
    };
    QByteArray bytes = m_whole;
    repeatLongRow(bytes, turnRound(bytes), 100);
    putDamaged(bytes);
    const qint64 before = bytesRead();
    QVERIFY(salvage());
    const qint64 more = bytesRead() - before;
    // Each page of a row may be read with what lies behind it.
    QVERIFY2(more > 0 && more < 30 * bytes.size(), qPrintable(QString::number(more)));
}

void tst_PageSalvage::whateverIsInAFileEndsSoon()
{
    QRandomGenerator random(5);
    for (int round = 0; round < 150; ++round) {
        init();
        QByteArray bytes = m_whole;
        for (int flip = 0; flip < 400; ++flip) {
            // Mostly where pages say what is in them.
            const qsizetype page = random.bounded(int(bytes.size() / kPage)) * kPage;
            const qsizetype at = page + random.bounded(flip % 2 ? 64 : int(kPage));
            bytes[at] = char(random.bounded(256));
        }
        if (round % 10 == 9)
            bytes.truncate(random.bounded(int(bytes.size())));
        putDamaged(bytes);
        (void)salvage();
        QVERIFY(!m_hasFailed);
        QCOMPARE(answer("PRAGMA quick_check"), QStringLiteral("ok"));
    }
}

void tst_PageSalvage::stoppingStops()
{
    putDamaged(m_whole);
    int asked = 0;
    QVERIFY(!salvage([&asked] { return ++asked < 3; }));
    QCOMPARE(asked, 3);
    QVERIFY(QFile::remove(path("damaged.db")));
    QVERIFY(!salvage());
}

QTEST_GUILESS_MAIN(tst_PageSalvage)
#include "tst_pagesalvage.moc"
