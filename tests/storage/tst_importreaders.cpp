// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/importoutline.h"
#include "support/zipbuilder.h"

#include <QTemporaryDir>
#include <sqlite3.h>
#include <sys/stat.h>
#include <thread>

using namespace support;
using core::ImportFormat;

class tst_ImportReaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatEachProgramWrites_data();
    void readsWhatEachProgramWrites();
    void givesTheSameIdentitiesEachTime_data() { readsWhatEachProgramWrites_data(); }
    void givesTheSameIdentitiesEachTime();
    void survivesEveryCutOfAFile_data() { readsWhatEachProgramWrites_data(); }
    void survivesEveryCutOfAFile();
    void survivesBytesThatChanged_data() { readsWhatEachProgramWrites_data(); }
    void survivesBytesThatChanged();
    void takesNoKeysAndNoCommands_data() { readsWhatEachProgramWrites_data(); }
    void takesNoKeysAndNoCommands();
    void stopsWhenItIsTold_data() { readsWhatEachProgramWrites_data(); }
    void stopsWhenItIsTold();
    void readsWithoutTheZipAroundIt();
    void readsThroughAPipe_data() { readsWhatEachProgramWrites_data(); }
    void readsThroughAPipe();
    void oneProgressForAllDocuments();
    void aBrokenDocumentCostsItselfOnly();
    void explainsWhatItCannotRead_data();
    void explainsWhatItCannotRead();

private:
    [[nodiscard]] QString file(const QString &name) const;
    [[nodiscard]] QString packedDatabase(const QByteArray &statements) const;
    [[nodiscard]] QString write(const QByteArray &bytes) const;

    QTemporaryDir m_dir;
};

namespace {

QString testData(const QString &name)
{
    return QStringLiteral(TEST_DATA_DIR "/import/") + name;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Of a folder, all files in it.
QByteArray everythingIn(const QString &path)
{
    QByteArray bytes = contentOf(path);
    QDirIterator files(path, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        bytes += contentOf(files.next());
    return bytes;
}

QSet<QUuid> identities(const ImportCollector &collected)
{
    QSet<QUuid> ids;
    for (const auto &conversation : collected.conversations()) {
        ids.insert(conversation.id);
        for (const core::Message &message : conversation.messages)
            ids.insert(message.id);
    }
    return ids;
}

int messageCount(const ImportCollector &collected)
{
    int count = 0;
    for (const auto &conversation : collected.conversations())
        count += int(conversation.messages.size());
    return count;
}

} // namespace

/// A folder is packed into a zip file first, the statements of a database become one in a zip file.
QString tst_ImportReaders::file(const QString &name) const
{
    const QString path = testData(name);
    if (name.endsWith(QLatin1StringView(".sql")))
        return packedDatabase(contentOf(path));
    if (!QFileInfo(path).isDir())
        return path;
    const QString packed = m_dir.filePath(name + QStringLiteral(".zip"));
    ZipBuilder::pack(path, packed);
    return packed;
}

QString tst_ImportReaders::packedDatabase(const QByteArray &statements) const
{
    const QString plain = m_dir.filePath(QStringLiteral("plain.sqlite"));
    QFile::remove(plain);
    sqlite3 *database = nullptr;
    if (sqlite3_open(QFile::encodeName(plain).constData(), &database) != SQLITE_OK
        || sqlite3_exec(database, statements.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("cannot make a database");
    sqlite3_close(database);
    const QString packed = m_dir.filePath(QStringLiteral("database.zip"));
    ZipBuilder(packed)
        .add("metadata.json", "{\"version\":7}")
        .add("Data/cherrystudio.sqlite", contentOf(plain))
        .add("Data/Files/f9.png",
             contentOf(testData(QStringLiteral("cherry-studio-5/Data/Files/f-1.png"))))
        .close();
    return packed;
}

QString tst_ImportReaders::write(const QByteArray &bytes) const
{
    QFile file(m_dir.filePath(QStringLiteral("changed")));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
    return file.fileName();
}

void tst_ImportReaders::readsWhatEachProgramWrites_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<core::ImportFormat>("format");
    const auto row = [](const char *name, core::ImportFormat format) {
        QTest::newRow(name) << QString::fromLatin1(name) << format;
    };
    row("cherry-studio-2.sql", ImportFormat::CherryStudio);
    row("cherry-studio-5", core::ImportFormat::CherryStudio);
    row("cherry-studio-1.json", core::ImportFormat::CherryStudio);
    row("chatbox-backup", core::ImportFormat::Chatbox);
    row("chatbox-13.json", core::ImportFormat::Chatbox);
    row("chatbox-5.json", core::ImportFormat::Chatbox);
    row("nextchat.json", core::ImportFormat::NextChat);
    row("chatgpt", core::ImportFormat::ChatGpt);
    row("open-webui.json", core::ImportFormat::OpenWebUi);
    row("claude.json", core::ImportFormat::Claude);
    row("librechat.json", core::ImportFormat::LibreChat);
    row("librechat-tree.json", core::ImportFormat::LibreChat);
}

void tst_ImportReaders::readsWhatEachProgramWrites()
{
    QFETCH(QString, name);
    QFETCH(core::ImportFormat, format);
    ImportCollector collected;
    const auto done = storage::readImport(file(name), collected);
    QVERIFY2(done.isOk(), done ? "" : qPrintable(done.error().code));
    QCOMPARE(collected.formats(), QList<core::ImportFormat>{format});
    QVERIFY(collected.isProgressSane());
    const QString expected =
        QString::fromUtf8(contentOf(testData(name) + QStringLiteral(".outline")));
    const QString outline = outlineOf(collected);
    if (outline != expected)
        qInfo().noquote() << outline;
    QVERIFY(outline == expected);
}

void tst_ImportReaders::givesTheSameIdentitiesEachTime()
{
    QFETCH(QString, name);
    ImportCollector first;
    ImportCollector second;
    QVERIFY(storage::readImport(file(name), first).isOk());
    QVERIFY(storage::readImport(file(name), second).isOk());
    const QSet<QUuid> ids = identities(first);
    QCOMPARE(ids, identities(second));
    QVERIFY(!ids.contains(QUuid()));
    QCOMPARE(ids.size(), first.conversations().size() + messageCount(first)); // none comes twice
}

void tst_ImportReaders::survivesEveryCutOfAFile()
{
    QFETCH(QString, name);
    const QByteArray whole = contentOf(file(name));
    ImportCollector complete;
    QVERIFY(storage::readImport(file(name), complete).isOk());
    for (qsizetype length = 0; length < whole.size() - 1; length += 1 + whole.size() / 400) {
        ImportCollector collected;
        const auto done = storage::readImport(write(whole.left(length)), collected);
        QVERIFY2(!done.isOk(), QByteArray::number(length).constData());
        QCOMPARE(done.error().kind, core::ErrorKind::BadInput);
        QVERIFY(messageCount(collected) <= messageCount(complete));
    }
}

void tst_ImportReaders::survivesBytesThatChanged()
{
    QFETCH(QString, name);
    const QByteArray whole = contentOf(file(name));
    const QByteArrayView letters("{}[]\",:0\\\x80");
    for (qsizetype at = 0; at < whole.size(); at += 1 + whole.size() / 400) {
        QByteArray changed = whole;
        changed[at] = letters[at % letters.size()];
        ImportCollector collected;
        const auto done = storage::readImport(write(changed), collected);
        QVERIFY(done.isOk() || done.error().kind == core::ErrorKind::BadInput);
        for (const auto &conversation : collected.conversations()) {
            QSet<QUuid> above{QUuid()};
            for (const core::Message &message : conversation.messages) {
                QVERIFY(above.contains(message.parentId));
                above.insert(message.id);
            }
        }
    }
}

void tst_ImportReaders::takesNoKeysAndNoCommands()
{
    QFETCH(QString, name);
    ImportCollector collected;
    QVERIFY(storage::readImport(file(name), collected).isOk());
    QVERIFY(!collected.conversations().isEmpty());
    for (const auto &conversation : collected.conversations()) {
        const QString everything = outlineOf(conversation);
        QVERIFY(!everything.contains(QLatin1StringView("canary")));
        for (const core::Message &message : conversation.messages)
            QVERIFY(message.profileId.isNull() && message.extra.isEmpty());
    }
    if (everythingIn(testData(name)).contains("sk-canary"))
        QVERIFY(collected.ignored().contains(int(core::ImportIgnored::Connections))
                || collected.ignored().contains(int(core::ImportIgnored::Settings)));
}

void tst_ImportReaders::stopsWhenItIsTold()
{
    QFETCH(QString, name);
    ImportCollector collected;
    collected.stopAfter(1);
    const auto done = storage::readImport(file(name), collected);
    QVERIFY(!done.isOk());
    QCOMPARE(done.error().code, QStringLiteral("cancelled"));
    QCOMPARE(collected.conversations().size(), 1);
}

void tst_ImportReaders::readsWithoutTheZipAroundIt()
{
    ImportCollector collected;
    QVERIFY(storage::readImport(testData(QStringLiteral("chatgpt/conversations.json")), collected)
                .isOk());
    const auto &conversation = collected.conversations().constFirst();
    QCOMPARE(conversation.title, QStringLiteral("Sky colours"));
    QVERIFY(conversation.attachments.isEmpty());
    QVERIFY(conversation.losses.contains(core::ImportLoss{core::ImportLoss::Kind::Image, {}, 3}));
}

void tst_ImportReaders::readsThroughAPipe()
{
    QFETCH(QString, name);
    const QByteArray bytes = contentOf(file(name));
    const QString pipe = m_dir.filePath(QStringLiteral("pipe"));
    QFile::remove(pipe);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    std::thread writer([&pipe, &bytes] {
        QFile end(pipe);
        if (end.open(QIODevice::WriteOnly))
            end.write(bytes);
    });
    ImportCollector collected;
    const auto done = storage::readImport(pipe, collected);
    writer.join();
    QVERIFY2(done.isOk(), done ? "" : qPrintable(done.error().code));
    QVERIFY(outlineOf(collected).toUtf8()
            == contentOf(testData(name) + QStringLiteral(".outline")));
}

namespace {

QByteArray claudeChats(const char *name, int count)
{
    QByteArray chats;
    for (int i = 0; i < count; ++i)
        chats += (i > 0 ? ",{" : "{") + QByteArray("\"uuid\":\"") + name + QByteArray::number(i)
                 + R"(","chat_messages":[{"uuid":"m","sender":"human","text":"hi"}]})";
    return '[' + chats;
}

} // namespace

void tst_ImportReaders::oneProgressForAllDocuments()
{
    const QString packed = m_dir.filePath(QStringLiteral("pieces.zip"));
    ZipBuilder(packed)
        .add("conversations-000.json", claudeChats("a", 30) + ']')
        .add("conversations-001.json", claudeChats("b", 30) + ']')
        .close();
    ImportCollector collected;
    QVERIFY(storage::readImport(packed, collected).isOk());
    QCOMPARE(collected.conversations().size(), 60);
    QVERIFY(collected.isProgressSane());
    QVERIFY(collected.isProgressWhole());
}

void tst_ImportReaders::aBrokenDocumentCostsItselfOnly()
{
    const QString packed = m_dir.filePath(QStringLiteral("broken.zip"));
    ZipBuilder(packed)
        .add("conversations-000.json", claudeChats("a", 2))
        .add("conversations-001.json", claudeChats("b", 3) + ']')
        .close();
    ImportCollector collected;
    const auto done = storage::readImport(packed, collected);
    QVERIFY(!done.isOk());
    QCOMPARE(done.error().code, QStringLiteral("bad-json"));
    QCOMPARE(collected.conversations().size(), 5);
}

void tst_ImportReaders::explainsWhatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("empty-file");
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe[\0]\0", 6) << QStringLiteral("utf-16");
    QTest::newRow("words") << QByteArray("Dear diary") << QStringLiteral("unknown-format");
    QTest::newRow("another object") << QByteArray("{\"a\":1}") << QStringLiteral("unknown-format");
    QTest::newRow("a list of nothing") << QByteArray("[]") << QStringLiteral("no-messages");
    QTest::newRow("numbers") << QByteArray("[1,2]") << QStringLiteral("bad-json");
    QTest::newRow("gzip") << QByteArray("\x1f\x8b\x08\x00") << QStringLiteral("gzip");
    QTest::newRow("a database") << QByteArray("SQLite format 3\0", 16) << QStringLiteral("sqlite");
    QTest::newRow("half a zip") << QByteArray("PK\x03\x04 and no more")
                                << QStringLiteral("bad-zip");
    QTest::newRow("deep") << QByteArray("{\"mapping\":") + QByteArray(100'000, '[')
                          << QStringLiteral("bad-json");
}

void tst_ImportReaders::explainsWhatItCannotRead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    ImportCollector collected;
    const auto done = storage::readImport(write(bytes), collected);
    QVERIFY(!done.isOk());
    QCOMPARE(done.error().code, code);
    QVERIFY(collected.conversations().isEmpty());
}

QTEST_GUILESS_MAIN(tst_ImportReaders)
#include "tst_importreaders.moc"
