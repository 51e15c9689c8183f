// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/listcommand.h"
#include "cli/searchcommand.h"
#include "storage/storeedits.h"
#include "support/schemafixture.h"
#include "support/storebuilders.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTemporaryFile>

using namespace support;

class tst_SearchCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aHitIsOneObjectOnALine();
    void aTitleIsAHitWithoutAMessage();
    void printsForPeople();
    void foreignTextDrivesNoTerminal();
    void turnsNothingRoundThatFollows();
    void saysThatAGivenFolderIsMissing();
    void readsBesideARunningWindow();
    void saysByItsExitWhatItFound_data();
    void saysByItsExitWhatItFound();
    void explainsWrongSearches_data();
    void explainsWrongSearches();
    void goesOnUntilTheLimit();
    void listsConversations();
    void listsFoldersAndTags();
    void anOlderDatabaseIsReadAsItIs();
    void aDatabaseOfANewerProgramIsLeftAlone();

private:
    struct Outcome {
        int code = -1;
        QString out;
        QString err;
        [[nodiscard]] QList<QJsonObject> objects() const;
    };
    using Command = int (*)(const QStringList &, const cli::AskStreams &);
    [[nodiscard]] Outcome run(Command command, const QStringList &arguments) const;
    [[nodiscard]] Outcome search(const QStringList &arguments) const
    {
        return run(cli::runSearch, arguments);
    }
    [[nodiscard]] QString path() const { return m_dir->filePath(QStringLiteral("loquat.db")); }
    void fill();

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<storage::Store> m_store;
    core::ConversationInfo m_info;
    core::Message m_question;
    core::Message m_answer;
};

QList<QJsonObject> tst_SearchCommand::Outcome::objects() const
{
    QList<QJsonObject> objects;
    for (const QString &line : out.split(u'\n', Qt::SkipEmptyParts))
        objects.append(QJsonDocument::fromJson(line.toUtf8()).object());
    return objects;
}

void tst_SearchCommand::init()
{
    m_store.reset();
    m_dir = std::make_unique<QTemporaryDir>();
}

tst_SearchCommand::Outcome tst_SearchCommand::run(Command command,
                                                  const QStringList &arguments) const
{
    QTemporaryFile out;
    QTemporaryFile err;
    if (!out.open() || !err.open())
        qFatal("no temporary files");
    Outcome outcome;
    outcome.code = command(QStringList{QStringLiteral("--data-dir"), m_dir->path()} + arguments,
                           {0, out.handle(), err.handle()});
    const auto textOf = [](QTemporaryFile &file) {
        file.seek(0);
        return QString::fromUtf8(file.readAll());
    };
    outcome.out = textOf(out);
    outcome.err = textOf(err);
    return outcome;
}

void tst_SearchCommand::fill()
{
    m_store = std::make_unique<storage::Store>();
    QCOMPARE(await(m_store->open(path())).state, storage::OpenReport::State::Created);
    m_info = makeInfo(QStringLiteral("在圖書館"));
    m_question = makeMessage(1, core::Role::User, QStringLiteral("What are quinces?"));
    m_answer = makeMessage(2, core::Role::Assistant, QStringLiteral("Quinces are\nfruits."),
                           m_question.id);
    m_answer.model = QStringLiteral("m-1");
    QVERIFY(await(m_store->addMessages(m_info, {m_question, m_answer}, {})).isOk());
}

void tst_SearchCommand::aHitIsOneObjectOnALine()
{
    fill();
    const Outcome outcome = search({QStringLiteral("--json"), QStringLiteral("quince")});
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.err, QString());
    QCOMPARE(outcome.objects().size(), 2);
    const QJsonObject expected{{QStringLiteral("conversation"), core::idText(m_info.id)},
                               {QStringLiteral("title"), m_info.title},
                               {QStringLiteral("message"), core::idText(m_answer.id)},
                               {QStringLiteral("role"), QStringLiteral("assistant")},
                               {QStringLiteral("snippet"), QStringLiteral("Quinces are fruits.")}};
    QCOMPARE(outcome.objects().at(0), expected);
    QCOMPARE(outcome.objects().at(1).value(u"message").toString(), core::idText(m_question.id));
}

void tst_SearchCommand::aTitleIsAHitWithoutAMessage()
{
    fill();
    const Outcome outcome = search({QStringLiteral("图书馆"), QStringLiteral("--json")});
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.objects().size(), 1);
    QVERIFY(outcome.objects().at(0).value(u"message").isNull());
    QCOMPARE(outcome.objects().at(0).value(u"snippet").toString(), m_info.title);
}

void tst_SearchCommand::printsForPeople()
{
    fill();
    const Outcome outcome = search({QStringLiteral("quinces")});
    QCOMPARE(outcome.code, 0);
    const QStringList lines = outcome.out.split(u'\n');
    QVERIFY(lines.at(0).startsWith(m_info.title));
    QVERIFY(lines.at(1).contains(QStringLiteral("assistant  Quinces are fruits.")));
    QVERIFY(lines.at(2).contains(QStringLiteral("user  What are quinces?")));
    QCOMPARE(lines.size(), 4);
}

void tst_SearchCommand::foreignTextDrivesNoTerminal()
{
    fill();
    core::ConversationInfo info = makeInfo(QStringLiteral("a\x1b]0;evil\x07\nb"));
    const core::Message message = makeMessage(
        1, core::Role::User, QStringLiteral("medlars \x1b[2J\x7f ") + QChar(0x9b) + u'x');
    QVERIFY(await(m_store->addMessages(info, {message}, {})).isOk());
    for (const QString &option : {QStringLiteral("--json"), QStringLiteral("--limit=5")}) {
        const Outcome found = search({QStringLiteral("medlars"), option});
        QCOMPARE(found.code, 0);
        const Outcome listed =
            run(cli::runList,
                option == QLatin1StringView("--json") ? QStringList{option} : QStringList());
        for (const QChar c : found.out + listed.out)
            QVERIFY(c == u'\n' || c.category() != QChar::Other_Control);
    }
    const Outcome found = search({QStringLiteral("medlars"), QStringLiteral("--json")});
    QCOMPARE(found.objects().at(0).value(u"snippet").toString(), core::partText(message.parts[0]));
}

void tst_SearchCommand::turnsNothingRoundThatFollows()
{
    fill();
    const QString turning = QStringLiteral("med\u202Elars \u2067evil");
    const core::Message message = makeMessage(1, core::Role::User, QStringLiteral("a ") + turning);
    QVERIFY(await(m_store->addMessages(makeInfo(turning), {message}, {})).isOk());
    const QString printed = search({QStringLiteral("medlars")}).out + run(cli::runList, {}).out;
    QVERIFY(printed.contains(QLatin1StringView("medlars evil")));
    QVERIFY(!printed.contains(QChar(0x202E)) && !printed.contains(QChar(0x2067)));
}

void tst_SearchCommand::saysThatAGivenFolderIsMissing()
{
    const QString folder = m_dir->filePath(QStringLiteral("slip"));
    const QStringList given{QStringLiteral("--data-dir"), folder};
    QVERIFY(run(cli::runList, given).err.contains(folder));
    QVERIFY(search(given + QStringList{QStringLiteral("medlars")}).err.contains(folder));
    QCOMPARE(run(cli::runList, {}).err, QString());
}

void tst_SearchCommand::readsBesideARunningWindow()
{
    fill();
    QCOMPARE(search({QStringLiteral("medlars")}).code, 1);
    const core::Message message = makeMessage(3, core::Role::User, QStringLiteral("Medlars?"));
    QVERIFY(await(m_store->addMessages(m_info, {message}, {})).isOk());
    QCOMPARE(search({QStringLiteral("medlars")}).code, 0);
    m_store.reset();
    QCOMPARE(search({QStringLiteral("medlars")}).code, 0);
}

void tst_SearchCommand::saysByItsExitWhatItFound_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const char *arguments, int code) {
        QTest::newRow(name) << QString::fromUtf8(arguments).split(u' ') << code;
    };
    row("found", "quinces", 0);
    row("several words", "quinces fruits", 0);
    row("not found", "medlars", 1);
    row("of a role", "quinces --role user", 0);
    row("of another role", "fruits --role=user", 1);
    row("of a model", "quinces --model m-1", 0);
    row("of another model", "quinces --model m-2", 1);
    row("from a day", "quinces --from 2026-03-01", 0);
    row("before it", "quinces --before 2026-03-01", 1);
    row("without code", "quinces --has code", 1);
    row("without a picture", "quinces --has image", 1);
    row("like an option", "-- --quinces", 1);
    row("help", "--help", 0);
}

void tst_SearchCommand::saysByItsExitWhatItFound()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    fill();
    const Outcome outcome = search(arguments);
    QCOMPARE(outcome.code, code);
    QCOMPARE(outcome.err, QString());
    QCOMPARE(outcome.out.isEmpty(), code == 1);
    m_dir = std::make_unique<QTemporaryDir>();
    QCOMPARE(search({QStringLiteral("quinces")}).code, 1);
    QVERIFY(QDir(m_dir->path()).isEmpty());
}

void tst_SearchCommand::explainsWrongSearches_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *name, const char *arguments) {
        QTest::newRow(name) << QString::fromUtf8(arguments).split(u' ', Qt::SkipEmptyParts);
    };
    row("nothing", "");
    row("an unknown option", "a --colour");
    row("an unknown option at the end", "a --colour x");
    row("no value", "a --limit");
    row("no number", "a --limit x");
    row("none", "a --limit 0");
    row("an unknown role", "a --role someone");
    row("no date", "a --from yesterday");
    row("an unknown thing", "a --has fun");
}

void tst_SearchCommand::explainsWrongSearches()
{
    QFETCH(QStringList, arguments);
    fill();
    const Outcome outcome = search(arguments);
    QCOMPARE(outcome.code, 2);
    QCOMPARE(outcome.out, QString());
    QVERIFY(outcome.err.startsWith(QStringLiteral("loquat: ")));
    QCOMPARE(run(cli::runList, {QStringLiteral("--colour")}).code, 2);
    QCOMPARE(run(cli::runList, {QStringLiteral("--help")}).code, 0);
}

void tst_SearchCommand::goesOnUntilTheLimit()
{
    fill();
    storeChain(*m_store, makeInfo(QStringLiteral("medlars")), 250,
               [](int i) { return QStringLiteral("medlars %1").arg(i); });
    const auto countOf = [this](const char *limit) {
        return search({QStringLiteral("medlars"), QStringLiteral("--json"),
                       QStringLiteral("--limit"), QString::fromLatin1(limit)})
            .objects()
            .size();
    };
    QCOMPARE(countOf("7"), 7);
    QCOMPARE(countOf("1"), 1);
    QCOMPARE(countOf("100"), 100);
    // Page by page.
    QCOMPARE(countOf("1000"), 251);
}

void tst_SearchCommand::listsConversations()
{
    QCOMPARE(run(cli::runList, {}).code, 0);
    // A slip of the keys is no empty history.
    const QStringList slip{QStringLiteral("--data-dir"), m_dir->filePath(QStringLiteral("no"))};
    QCOMPARE(run(cli::runList, slip).code, 2);
    QCOMPARE(search(slip + QStringList{QStringLiteral("x")}).code, 2);
    fill();
    core::ConversationInfo newer = makeInfo(QStringLiteral("newer"));
    newer.updated = newer.updated.addDays(1);
    newer.isPinned = true;
    QVERIFY(await(m_store->saveInfo(newer)).isOk());
    const Outcome listed = run(cli::runList, {QStringLiteral("--json")});
    QCOMPARE(listed.code, 0);
    QCOMPARE(listed.objects().size(), 2);
    QCOMPARE(listed.objects().at(0).value(u"conversation").toString(), core::idText(newer.id));
    QCOMPARE(listed.objects().at(0).value(u"pinned").toBool(), true);
    QCOMPARE(listed.objects().at(1).value(u"title").toString(), m_info.title);
    const QStringList lines = run(cli::runList, {}).out.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.at(0).startsWith(core::idText(newer.id)) && lines.at(0).endsWith(newer.title));
}

void tst_SearchCommand::listsFoldersAndTags()
{
    fill();
    core::Folder above;
    above.id = core::newId();
    above.name = QStringLiteral("Work");
    core::Folder below;
    below.id = core::newId();
    below.parent = above.id;
    below.name = QStringLiteral("Old");
    const core::Tag tag{core::newId(), QStringLiteral("urgent")};
    QVERIFY(await(storage::StoreEdits(*m_store).file(
                      {{above, below}, {tag}, {{m_info.id, below.id}}, {{m_info.id, {tag.id}}}}))
                .isOk());
    const QJsonObject listed = run(cli::runList, {QStringLiteral("--json")}).objects().at(0);
    QCOMPARE(listed.value(u"folder").toArray(),
             QJsonArray({QStringLiteral("Work"), QStringLiteral("Old")}));
    QCOMPARE(listed.value(u"tags").toArray(), QJsonArray({QStringLiteral("urgent")}));
    QVERIFY(run(cli::runList, {})
                .out.endsWith(m_info.title + QStringLiteral("  [Work / Old]  #urgent\n")));
}

void tst_SearchCommand::anOlderDatabaseIsReadAsItIs()
{
    loadSchemaFixture(1, path());
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    QCOMPARE(search({QStringLiteral("圖書館"), QStringLiteral("--json")}).objects().size(), 3);
    QCOMPARE(run(cli::runList, {QStringLiteral("--json")}).objects().size(), 2);
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), before);
}

void tst_SearchCommand::aDatabaseOfANewerProgramIsLeftAlone()
{
    loadSchemaFixture(1, path());
    sqlite3 *handle = nullptr;
    QCOMPARE(sqlite3_open(QFile::encodeName(path()).constData(), &handle), SQLITE_OK);
    sqlite3_exec(handle, "PRAGMA user_version=999", nullptr, nullptr, nullptr);
    sqlite3_close(handle);
    for (const Command command : {cli::runSearch, cli::runList}) {
        const Outcome outcome = run(
            command, command == cli::runSearch ? QStringList{QStringLiteral("a")} : QStringList());
        QCOMPARE(outcome.code, 2);
        QVERIFY(outcome.err.contains(path()));
    }
}

QTEST_GUILESS_MAIN(tst_SearchCommand)
#include "tst_searchcommand.moc"
