// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exportarguments.h"
#include "cli/exportcommand.h"
#include "cli/importcommand.h"
#include "storage/settingsfile.h"
#include "support/storebuilders.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTemporaryFile>

using namespace support;

class tst_ExportCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_store.reset(); }

    void writesOneFileThatOnlyItsOwnerReads();
    void writesToStandardOutput();
    void severalBecomeAFolder();
    void aFolderThatHoldsSomethingIsLeftAlone();
    void markdownHasItsPicturesBeside();
    void branchesFollowTheOneThatIsShown();
    void readsBesideARunningWindowAndLeavesNothing();
    void whatCannotBeWrittenIsSaidAndNothingIsLeft();
    void aFullDiskIsSaid();
    void aPassphraseProtectsTheFileAndOpensItAgain();
    void explainsWrongUse_data();
    void explainsWrongUse();
    void keysAreNeverExported();
    void pdfNeedsNoDisplay();

private:
    struct Outcome {
        int code = -1;
        QString out;
        QString err;
    };
    [[nodiscard]] Outcome run(const QStringList &arguments) const;
    [[nodiscard]] QString place(const char *name) const
    {
        return m_out->filePath(QString::fromLatin1(name));
    }
    [[nodiscard]] static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
    }
    [[nodiscard]] QStringList made() const
    {
        return QDir(m_out->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QTemporaryDir> m_out;
    std::unique_ptr<storage::Store> m_store;
    core::ConversationInfo m_info;
};

void tst_ExportCommand::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_out = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<storage::Store>();
    (void)await(m_store->open(m_dir->filePath(QStringLiteral("loquat.db"))));
    m_info = makeInfo(QStringLiteral("Sky / sea"));
    const QByteArray png =
        QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+"
                               "M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    core::Message question = makeMessage(1, core::Role::User, QStringLiteral("The question"));
    const storage::Attachment image = makeAttachment(png);
    question.parts.append(core::ImagePart{image.hash, {}, image.mime, 1, 1, png.size(), {}});
    const core::Message first =
        makeMessage(2, core::Role::Assistant, QStringLiteral("First answer"), question.id);
    const core::Message second =
        makeMessage(3, core::Role::Assistant, QStringLiteral("Second answer"), question.id);
    (void)await(m_store->addMessages(m_info, {question, first, second}, {image}));
    const core::ConversationInfo other = makeInfo(QStringLiteral("sky   sea"));
    (void)await(m_store->addMessages(
        other, {makeMessage(1, core::Role::User, QStringLiteral("Other"))}, {}));
}

tst_ExportCommand::Outcome tst_ExportCommand::run(const QStringList &arguments) const
{
    QTemporaryFile out;
    QTemporaryFile err;
    if (!out.open() || !err.open())
        qFatal("no temporary files");
    Outcome outcome;
    outcome.code =
        cli::runExportCommand(QStringList{QStringLiteral("--data-dir"), m_dir->path()} + arguments,
                              {0, out.handle(), err.handle()});
    out.seek(0);
    err.seek(0);
    outcome.out = QString::fromUtf8(out.readAll());
    outcome.err = QString::fromUtf8(err.readAll());
    return outcome;
}

void tst_ExportCommand::writesOneFileThatOnlyItsOwnerReads()
{
    const QString file = place("all.json");
    QFile before(file);
    QVERIFY(before.open(QIODevice::WriteOnly));
    before.setPermissions(QFile::Permissions(0x6644));
    before.close();
    const Outcome outcome = run({QStringLiteral("--all"), QStringLiteral("-o"), file});
    QCOMPARE(outcome.err, QString());
    QCOMPARE(outcome.code, 0);
    QCOMPARE(QJsonDocument::fromJson(contents(file))[u"conversations"].toArray().size(), 2);
    QCOMPARE(int(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther)), 0);
    QCOMPARE(made(), QStringList{QStringLiteral("all.json")});
}

void tst_ExportCommand::writesToStandardOutput()
{
    const QStringList one{QStringLiteral("--conversation"), core::idText(m_info.id),
                          QStringLiteral("-o"), QStringLiteral("-")};
    for (const char *format : {"json", "markdown", "html", "text"}) {
        const Outcome outcome =
            run(one + QStringList{QStringLiteral("--format"), QString::fromLatin1(format)});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.out.contains(QStringLiteral("The question")), format);
        QVERIFY(!outcome.out.contains(QStringLiteral("Other")));
    }
    QVERIFY(made().isEmpty());
}

void tst_ExportCommand::severalBecomeAFolder()
{
    const Outcome outcome = run({QStringLiteral("--all"), QStringLiteral("--format=text"),
                                 QStringLiteral("-o"), place("texts")});
    QCOMPARE(outcome.err, QString());
    QCOMPARE(outcome.code, 0);
    QCOMPARE(made(), QStringList{QStringLiteral("texts")});
    QStringList files = QDir(place("texts")).entryList(QDir::Files);
    files.replaceInStrings(QStringLiteral("S"), QStringLiteral("s"));
    files.sort();
    QCOMPARE(files,
             (QStringList{QStringLiteral("sky sea (2).txt"), QStringLiteral("sky sea.txt")}));
}

void tst_ExportCommand::aFolderThatHoldsSomethingIsLeftAlone()
{
    QVERIFY(QDir().mkdir(place("texts")));
    const QStringList all{QStringLiteral("--all"), QStringLiteral("--format=text"),
                          QStringLiteral("-o"), place("texts")};
    QCOMPARE(run(all).code, 0); // an empty one is taken
    const Outcome again = run(all);
    QCOMPARE(again.code, 2);
    QVERIFY(again.err.contains(QStringLiteral("texts")));
    QCOMPARE(made(), QStringList{QStringLiteral("texts")});
}

void tst_ExportCommand::markdownHasItsPicturesBeside()
{
    const Outcome outcome =
        run({QStringLiteral("--conversation"), core::idText(m_info.id),
             QStringLiteral("--format=markdown"), QStringLiteral("-o"), place("a b.md")});
    QCOMPARE(outcome.err, QString());
    QCOMPARE(made(), (QStringList{QStringLiteral("a b.md"), QStringLiteral("a b_files")}));
    const QStringList pictures = QDir(place("a b_files")).entryList(QDir::Files);
    QCOMPARE(pictures.size(), 1);
    QVERIFY(
        contents(place("a b.md")).contains("](<a%20b_files/" + pictures.first().toUtf8() + ">)"));
}

void tst_ExportCommand::branchesFollowTheOneThatIsShown()
{
    const QStringList one{QStringLiteral("--conversation"), core::idText(m_info.id),
                          QStringLiteral("--format=text"), QStringLiteral("-o"),
                          QStringLiteral("-")};
    QVERIFY(!run(one).out.contains(QStringLiteral("First answer")));
    const QString all = run(one + QStringList{QStringLiteral("--all-branches")}).out;
    QVERIFY(all.indexOf(QStringLiteral("First answer")) > all.indexOf(QStringLiteral("Branch 2")));
    QVERIFY(all.indexOf(QStringLiteral("Branch 2")) > all.indexOf(QStringLiteral("Second answer")));
    QCOMPARE(all.count(QStringLiteral("The question")), 1);
}

void tst_ExportCommand::readsBesideARunningWindowAndLeavesNothing()
{
    const QStringList all{QStringLiteral("--all"), QStringLiteral("-o"), place("a.json")};
    QCOMPARE(run(all).code, 0); // the store has it open
    m_store.reset();
    QCOMPARE(run(all).code, 0);
    QCOMPARE(QDir(m_dir->path()).entryList({QStringLiteral("loquat.db-*")}, QDir::Files),
             QStringList());
}

void tst_ExportCommand::whatCannotBeWrittenIsSaidAndNothingIsLeft()
{
    for (const char *format : {"json", "text", "html", "markdown"}) {
        const Outcome outcome = run({QStringLiteral("--conversation"), core::idText(m_info.id),
                                     QStringLiteral("--format"), QString::fromLatin1(format),
                                     QStringLiteral("-o"), place("no/such/folder/a")});
        QCOMPARE(outcome.code, 2);
        QVERIFY(outcome.err.contains(QStringLiteral("could not be written")));
    }
    QVERIFY(made().isEmpty());
}

void tst_ExportCommand::aFullDiskIsSaid()
{
    QFile full(QStringLiteral("/dev/full"));
    if (!full.open(QIODevice::WriteOnly))
        QSKIP("there is no /dev/full");
    QTemporaryFile err;
    QVERIFY(err.open());
    const int code =
        cli::runExportCommand({QStringLiteral("--data-dir"), m_dir->path(), QStringLiteral("--all"),
                               QStringLiteral("-o"), QStringLiteral("-")},
                              {0, full.handle(), err.handle()});
    err.seek(0);
    QVERIFY(err.readAll().contains("No space left"));
    QCOMPARE(code, 2);
}

void tst_ExportCommand::aPassphraseProtectsTheFileAndOpensItAgain()
{
    const auto keep = [this](const char *name, const char *words) {
        QFile file(place(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(words) < 0)
            qFatal("cannot write");
        return QStringLiteral("--passphrase-file=") + file.fileName();
    };
    const QString right = keep("right", "correct horse\n");
    const QString sealed = place("a.json.sealed");
    const Outcome outcome = run({QStringLiteral("--all"), right, QStringLiteral("-o"), sealed});
    QCOMPARE(outcome.err, QString());
    QVERIFY(contents(sealed).size() > 100 && !contents(sealed).contains("The question"));
    const auto import = [this, &sealed](const QString &passphrase) {
        QTemporaryFile out;
        QTemporaryFile err;
        if (!out.open() || !err.open())
            qFatal("no temporary files");
        const int code =
            cli::runImport({QStringLiteral("--data-dir"), place("data"), passphrase, sealed}, {},
                           {0, out.handle(), err.handle()});
        out.seek(0);
        err.seek(0);
        return Outcome{code, QString::fromUtf8(out.readAll()), QString::fromUtf8(err.readAll())};
    };
    const Outcome wrong = import(keep("wrong", "wrong horse\n"));
    QCOMPARE(wrong.code, 2);
    QVERIFY(wrong.err.contains(QStringLiteral("This passphrase does not open the file.")));
    const Outcome imported = import(right);
    QCOMPARE(imported.code, 0);
    QCOMPARE(imported.out.count(u'\n'), 2);
}

void tst_ExportCommand::explainsWrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const QString id = core::idText(core::newId());
    const auto row = [](const char *name, const QStringList &arguments, int code) {
        QTest::newRow(name) << arguments << code;
    };
    row("nothing", {}, 1);
    row("no output", {QStringLiteral("--all")}, 1);
    row("neither", {QStringLiteral("-o"), QStringLiteral("x")}, 1);
    row("both",
        {QStringLiteral("--all"), QStringLiteral("--conversation"), id, QStringLiteral("-o"),
         QStringLiteral("x")},
        1);
    row("format",
        {QStringLiteral("--all"), QStringLiteral("--format=doc"), QStringLiteral("-o"),
         QStringLiteral("x")},
        1);
    row("id", {QStringLiteral("--conversation=1"), QStringLiteral("-o"), QStringLiteral("x")}, 1);
    row("only JSON",
        {QStringLiteral("--all"), QStringLiteral("--format=pdf"), QStringLiteral("--seal"),
         QStringLiteral("-o"), QStringLiteral("x")},
        1);
    row("option", {QStringLiteral("--fast")}, 1);
    row("folder to stdout",
        {QStringLiteral("--all"), QStringLiteral("--format=text"), QStringLiteral("-o"),
         QStringLiteral("-")},
        1);
    row("not here",
        {QStringLiteral("--conversation"), id, QStringLiteral("-o"), QStringLiteral("/tmp/x")}, 2);
}

void tst_ExportCommand::explainsWrongUse()
{
    QFETCH(QStringList, arguments);
    const Outcome outcome = run(arguments);
    QTEST(outcome.code, "code");
    QVERIFY(outcome.err.startsWith(QStringLiteral("loquat: ")));
    QVERIFY(outcome.out.isEmpty());
    QCOMPARE(run({QStringLiteral("--help")}).code, 0);
}

void tst_ExportCommand::keysAreNeverExported()
{
    const QByteArray canary = "sk-canary-1234567890abcdef";
    for (const char *name : {"secrets.json", "settings.json"}) {
        QFile file(m_dir->filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"keys\":[\"" + canary + "\"],\"profiles\":[{\"headers\":[{\"value\":\""
                   + canary + "\"}]}]}");
    }
    for (const char *format : {"json", "markdown", "html", "text"})
        QCOMPARE(run({QStringLiteral("--all"), QStringLiteral("--format"),
                      QString::fromLatin1(format), QStringLiteral("-o"), place(format)})
                     .code,
                 0);
    int count = 0;
    QDirIterator files(m_out->path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QVERIFY(!contents(files.next()).contains(canary));
        ++count;
    }
    QVERIFY(count >= 7);
}

void tst_ExportCommand::pdfNeedsNoDisplay()
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("DISPLAY"));
    environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(LOQUAT_EXECUTABLE),
                  {QStringLiteral("export"), QStringLiteral("--data-dir"), m_dir->path(),
                   QStringLiteral("--conversation"), core::idText(m_info.id),
                   QStringLiteral("--format"), QStringLiteral("pdf"), QStringLiteral("-o"),
                   place("a.pdf")});
    QVERIFY(program.waitForFinished());
    QVERIFY2(program.exitCode() == 0, program.readAllStandardError().constData());
    QVERIFY(contents(place("a.pdf")).startsWith("%PDF-"));
    QCOMPARE(made(), QStringList{QStringLiteral("a.pdf")});
}

QTEST_GUILESS_MAIN(tst_ExportCommand)
#include "tst_exportcommand.moc"
