// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importreport.h"

#include "core/id.h"

#include <QJsonDocument>
#include <QTest>

using core::ImportFormat;
using core::ImportIgnored;
using core::ImportLoss;
using core::ImportReport;

class tst_ImportReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesFromOneProcessToAnother();
    void countsWhatItNoLongerLists();
    void takesNothingAmissFromAnotherProcess();
    void everyFormatHasANameOfItsOwn();
};

void tst_ImportReport::goesFromOneProcessToAnother()
{
    ImportReport report;
    report.format = ImportFormat::Chatbox;
    report.conversations = 12;
    report.messages = 345;
    report.images = 6;
    report.created = 7;
    report.continued = 8;
    report.known = 9;
    report.inBin = 10;
    report.newMessages = 11;
    report.lose(QStringLiteral("面包"),
                {ImportLoss::Kind::File, QStringLiteral("a.pdf"), 2, ImportLoss::Reason::TooLarge});
    report.ignore(ImportIgnored::Tools);
    report.ignore(ImportIgnored::Tools);
    core::ConversationInfo info;
    info.id = core::newId();
    report.createdInfos = {info};
    core::Error error;
    error.kind = core::ErrorKind::BadInput;
    error.code = QStringLiteral("bomb");
    error.param = QStringLiteral("data.json");
    error.message = QStringLiteral("words");
    report.error = error;

    const QByteArray line = QJsonDocument(core::importReportToJson(report)).toJson();
    const ImportReport arrived = core::importReportFromJson(QJsonDocument::fromJson(line).object());
    QCOMPARE(arrived.format, report.format);
    QCOMPARE(arrived.conversations, 12);
    QCOMPARE(arrived.messages, 345);
    QCOMPARE(arrived.images, 6);
    QCOMPARE(arrived.created, 7);
    QCOMPARE(arrived.continued, 8);
    QCOMPARE(arrived.known, 9);
    QCOMPARE(arrived.inBin, 10);
    QCOMPARE(arrived.newMessages, 11);
    QCOMPARE(arrived.lostCount, 2);
    QCOMPARE(arrived.losses.size(), 1);
    QCOMPARE(arrived.losses.first().title, QStringLiteral("面包"));
    QVERIFY(arrived.losses.first().loss == report.losses.first().loss);
    QCOMPARE(arrived.ignored, QList<ImportIgnored>{ImportIgnored::Tools});
    QCOMPARE(arrived.createdInfos.size(), 1);
    QCOMPARE(arrived.createdInfos.first().id, info.id);
    QVERIFY(arrived.error == report.error);
}

void tst_ImportReport::countsWhatItNoLongerLists()
{
    ImportReport report;
    for (int i = 0; i < 5000; ++i)
        report.lose(QString::number(i), {ImportLoss::Kind::Image, {}, 2});
    QCOMPARE(report.lostCount, 10'000);
    QCOMPARE(report.losses.size(), 1000);
}

void tst_ImportReport::takesNothingAmissFromAnotherProcess()
{
    const ImportReport nothing = core::importReportFromJson({});
    QVERIFY(!nothing.error);
    QCOMPARE(nothing.format, ImportFormat::Unknown);
    const ImportReport odd = core::importReportFromJson(
        QJsonDocument::fromJson(R"({"format":99,"created":"x","losses":[3,{"kind":-4,"reason":9}],
                                    "ignored":[77,-1],"created_ids":[{}]})")
            .object());
    QCOMPARE(odd.format, ImportFormat::Unknown);
    QCOMPARE(odd.created, 0);
    QCOMPARE(odd.losses.size(), 2);
    QVERIFY(odd.losses.last().loss.kind == ImportLoss::Kind::Part);
    QVERIFY(odd.losses.last().loss.reason == ImportLoss::Reason::Unknown);
    QVERIFY(odd.ignored.isEmpty());
}

void tst_ImportReport::everyFormatHasANameOfItsOwn()
{
    QSet<QString> names;
    for (int format = 0; format <= int(ImportFormat::Loquat); ++format)
        names.insert(core::importFormatName(ImportFormat(format)));
    QCOMPARE(names.size(), int(ImportFormat::Loquat) + 1);
    QVERIFY(!names.contains(QString()));
    // Identities are made from it.
    QCOMPARE(core::importFormatName(ImportFormat::CherryStudio), QStringLiteral("cherry-studio"));
}

QTEST_GUILESS_MAIN(tst_ImportReport)
#include "tst_importreport.moc"
