// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/importsentences.h"

#include <QSet>
#include <QTest>

using core::ImportFormat;
using core::ImportIgnored;
using core::ImportLoss;
using core::ImportReport;

class tst_ImportSentences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyReasonHasASentenceOfItsOwn();
    void namesThePlaceThatIsWrong();
    void countsWhatThereIsOnly();
    void saysWhatWasDone();
    void everyLossIsSaidInWords();
    void saysWhyAConversationIsLost();
    void saysWhatIsNotTakenOver();
    void foreignNamesAreNoPlaceholders();
};

namespace {

core::Error bad(const char *code, const QString &param = {})
{
    core::Error error;
    error.kind = core::ErrorKind::BadInput;
    error.code = QString::fromLatin1(code);
    error.param = param;
    return error;
}

} // namespace

void tst_ImportSentences::everyReasonHasASentenceOfItsOwn()
{
    QSet<QString> sentences;
    const QList<const char *> codes{"not-an-array",
                                    "no-messages",
                                    "bad-role",
                                    "bad-content",
                                    "too-deep",
                                    "unknown-format",
                                    "cherry-direct",
                                    "gzip",
                                    "sqlite",
                                    "no-document",
                                    "bad-zip",
                                    "encrypted",
                                    "bomb",
                                    "too-many",
                                    "missing",
                                    "cancelled",
                                    "too-large",
                                    "bad-json",
                                    "unreadable",
                                    "bad-database",
                                    "too-complex",
                                    "conversation-too-large",
                                    "too-many-entries",
                                    "entry-too-large"};
    for (const char *code : codes) {
        const QString sentence = texts::importFailure(bad(code, QStringLiteral("x")));
        QVERIFY2(!sentence.isEmpty(), code);
        QVERIFY2(!sentence.contains(QStringLiteral("%1")), code);
        sentences.insert(sentence);
    }
    QCOMPARE(sentences.size(), codes.size());
}

void tst_ImportSentences::namesThePlaceThatIsWrong()
{
    QVERIFY(texts::importFailure(bad("bad-json", QStringLiteral("7"))).contains(u'7'));
    QVERIFY(texts::importFailure(bad("bad-json"))
            != texts::importFailure(bad("bad-json", QStringLiteral("7"))));
    // One conversation in a file is no message of it, and there is something to do about it.
    const QString deep = texts::importFailure(bad("too-deep"));
    QVERIFY(deep != texts::importFailure(bad("too-deep", QStringLiteral("7"))));
    QVERIFY(deep.contains(QStringLiteral("recursive")));
    QVERIFY(
        texts::importFailure(bad("conversation-too-large")).contains(QStringLiteral("recursive")));
    QVERIFY(texts::importFailure(bad("entry-too-large", QStringLiteral("data.json")))
                .contains(QStringLiteral("data.json")));
    QVERIFY(texts::importFailure(bad("bomb", QStringLiteral("data.json")))
                .contains(QStringLiteral("data.json")));
    core::Error disk;
    disk.kind = core::ErrorKind::Storage;
    disk.message = QStringLiteral("No space left on device");
    QVERIFY(texts::importFailure(disk).contains(disk.message));
}

void tst_ImportSentences::countsWhatThereIsOnly()
{
    ImportReport report;
    report.conversations = 12;
    report.messages = 34;
    report.known = 5;
    QCOMPARE(texts::importFindings(report).size(), 2);
    QCOMPARE(texts::importStandings(report), QStringList{QStringLiteral("Here already: 5")});
    report.images = 1;
    report.created = 3;
    report.continued = 2;
    report.inBin = 2;
    QCOMPARE(texts::importFindings(report).size(), 3);
    QCOMPARE(texts::importStandings(report).size(), 4);
}

void tst_ImportSentences::saysWhatWasDone()
{
    ImportReport report;
    report.known = 7;
    QVERIFY(texts::importOutcome(report).isEmpty());
    report.created = 3;
    report.continued = 2;
    report.restored = 1;
    QCOMPARE(texts::importOutcome(report),
             QStringList({QStringLiteral("Imported: 3"), QStringLiteral("Added to: 2"),
                          QStringLiteral("Brought back: 1")}));
}

void tst_ImportSentences::everyLossIsSaidInWords()
{
    ImportReport report;
    for (int kind = 0; kind <= int(ImportLoss::Kind::Date); ++kind)
        report.lose(QStringLiteral("Title"), {ImportLoss::Kind(kind), QStringLiteral("name"), 3});
    const QStringList lines = texts::importLosses(report, 100);
    QCOMPARE(QSet<QString>(lines.cbegin(), lines.cend()).size(), 7);
    for (const QString &line : lines) {
        QVERIFY(line.startsWith(QStringLiteral("Title: ")));
        QVERIFY(line.contains(QStringLiteral("name")) && line.contains(u'3'));
    }
    QCOMPARE(texts::importLosses(report, 2).size(), 2);
    // What is left out is counted.
    QVERIFY(texts::importRest(report, 100).isEmpty());
    QCOMPARE(texts::importRest(report, 2),
             QStringLiteral("and %1 more")
                 .arg(report.lostCount - report.losses.at(0).loss.count
                      - report.losses.at(1).loss.count));
}

void tst_ImportSentences::saysWhyAConversationIsLost()
{
    using Reason = ImportLoss::Reason;
    ImportReport report;
    for (const Reason reason : {Reason::Unknown, Reason::Broken, Reason::TooDeep, Reason::TooLarge})
        report.lose({}, {ImportLoss::Kind::Conversation, QStringLiteral("Tea"), 1, reason});
    const QStringList lines = texts::importLosses(report, 100);
    QCOMPARE(QSet<QString>(lines.cbegin(), lines.cend()).size(), 4);
    for (const QString &line : lines)
        QVERIFY(line.contains(QStringLiteral("Tea")));
}

void tst_ImportSentences::saysWhatIsNotTakenOver()
{
    ImportReport report;
    QVERIFY(texts::importIgnored(report).isEmpty());
    for (int what = 0; what <= int(ImportIgnored::Other); ++what)
        report.ignore(ImportIgnored(what));
    QCOMPARE(texts::importIgnored(report).count(u','), 5);
    QCOMPARE(texts::importProgram(ImportFormat::CherryStudio), QStringLiteral("Cherry Studio"));
    QVERIFY(texts::importProgram(ImportFormat::Unknown).isEmpty());
}

void tst_ImportSentences::foreignNamesAreNoPlaceholders()
{
    ImportReport report;
    report.lose(QStringLiteral("%1"), {ImportLoss::Kind::File, QStringLiteral("%1.pdf"), 1});
    QVERIFY(texts::importLosses(report, 1).first().contains(QStringLiteral("%1.pdf")));
}

QTEST_GUILESS_MAIN(tst_ImportSentences)
#include "tst_importsentences.moc"
