// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/document.h"
#include "support/markdownexamples.h"

#include <QTest>

using namespace render;

/// A reply grows by a few characters at a time; what is shown of it at any moment is what the same
/// words show when they arrive in one piece. Over all examples of tests/data/markdown and the
/// longer texts of tests/data/growing.
class TestGrowing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPrefixShowsTheSameAsAtOnce_data();
    void everyPrefixShowsTheSameAsAtOnce();
    void everyPrefixEndsTheSameAsAtOnce_data();
    void everyPrefixEndsTheSameAsAtOnce();
    void closedLeavesChangeOnlyWhenTheyAreSaidToBeReopened_data();
    void closedLeavesChangeOnlyWhenTheyAreSaidToBeReopened();
    void allExamplesInOneReplyComeOutAlikeHoweverTheyAreCut_data();
    void allExamplesInOneReplyComeOutAlikeHoweverTheyAreCut();
};

namespace {

QString examples()
{
    return QStringLiteral(TEST_DATA_DIR "/markdown");
}

void addTexts()
{
    QTest::addColumn<QString>("text");
    support::addGrowingRows();
    for (const support::MarkdownExample &example : support::markdownExamples(examples()))
        QTest::newRow(example.name.constData()) << example.markdown;
}

Document atOnce(QStringView text)
{
    Document document;
    document.append(text);
    return document;
}

QByteArray placeOf(QStringView text, qsizetype cut)
{
    return "after: " + text.left(cut).right(60).toUtf8();
}

} // namespace

void TestGrowing::everyPrefixShowsTheSameAsAtOnce_data()
{
    addTexts();
}

void TestGrowing::everyPrefixShowsTheSameAsAtOnce()
{
    QFETCH(QString, text);
    Document growing;
    for (qsizetype cut = 1; cut <= text.size(); ++cut) {
        growing.append(QStringView(text).mid(cut - 1, 1));
        const Document whole = atOnce(QStringView(text).left(cut));
        QVERIFY2(growing.blocks() == whole.blocks(), placeOf(text, cut).constData());
        QCOMPARE(growing.closedCount(), whole.closedCount());
    }
}

void TestGrowing::everyPrefixEndsTheSameAsAtOnce_data()
{
    addTexts();
}

void TestGrowing::everyPrefixEndsTheSameAsAtOnce()
{
    QFETCH(QString, text);
    Document growing;
    for (qsizetype cut = 1; cut <= text.size(); ++cut) {
        growing.append(QStringView(text).mid(cut - 1, 1));
        Document ended = growing;
        ended.finish();
        Document whole = atOnce(QStringView(text).left(cut));
        whole.finish();
        QVERIFY2(ended.blocks() == whole.blocks(), placeOf(text, cut).constData());
    }
}

void TestGrowing::closedLeavesChangeOnlyWhenTheyAreSaidToBeReopened_data()
{
    addTexts();
}

void TestGrowing::closedLeavesChangeOnlyWhenTheyAreSaidToBeReopened()
{
    QFETCH(QString, text);
    Document growing;
    QList<Block> closed;
    for (qsizetype cut = 1; cut <= text.size(); ++cut) {
        growing.append(QStringView(text).mid(cut - 1, 1));
        const QList<int> reopened = growing.takeReopened();
        QVERIFY(growing.closedCount() >= closed.size());
        for (qsizetype i = 0; i < closed.size(); ++i) {
            const bool isSame = growing.blocks()[i] == closed[i];
            QVERIFY2(isSame || reopened.contains(int(i)), placeOf(text, cut).constData());
        }
        closed = growing.blocks().first(growing.closedCount());
    }
}

void TestGrowing::allExamplesInOneReplyComeOutAlikeHoweverTheyAreCut_data()
{
    QTest::addColumn<int>("piece");
    for (const int piece : {1, 2, 3, 7, 16, 61, 1000})
        QTest::addRow("%d characters at a time", piece) << piece;
}

void TestGrowing::allExamplesInOneReplyComeOutAlikeHoweverTheyAreCut()
{
    QFETCH(int, piece);
    QString text;
    for (const support::MarkdownExample &example : support::markdownExamples(examples()))
        text += example.markdown + QLatin1Char('\n');
    QVERIFY(text.size() > 10'000);
    Document growing;
    for (qsizetype at = 0; at < text.size(); at += piece)
        growing.append(QStringView(text).mid(at, piece));
    growing.finish();
    Document whole = atOnce(text);
    whole.finish();
    QVERIFY(growing.blocks() == whole.blocks());
}

QTEST_GUILESS_MAIN(TestGrowing)
#include "tst_growing.moc"
