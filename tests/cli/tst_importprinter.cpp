// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/importprinter.h"

#include "cli/importanswer.h"
#include "core/id.h"

#include <QJsonDocument>
#include <QTemporaryFile>
#include <QTest>

using cli::ImportAnswer;
using core::ImportLoss;
using core::ImportReport;

namespace {

/// What the printer says of the report, on both streams.
struct Said {
    QByteArray out;
    QByteArray err;

    explicit Said(const ImportReport &report, bool isDryRun = false)
    {
        QTemporaryFile output;
        QTemporaryFile errors;
        if (!output.open() || !errors.open())
            qFatal("no files");
        cli::ImportPrinter({0, output.handle(), errors.handle()}).tell(report, isDryRun);
        output.seek(0);
        errors.seek(0);
        out = output.readAll();
        err = errors.readAll();
    }
};

} // namespace

/// What the command line says of an import, and how a window tells it.
class tst_ImportPrinter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsIdsForScriptsAndWordsForPeople();
    void namesFromAFileDriveNoTerminal();
    void listsFiftyLossesAndCountsTheRest_data();
    void listsFiftyLossesAndCountsTheRest();
    void aWindowsAnswerIsLinesOfBoundedLength();
    void anAnswerIsCompleteWithItsReport();
};

void tst_ImportPrinter::printsIdsForScriptsAndWordsForPeople()
{
    ImportReport report;
    report.format = core::ImportFormat::Claude;
    report.created = 1;
    core::ConversationInfo info;
    info.id = core::newId();
    report.createdInfos = {info};
    const Said said(report);
    QCOMPARE(said.out, core::idText(info.id).toUtf8() + '\n');
    QVERIFY(said.err.contains("Claude"));
    QVERIFY(said.err.contains("New: 1"));
    report.createdInfos.clear();
    QVERIFY(Said(report, true).out.contains("New: 1"));
}

void tst_ImportPrinter::namesFromAFileDriveNoTerminal()
{
    ImportReport report;
    report.lose(QStringLiteral("\u001b]0;title\u0007Chat\nloquat: all is well"),
                {ImportLoss::Kind::File, QStringLiteral("a\u009b31m\r.pdf\u001b[2J"), 1});
    const Said said(report);
    QVERIFY(said.err.contains("Chat"));
    QCOMPARE(said.err.count('\n'), 1);
    for (const QChar c : QString::fromUtf8(said.err)) {
        if (c != u'\n')
            QVERIFY(c.category() != QChar::Other_Control);
    }
}

void tst_ImportPrinter::listsFiftyLossesAndCountsTheRest_data()
{
    QTest::addColumn<int>("losses");
    QTest::addColumn<int>("each");
    QTest::addColumn<int>("lines");
    QTest::addColumn<QByteArray>("rest");
    QTest::newRow("fifty") << 50 << 1 << 50 << QByteArray();
    QTest::newRow("one more") << 51 << 1 << 51 << QByteArray("and 1 more\n");
    QTest::newRow("several in one") << 51 << 3 << 51 << QByteArray("and 3 more\n");
    // More than a report keeps.
    QTest::newRow("thousands") << 5000 << 2 << 51 << QByteArray("and 9900 more\n");
}

void tst_ImportPrinter::listsFiftyLossesAndCountsTheRest()
{
    QFETCH(int, losses);
    QFETCH(int, each);
    QFETCH(int, lines);
    QFETCH(QByteArray, rest);
    ImportReport report;
    for (int i = 0; i < losses; ++i)
        report.lose(QString::number(i), {ImportLoss::Kind::Image, {}, each});
    const QByteArray said = Said(report).err;
    QCOMPARE(said.count('\n'), lines);
    QVERIFY(said.endsWith(rest));
    QCOMPARE(said.contains("more"), !rest.isEmpty());
}

void tst_ImportPrinter::aWindowsAnswerIsLinesOfBoundedLength()
{
    ImportReport report;
    report.created = 100'000;
    for (int i = 0; i < report.created; ++i) {
        core::ConversationInfo info;
        info.id = core::newId();
        info.title = QString(1000, u'题');
        report.createdInfos.append(info);
        report.continuedInfos.append(info);
    }
    for (int i = 0; i < 2000; ++i) {
        report.lose(QString(10'000, u'题'), {ImportLoss::Kind::File, QString(10'000, u'名'), 1});
    }
    ImportAnswer answer;
    const QList<QJsonObject> lines = ImportAnswer::linesOf(report);
    for (const QJsonObject &line : lines) {
        QVERIFY(!answer.isComplete());
        const QByteArray bytes = QJsonDocument(line).toJson(QJsonDocument::Compact);
        QVERIFY2(bytes.size() < 4'000'000, qPrintable(QString::number(bytes.size())));
        answer.take(QJsonDocument::fromJson(bytes).object());
    }
    QVERIFY(answer.isComplete());
    QCOMPARE(answer.report().created, report.created);
    QCOMPARE(answer.report().createdInfos.size(), report.createdInfos.size());
    for (qsizetype i = 0; i < report.createdInfos.size(); i += 997)
        QCOMPARE(answer.report().createdInfos.at(i).id, report.createdInfos.at(i).id);
    QCOMPARE(answer.report().lostCount, 2000);
    QCOMPARE(answer.report().losses.size(), 1000);
}

void tst_ImportPrinter::anAnswerIsCompleteWithItsReport()
{
    ImportAnswer answer;
    QVERIFY(!answer.isAccepted());
    answer.take(ImportAnswer::acceptance());
    answer.take(ImportAnswer::progress(1, 2));
    QVERIFY(answer.isAccepted());
    QVERIFY(!answer.isComplete());
    answer.take(ImportAnswer::linesOf({}).constLast());
    QVERIFY(answer.isComplete());
}

QTEST_GUILESS_MAIN(tst_ImportPrinter)
#include "tst_importprinter.moc"
