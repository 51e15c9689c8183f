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
    void aLongRowThatTurnsInACircleIsLeftOut();
    void whateverIsInAFileEndsSoon();
    void stoppingStops();

private:
    [[nodiscard]] QString path(const char *name) const
    {
        return m_dir->filePath(QLatin1StringView(name));
    }
    void putDamaged(const QByteArray &bytes) const;
    [[nodiscard]] bool salvage(std::function<bool()> goesOn = {});
    [[nodiscard]] QString answer(const char *sql) { return m_fresh.pragma(sql); }

    std::unique_ptr<QTemporaryDir> m_dir;
    storage::Database m_fresh;
    QByteArray m_whole;
    QStringList m_rows;
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

void tst_PageSalvage::aLongRowThatTurnsInACircleIsLeftOut()
{
    QByteArray bytes = m_whole;
    // Where the long text goes on: a page that begins with the number of the next one.
    const QByteArray letters = QString(500, u'语').toUtf8();
    qsizetype page = 1;
    while (!bytes.mid(page * kPage + 4, kPage - 4).contains(letters) || bytes.at(page * kPage) != 0)
        ++page;
    QVERIFY((page + 1) * kPage < bytes.size());
    qToBigEndian(quint32(page + 1), bytes.data() + page * kPage);
    putDamaged(bytes);
    QVERIFY(salvage());
    // What goes round without an end is told by its length, and never by waiting.
    const int count = answer("SELECT count(*) FROM part").toInt();
    QVERIFY2(count == 59 || count == 60, qPrintable(QString::number(count)));
    QCOMPARE(answer("SELECT count(*) FROM message"), QStringLiteral("60"));
    QCOMPARE(answer("PRAGMA quick_check"), QStringLiteral("ok"));
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
        QVERIFY(!m_fresh.hasFailed());
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
