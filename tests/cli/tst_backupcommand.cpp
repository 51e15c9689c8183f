// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/backupcommand.h"
#include "cli/restorecommand.h"
#include "cli/restorewish.h"
#include "storage/backup/databasecopy.h"
#include "storage/backup/sealedfile.h"
#include "storage/jsonfile.h"
#include "storage/settingsfile.h"
#include "storage/storeedits.h"
#include "support/storebuilders.h"

#include <QLockFile>
#include <QTemporaryDir>
#include <QTemporaryFile>

using support::await;
using support::makeInfo;
using support::storeChain;

namespace {

struct CommandOutcome {
    int code = -1;
    QString out;
    QString err;
};

QString allOf(QTemporaryFile &file)
{
    file.seek(0);
    return QString::fromUtf8(file.readAll());
}

CommandOutcome runWith(const std::function<int(const cli::AskStreams &)> &command)
{
    QTemporaryFile in;
    QTemporaryFile out;
    QTemporaryFile err;
    if (!in.open() || !out.open() || !err.open())
        return {};
    const int code = command({in.handle(), out.handle(), err.handle()});
    return {code, allOf(out), allOf(err)};
}

CommandOutcome backUp(const QStringList &arguments)
{
    return runWith([&arguments](const cli::AskStreams &streams) {
        return cli::runBackup(arguments, streams);
    });
}

/// A window that answers with these lines at once, and then hangs up.
CommandOutcome restore(const QStringList &arguments, const QList<QJsonObject> &lines = {},
                       QJsonObject *asked = nullptr)
{
    const auto ask = [&](const storage::DataDirectory &, const QJsonObject &wish,
                         const cli::WindowListener &listener) {
        if (asked)
            *asked = wish;
        auto call = std::make_unique<QObject>();
        QMetaObject::invokeMethod(
            call.get(),
            [lines, listener] {
                for (const QJsonObject &line : lines)
                    listener.told(line);
                listener.ended();
            },
            Qt::QueuedConnection);
        return call;
    };
    return runWith(
        [&](const cli::AskStreams &streams) { return cli::runRestore(arguments, ask, streams); });
}

} // namespace

/// `loquat backup` and `loquat restore`.
class tst_BackupCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aBackupIsMadeBesideAnOpenWindow();
    void itGoesWhereItIsWantedAndNowhereElse();
    void aPassphraseComesOutOfAFile();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();
    void aDryRunSaysWhatWouldChange();
    void everythingIsRestored();
    void aRunningWindowRestores();
    void aWindowSaysWhyNot();
    void aDamagedDatabaseIsLeftAndAnotherUsed();
    void bothSayHowTheyAreUsed();

private:
    [[nodiscard]] QString at(const char *name) const
    {
        return m_dir->filePath(QString::fromLatin1(name));
    }
    [[nodiscard]] QStringList with(const QStringList &arguments) const
    {
        return QStringList{QStringLiteral("--data-dir"), at("data")} + arguments;
    }
    void add(const char *title, int messages) const
    {
        storage::Store store;
        QVERIFY(await(store.open(at("data/loquat.db"))).state
                <= storage::OpenReport::State::Created);
        (void)storeChain(store, makeInfo(QString::fromLatin1(title)), messages,
                         [](int i) { return QString::number(i); });
    }
    [[nodiscard]] QStringList titles(const QString &path) const
    {
        storage::Store store;
        QStringList titles;
        if (await(store.open(path)).state != storage::OpenReport::State::Opened)
            return titles;
        const auto infos = await(store.conversations()).value();
        for (const core::ConversationInfo &info : infos)
            titles.append(info.title);
        titles.sort();
        return titles;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void tst_BackupCommand::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(storage::DataDirectory(at("data")).prepare().isOk());
    add("First", 6);
}

void tst_BackupCommand::aBackupIsMadeBesideAnOpenWindow()
{
    storage::Store window;
    QCOMPARE(await(window.open(at("data/loquat.db"))).state, storage::OpenReport::State::Opened);
    QVERIFY(await(window.saveInfo(makeInfo(QStringLiteral("In the log")))).isOk());
    const CommandOutcome done = backUp(with({}));
    QCOMPARE(done.code, 0);
    const QString path = done.out.trimmed();
    QVERIFY2(path.startsWith(at("data/backups/loquat-")), qPrintable(done.out + done.err));
    QVERIFY(path.endsWith(QLatin1StringView("-by-hand.db")));
    const auto facts = storage::DatabaseCopy::verify(path);
    QVERIFY(facts.isOk());
    QCOMPARE(facts.value().conversations, 2);
    QVERIFY(await(window.saveInfo(makeInfo(QStringLiteral("Afterwards")))).isOk());
}

void tst_BackupCommand::itGoesWhereItIsWantedAndNowhereElse()
{
    const CommandOutcome done = backUp(with({QStringLiteral("-o"), at("mine.db")}));
    QCOMPARE(done.code, 0);
    QCOMPARE(done.out.trimmed(), at("mine.db"));
    QVERIFY(storage::DatabaseCopy::verify(at("mine.db")).isOk());
    QVERIFY(!QFile::exists(at("data/backups")));
    const CommandOutcome again = backUp(with({QStringLiteral("--output=") + at("mine.db")}));
    QCOMPARE(again.code, 2);
    QVERIFY(again.err.contains(at("mine.db")));
}

void tst_BackupCommand::aPassphraseComesOutOfAFile()
{
    QFile file(at("passphrase"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("open sesame\nsomething else\n");
    file.close();
    const QStringList known{QStringLiteral("--passphrase-file"), at("passphrase")};
    const CommandOutcome done =
        backUp(with(QStringList{QStringLiteral("-o"), at("mine.sealed")} + known));
    QCOMPARE(done.code, 0);
    QVERIFY(storage::SealedFile::isSealed(at("mine.sealed")));
    QVERIFY(!done.out.contains(QStringLiteral("sesame")));
    add("Second", 2);
    const CommandOutcome restored = restore(with(QStringList{at("mine.sealed")} + known));
    QVERIFY2(restored.code == 0, qPrintable(restored.err));
    QCOMPARE(titles(at("data/loquat.db")), QStringList{QStringLiteral("First")});
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("another\n");
    file.close();
    const CommandOutcome wrong = restore(with(QStringList{at("mine.sealed")} + known));
    QCOMPARE(wrong.code, 2);
    QVERIFY(!wrong.err.isEmpty());
}

void tst_BackupCommand::whatIsWrongIsSaid_data()
{
    QTest::addColumn<bool>("isRestore");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, bool isRestore, const QStringList &words, int code) {
        QTest::newRow(name) << isRestore << words << code;
    };
    row("backup to a word", false, {QStringLiteral("x.db")}, 1);
    row("backup with a strange option", false, {QStringLiteral("--fast")}, 1);
    row("output without a value", false, {QStringLiteral("-o")}, 1);
    row("no passphrase file", false,
        {QStringLiteral("--passphrase-file"), QStringLiteral("/nonexistent")}, 2);
    row("no folder", false, {QStringLiteral("-o"), QStringLiteral("/nonexistent/x.db")}, 2);
    row("restore of nothing", true, {}, 1);
    row("restore of two", true, {QStringLiteral("a"), QStringLiteral("b")}, 1);
    row("restore of what is not there", true, {QStringLiteral("/nonexistent.db")}, 2);
    row("restore of something else", true, {QStringLiteral("/etc/passwd")}, 2);
}

void tst_BackupCommand::whatIsWrongIsSaid()
{
    QFETCH(bool, isRestore);
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    const CommandOutcome done = isRestore ? restore(with(arguments)) : backUp(with(arguments));
    QCOMPARE(done.code, code);
    QVERIFY(done.err.startsWith(QStringLiteral("loquat: ")));
    QCOMPARE(done.out, QString());
    QCOMPARE(titles(at("data/loquat.db")), QStringList{QStringLiteral("First")});
}

void tst_BackupCommand::aDryRunSaysWhatWouldChange()
{
    QCOMPARE(backUp(with({QStringLiteral("-o"), at("mine.db")})).code, 0);
    add("Second", 2);
    const QStringList words{QStringLiteral("--dry-run"), at("mine.db")};
    const CommandOutcome looked = restore(with(words));
    QCOMPARE(looked.code, 0);
    QVERIFY2(looked.out.contains(QStringLiteral("only here: 1")), qPrintable(looked.out));
    QCOMPARE(titles(at("data/loquat.db")).size(), 2);
    // In an empty data directory nothing is made.
    const CommandOutcome elsewhere =
        restore(QStringList{QStringLiteral("--data-dir"), at("none")} + words);
    QCOMPARE(elsewhere.code, 0);
    QVERIFY2(elsewhere.out.contains(QStringLiteral("+ ")), qPrintable(elsewhere.out));
    QVERIFY(elsewhere.out.contains(QStringLiteral("First")));
    QVERIFY(!QFile::exists(at("none")));
}

void tst_BackupCommand::everythingIsRestored()
{
    QCOMPARE(backUp(with({QStringLiteral("-o"), at("mine.db")})).code, 0);
    const QUuid other = core::newId();
    {
        storage::Store store;
        (void)await(store.open(at("data/loquat.db")));
        QJsonObject agreed{{core::idText(other), QJsonObject()}};
        const auto infos = await(store.conversations());
        QCOMPARE(infos.value().size(), 1);
        agreed.insert(core::idText(infos.value().constFirst().id), QJsonObject());
        const QJsonObject tools{{QStringLiteral("approvals"), agreed}};
        QCOMPARE(storage::JsonFile(at("data/tools.json")).write(tools), QString());
    }
    add("Second", 2);
    const CommandOutcome done = restore(with({at("mine.db")}));
    QVERIFY2(done.code == 0, qPrintable(done.err));
    QVERIFY(done.out.contains(QStringLiteral("-before-restore.db")));
    QCOMPARE(titles(at("data/loquat.db")), QStringList{QStringLiteral("First")});
    // What was agreed to was not about what the backup holds.
    const QJsonObject tools = storage::JsonFile(at("data/tools.json")).read().object;
    QCOMPARE(tools.value(QStringLiteral("approvals")).toObject().keys(),
             QStringList{core::idText(other)});
}

void tst_BackupCommand::aRunningWindowRestores()
{
    QCOMPARE(backUp(with({QStringLiteral("-o"), at("mine.db")})).code, 0);
    QLockFile lock(storage::DataDirectory(at("data")).lockPath());
    QVERIFY(lock.tryLock());
    add("Second", 2);
    QJsonObject asked;
    const CommandOutcome done =
        restore(with({at("mine.db")}),
                {cli::RestoreAnswer::acceptance(),
                 cli::RestoreAnswer{QStringLiteral("/kept.db"), {}, {}}.toMessage()},
                &asked);
    QCOMPARE(done.code, 0);
    QVERIFY(done.out.contains(QStringLiteral("/kept.db")));
    const auto wish = cli::RestoreWish::fromMessage(asked);
    QVERIFY(wish && wish->file == at("mine.db"));
    QCOMPARE(titles(at("data/loquat.db")).size(), 2); // two writers are one too many
}

void tst_BackupCommand::aWindowSaysWhyNot()
{
    QCOMPARE(backUp(with({QStringLiteral("-o"), at("mine.db")})).code, 0);
    QLockFile lock(storage::DataDirectory(at("data")).lockPath());
    QVERIFY(lock.tryLock());
    const CommandOutcome busy = restore(
        with({at("mine.db")}), {cli::RestoreAnswer{{}, QStringLiteral("busy"), {}}.toMessage()});
    QCOMPARE(busy.code, 2);
    QVERIFY(busy.err.contains(QStringLiteral("reply")));
    QCOMPARE(restore(with({at("mine.db")}), {cli::RestoreAnswer::acceptance()}).code, 3);
    QCOMPARE(restore(with({at("mine.db")})).code, 2);
}

void tst_BackupCommand::aDamagedDatabaseIsLeftAndAnotherUsed()
{
    const auto shelved = [](const QString &path, const QJsonObject &content) {
        storage::Store store;
        (void)await(store.open(path));
        storage::StoreEdits edits(store);
        if (!content.isEmpty())
            (void)await(edits.copyShelf(QStringLiteral("prompts"), [content] { return content; }));
        return await(edits.copiedShelf(QStringLiteral("prompts"), [] { return QJsonObject(); }))
            .value();
    };
    const QJsonObject prompts{{QStringLiteral("prompts"), 1}};
    QVERIFY(!shelved(at("data/loquat.db"), prompts).isRestored);
    QCOMPARE(backUp(with({QStringLiteral("-o"), at("mine.db")})).code, 0);
    QFile file(at("data/loquat.db"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Dear diary");
    file.close();
    const CommandOutcome done = restore(with({at("mine.db")}));
    QVERIFY2(done.code == 0, qPrintable(done.err));
    const QString name = storage::SettingsFile::peek(at("data/settings.json")).databaseFile;
    QVERIFY(!name.isEmpty());
    QCOMPARE(titles(at("data/") + name), QStringList{QStringLiteral("First")});
    // The next window takes in what it holds of them.
    QVERIFY(shelved(at("data/") + name, {}).isRestored);
    QCOMPARE(shelved(at("data/") + name, {}).content, prompts);
    QVERIFY(!QFile::exists(at("data/") + name + QStringLiteral(".part-wal")));
    QCOMPARE(file.size(), 10);
}

void tst_BackupCommand::bothSayHowTheyAreUsed()
{
    QVERIFY(backUp({QStringLiteral("--help")}).out.contains(QStringLiteral("--passphrase-file")));
    QVERIFY(restore({QStringLiteral("--help")}).out.contains(QStringLiteral("--dry-run")));
}

QTEST_GUILESS_MAIN(tst_BackupCommand)
#include "tst_backupcommand.moc"
