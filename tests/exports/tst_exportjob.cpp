// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/exporter.h"
#include "exports/exportjob.h"
#include "storage/backup/sealedfile.h"
#include "support/importrunrig.h"

#include <QSignalSpy>

using namespace support;

class tst_ExportJob : public QObject, private ImportRunRig
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { close(); }

    void cancellingLeavesNothing_data();
    void cancellingLeavesNothing();
    void progressGrowsToTheEnd();
    void whatLiesInTheBinIsNotHere();
    void whatAPassphraseProtectsComesBackWithIt();
    void aProtectedFileThatDoesNotOpenSaysWhy_data();
    void aProtectedFileThatDoesNotOpenSaysWhy();
    void onlyJsonIsProtected();
    void theExporterWorksBesideTheWriterAndCanBeCancelled();

private:
    [[nodiscard]] exports::ExportRequest request(core::ExportFormat format) const
    {
        exports::ExportRequest asked;
        asked.database = m_dir->filePath(QStringLiteral("loquat.db"));
        asked.isBesideWriter = true;
        asked.options.format = format;
        asked.target = m_out->filePath(QStringLiteral("made"));
        return asked;
    }
    [[nodiscard]] QStringList made() const
    {
        return QDir(m_out->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    [[nodiscard]] QByteArray contents(const QString &name) const
    {
        QFile file(m_out->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] static storage::Passphrase key()
    {
        return storage::Passphrase(QStringLiteral("correct horse"));
    }
    core::ImportReport importSealed(const storage::Passphrase &passphrase)
    {
        ImportRun run(*m_store, m_out->filePath(QStringLiteral("made")), ImportRun::Mode::Store,
                      m_now);
        run.setPassphrase(passphrase);
        QSignalSpy finished(&run, &ImportRun::finished);
        run.start();
        if (!finished.wait(30'000))
            qFatal("the import did not finish");
        return run.report();
    }

    std::unique_ptr<QTemporaryDir> m_out;
    core::ConversationInfo m_info;
};

void tst_ExportJob::init()
{
    open();
    m_out = std::make_unique<QTemporaryDir>();
    for (const char *title : {"One", "Two"}) {
        m_info = makeInfo(QString::fromLatin1(title));
        core::Message question = makeMessage(1, core::Role::User, QStringLiteral("Look"));
        const storage::Attachment image = makeAttachment("picture");
        question.parts.append(core::ImagePart{image.hash, {}, image.mime, 4, 3, 7, {}});
        const core::Message reply =
            makeMessage(2, core::Role::Assistant, QStringLiteral("I see"), question.id);
        (void)await(m_store->addMessages(m_info, {question, reply}, {image}));
    }
}

void tst_ExportJob::cancellingLeavesNothing_data()
{
    QTest::addColumn<core::ExportFormat>("format");
    QTest::addColumn<bool>("isOne");
    QTest::newRow("JSON") << core::ExportFormat::Json << false;
    QTest::newRow("a folder") << core::ExportFormat::Text << false;
    QTest::newRow("one page") << core::ExportFormat::Html << true;
    QTest::newRow("pictures beside") << core::ExportFormat::Markdown << true;
}

void tst_ExportJob::cancellingLeavesNothing()
{
    QFETCH(core::ExportFormat, format);
    QFETCH(bool, isOne);
    exports::ExportRequest asked = request(format);
    if (isOne)
        asked.conversations = {m_info.id};
    int calls = 0;
    const auto result = exports::runExport(asked, [&calls](int) { return ++calls < 2; });
    QVERIFY(result.error.has_value());
    QCOMPARE(result.error->code, QStringLiteral("cancelled"));
    QCOMPARE(made(), QStringList());
    QVERIFY(!exports::runExport(asked, [](int) { return true; }).error);
    QVERIFY(!made().isEmpty());
}

void tst_ExportJob::progressGrowsToTheEnd()
{
    QList<int> told;
    const auto result = exports::runExport(request(core::ExportFormat::Json), [&told](int done) {
        told.append(done);
        return true;
    });
    QCOMPARE(result.count, 2);
    QVERIFY(told.size() >= 4);
    QVERIFY(std::is_sorted(told.cbegin(), told.cend()));
    QCOMPARE(told.last(), 1000);
}

void tst_ExportJob::whatLiesInTheBinIsNotHere()
{
    (void)await(m_store->setConversationsDeleted({m_info.id}, true));
    exports::ExportRequest asked = request(core::ExportFormat::Text);
    asked.conversations = {m_info.id};
    const auto result = exports::runExport(asked, [](int) { return true; });
    QCOMPARE(result.error.value_or(core::Error()).code, QStringLiteral("not-here"));
}

void tst_ExportJob::whatAPassphraseProtectsComesBackWithIt()
{
    exports::ExportRequest asked = request(core::ExportFormat::Json);
    asked.target = m_out->filePath(QStringLiteral("plain"));
    QVERIFY(!exports::runExport(asked, [](int) { return true; }).error);
    const QByteArray plain = contents(QStringLiteral("plain"));
    QVERIFY(plain.contains("I see"));
    asked.target = m_out->filePath(QStringLiteral("made"));
    asked.passphrase = key();
    QVERIFY(!exports::runExport(asked, [](int) { return true; }).error);
    const QByteArray sealed = contents(QStringLiteral("made"));
    QVERIFY(storage::SealedFile::isSealed(asked.target));
    QVERIFY(!sealed.contains("I see"));
    QVERIFY(!sealed.contains("conversations"));
    close();
    open();
    // What is unsealed to be read lies here, and nothing of it is left.
    const QTemporaryDir temporary;
    qputenv("TMPDIR", QFile::encodeName(temporary.path()));
    const core::ImportReport report = importSealed(key());
    qunsetenv("TMPDIR");
    QVERIFY(!report.error);
    QCOMPARE(report.created, 2);
    QCOMPARE(report.newMessages, 4);
    QVERIFY(QDir(temporary.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    asked.passphrase = {};
    asked.database = m_dir->filePath(QStringLiteral("loquat.db"));
    QVERIFY(!exports::runExport(asked, [](int) { return true; }).error);
    // The picture here is none, and is left out.
    QVERIFY(contents(QStringLiteral("made")).contains("I see"));
}

void tst_ExportJob::aProtectedFileThatDoesNotOpenSaysWhy_data()
{
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<int>("cut");
    QTest::addColumn<QString>("code");
    QTest::newRow("none") << QString() << 0 << QStringLiteral("wrong-passphrase");
    QTest::newRow("wrong") << QStringLiteral("wrong horse") << 0
                           << QStringLiteral("wrong-passphrase");
    QTest::newRow("truncated") << QStringLiteral("correct horse") << 20
                               << QStringLiteral("truncated");
}

void tst_ExportJob::aProtectedFileThatDoesNotOpenSaysWhy()
{
    QFETCH(QString, passphrase);
    QFETCH(int, cut);
    QFETCH(QString, code);
    exports::ExportRequest asked = request(core::ExportFormat::Json);
    asked.passphrase = key();
    QVERIFY(!exports::runExport(asked, [](int) { return true; }).error);
    QFile file(asked.target);
    QVERIFY(file.resize(file.size() - cut));
    const core::ImportReport report = importSealed(storage::Passphrase(passphrase));
    QCOMPARE(report.error.value_or(core::Error()).code, code);
    QCOMPARE(report.error->param, QStringLiteral("sealed"));
    QCOMPARE(report.conversations, 0);
}

void tst_ExportJob::onlyJsonIsProtected()
{
    exports::ExportRequest asked = request(core::ExportFormat::Text);
    asked.passphrase = key();
    const auto result = exports::runExport(asked, [](int) { return true; });
    QCOMPARE(result.error.value_or(core::Error()).code, QStringLiteral("json-only"));
    QCOMPARE(made(), QStringList());
}

void tst_ExportJob::theExporterWorksBesideTheWriterAndCanBeCancelled()
{
    exports::Exporter exporter(
        {[this] { return request({}).database; }, [] { return QHash<QUuid, QString>(); }});
    QList<exports::ExportResult> results;
    connect(&exporter, &exports::Exporter::finished, this,
            [&results](const exports::ExportResult &result) { results.append(result); });
    exporter.start({}, {}, request({}).target);
    QVERIFY(exporter.isRunning());
    QTRY_COMPARE(results.size(), 1);
    QVERIFY(!results.first().error);
    QVERIFY(!exporter.isRunning());
    // While it writes: in its thread, so that it cannot be done before it hears of it.
    connect(
        &exporter, &exports::Exporter::progressed, &exporter, [&exporter] { exporter.cancel(); },
        Qt::DirectConnection);
    exporter.start({m_info.id}, {}, m_out->filePath(QStringLiteral("other")));
    QTRY_COMPARE(results.size(), 2);
    QVERIFY(results.last().error);
    QCOMPARE(results.last().error->code, QStringLiteral("cancelled"));
    QCOMPARE(made().size(), 1);
}

QTEST_GUILESS_MAIN(tst_ExportJob)
#include "tst_exportjob.moc"
