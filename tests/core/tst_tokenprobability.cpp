// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contentpart.h"
#include "core/tokenprobability.h"

#include <QTest>
#include <cmath>

using core::TokenProbability;

/// Tokens and their probabilities as lines of text, and back.
class TokenProbabilityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTokenComesBackAsItWas_data();
    void everyTokenComesBackAsItWas();
    void linesCanBeCutAndAdded();
    void nonsenseIsLeftOut();
    void theSummaryLeavesOutWhatNobodyTold();
    void aProbabilityPartIsNoText();
};

void TokenProbabilityTest::everyTokenComesBackAsItWas_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<double>("logprob");
    QTest::newRow("a word") << QByteArray(" the") << -0.31725305;
    QTest::newRow("certain") << QByteArray("a") << 0.0;
    QTest::newRow("line end and tab") << QByteArray("\n\t\r\n") << -1.5;
    QTest::newRow("a backslash") << QByteArray("\\x41\\") << -1e-7;
    QTest::newRow("Chinese") << QByteArray("中文") << -2.25;
    QTest::newRow("an emoji") << QByteArray("🙂") << -12.000000000001;
    QTest::newRow("half of it") << QByteArray("\xf0\x9f") << -9999.0;
    QTest::newRow("the other half") << QByteArray("\x99\x82!") << -3.0;
    QTest::newRow("no character at all") << QByteArray("\xff\x00\xc0", 3) << -3.0;
    QTest::newRow("a replacement") << QByteArray("\xef\xbf\xbd") << -3.0;
}

void TokenProbabilityTest::everyTokenComesBackAsItWas()
{
    QFETCH(QByteArray, bytes);
    QFETCH(double, logprob);
    const TokenProbability token{bytes, logprob, {{"other", -0.5}, {bytes, -7.75}}};
    const QString line = core::encodedToken(token);
    QCOMPARE(line.count(u'\n'), 1);
    QVERIFY(line.endsWith(u'\n'));
    QVERIFY(line.isValidUtf16());
    QCOMPARE(core::decodedToken(line), token);
    QCOMPARE(core::decodedTokenHead(line).bytes, bytes);
    // A token that nobody told the probability of keeps its place.
    const TokenProbability untold{bytes, {}, {}};
    QCOMPARE(core::decodedToken(core::encodedToken(untold)), untold);
}

void TokenProbabilityTest::linesCanBeCutAndAdded()
{
    const QString lines = core::encodedToken({"a", -1.0, {}})
                          + core::encodedToken({"\xf0\x9f", -2.0, {}})
                          + core::encodedToken({"\x99\x82", -3.0, {}});
    QStringList found;
    core::forEachToken(lines, [&found](QStringView line) { found.append(line.toString()); });
    QCOMPARE(found.size(), 3);
    QCOMPARE(core::tokenTextLength(lines), 3); // one, and a pair
}

void TokenProbabilityTest::nonsenseIsLeftOut()
{
    for (const char *line : {"", "\t", "nan\ta", "1\ta", "inf\ta", "-1", "-1\t\\x4", "x\ty\tz"}) {
        const TokenProbability token = core::decodedToken(QString::fromLatin1(line));
        QVERIFY(!token.logprob || *token.logprob == -1);
        QVERIFY(token.alternatives.isEmpty());
    }
    QString many = QStringLiteral("-1\ta");
    for (int i = 0; i < 1000; ++i)
        many += QStringLiteral("\t-2\tb");
    QCOMPARE(core::decodedToken(many).alternatives.size(), core::kMostAlternatives);
}

void TokenProbabilityTest::theSummaryLeavesOutWhatNobodyTold()
{
    const QString lines = core::encodedToken({"a", std::log(0.5), {}})
                          + core::encodedToken({"b", std::log(0.125), {}})
                          + core::encodedToken({"c", core::kUntoldLogprob, {}})
                          + core::encodedToken({"d", {}, {}});
    const core::ProbabilitySummary summary = core::summaryOf(lines);
    QCOMPARE(summary.told, 2);
    QCOMPARE(summary.untold, 2);
    QCOMPARE(summary.mean(), 0.25);
    QCOMPARE(summary.perplexity(), 4.0);
    QCOMPARE(core::summaryOf({}).perplexity(), 0.0);
}

void TokenProbabilityTest::aProbabilityPartIsNoText()
{
    core::ContentPart part = core::ProbabilityPart();
    core::appendPartText(part, core::encodedToken({"a", -1.0, {}}));
    QVERIFY(core::partText(part).isEmpty());
    QCOMPARE(std::get<core::ProbabilityPart>(part).tokens, QStringLiteral("-1\ta\n"));
}

QTEST_GUILESS_MAIN(TokenProbabilityTest)
#include "tst_tokenprobability.moc"
