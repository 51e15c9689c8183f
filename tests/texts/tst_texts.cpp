// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mend.h"
#include "texts/reasons.h"
#include "texts/sentences.h"
#include "texts/texts.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

class TestTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasBothSentences_data();
    void everyKindHasBothSentences();
    void noTwoKindsSayTheSame();
    void sentencesAreWholeAndPlain();
    void knownFactsMakeTheSentenceMoreExact_data();
    void knownFactsMakeTheSentenceMoreExact();
    void whatCouldNotBeReadIsNamed_data();
    void whatCouldNotBeReadIsNamed();
    void foreignPlaceholdersStayAsTheyAre();
    void endedStatesHaveWordsAndOthersNone();
    void everyNoticeHasASentence();
    void everyReasonHasASentence();
    void reasonsOfOthersStayAsTheyAre();
    void smallPrintLeavesOutWhatIsUnknown();
    void sentencesAreJoinedAsTheirLanguageDoes();
};

void TestTexts::everyKindHasBothSentences_data()
{
    QTest::addColumn<core::ErrorKind>("kind");
    for (const core::ErrorKind kind : core::allErrorKinds())
        QTest::newRow(qPrintable(core::errorKindName(kind))) << kind;
}

void TestTexts::everyKindHasBothSentences()
{
    QFETCH(core::ErrorKind, kind);
    core::Error error;
    error.kind = kind;
    const texts::Explanation explanation = texts::explain(error);
    QVERIFY(!explanation.what.isEmpty());
    QVERIFY(!explanation.advice.isEmpty());
    QVERIFY(!explanation.what.contains(u'%'));
    QVERIFY(!explanation.advice.contains(u'%'));
}

void TestTexts::noTwoKindsSayTheSame()
{
    QSet<QString> what;
    QSet<QString> both;
    for (const core::ErrorKind kind : core::allErrorKinds()) {
        core::Error error;
        error.kind = kind;
        const texts::Explanation explanation = texts::explain(error);
        what.insert(explanation.what);
        both.insert(explanation.advice);
    }
    QCOMPARE(what.size(), core::allErrorKinds().size());
    QCOMPARE(both.size(), core::allErrorKinds().size());
}

void TestTexts::sentencesAreWholeAndPlain()
{
    static const QRegularExpression kBanned(
        QStringLiteral("\\b(endpoint|SSE|verdict|profile|oops)\\b|!"),
        QRegularExpression::CaseInsensitiveOption);
    QStringList all;
    for (const texts::Sentence &sentence : texts::errorSentences())
        all << QString::fromUtf8(sentence.what) << QString::fromUtf8(sentence.advice);
    for (const texts::NoticeSentence &sentence : texts::noticeSentences())
        all << QString::fromUtf8(sentence.text);
    for (const QString &text : std::as_const(all)) {
        QVERIFY2(!text.contains(kBanned), qPrintable(text));
        QVERIFY2(text.at(0).isUpper(), qPrintable(text));
        QVERIFY2(text.endsWith(u'.') || text.endsWith(QLatin1StringView("%1")), qPrintable(text));
    }
}

void TestTexts::knownFactsMakeTheSentenceMoreExact_data()
{
    QTest::addColumn<core::Error>("error");
    QTest::addColumn<QString>("part");
    core::Error error;
    error.kind = core::ErrorKind::Network;
    error.code = QStringLiteral("host-not-found");
    error.target = QStringLiteral("ask.example");
    QTest::newRow("host") << error << QStringLiteral("ask.example");
    error = {};
    error.kind = core::ErrorKind::Redirect;
    error.target = QStringLiteral("https://new.example/v1");
    QTest::newRow("redirect") << error << QStringLiteral("https://new.example/v1");
    error = {};
    error.kind = core::ErrorKind::RateLimited;
    error.retryAfter = 2.2;
    QTest::newRow("wait rounded up") << error << QStringLiteral("wait 3 s");
    error = {};
    error.kind = core::ErrorKind::BadParameter;
    error.param = QStringLiteral("max_tokens");
    QTest::newRow("option") << error << QStringLiteral("max_tokens");
    error = {};
    error.kind = core::ErrorKind::Timeout;
    error.code = QStringLiteral("first-byte");
    QTest::newRow("time-out") << error << QStringLiteral("begin to answer");
    error = {};
    error.kind = core::ErrorKind::BadInput;
    error.code = QStringLiteral("format-heic");
    QTest::newRow("image format") << error << QStringLiteral("HEIC");
}

void TestTexts::knownFactsMakeTheSentenceMoreExact()
{
    QFETCH(core::Error, error);
    QFETCH(QString, part);
    const texts::Explanation exact = texts::explain(error);
    QVERIFY2((exact.what + exact.advice).contains(part), qPrintable(exact.what + exact.advice));
    core::Error general;
    general.kind = error.kind;
    const texts::Explanation vague = texts::explain(general);
    QVERIFY(exact.what != vague.what || exact.advice != vague.advice);
}

void TestTexts::whatCouldNotBeReadIsNamed_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("named");
    QTest::newRow("message") << QStringLiteral("message-missing") << QStringLiteral("message");
    QTest::newRow("image") << QStringLiteral("image-missing") << QStringLiteral("image");
}

void TestTexts::whatCouldNotBeReadIsNamed()
{
    QFETCH(QString, code);
    QFETCH(QString, named);
    core::Error error;
    error.kind = core::ErrorKind::Storage;
    const texts::Explanation general = texts::explain(error);
    error.code = code;
    const texts::Explanation exact = texts::explain(error);
    QVERIFY(exact.what.contains(named));
    QVERIFY(exact.what.contains(QStringLiteral("nothing was sent")));
    QVERIFY(!exact.advice.isEmpty());
    QVERIFY(exact.what != general.what);
    QVERIFY(exact.advice != general.advice);
}

void TestTexts::foreignPlaceholdersStayAsTheyAre()
{
    core::Error error;
    error.kind = core::ErrorKind::BadParameter;
    error.param = QStringLiteral("%2%1");
    QVERIFY(texts::explain(error).what.contains(QStringLiteral("“%2%1”")));
}

void TestTexts::endedStatesHaveWordsAndOthersNone()
{
    for (const core::MessageState state :
         {core::MessageState::Interrupted, core::MessageState::Stopped,
          core::MessageState::Unexplained}) {
        QVERIFY(!texts::explain(state).what.isEmpty());
        QVERIFY(!texts::explain(state).advice.isEmpty());
    }
    for (const core::MessageState state :
         {core::MessageState::Waiting, core::MessageState::Streaming, core::MessageState::Complete,
          core::MessageState::Failed})
        QVERIFY(texts::explain(state).what.isEmpty());
}

void TestTexts::everyNoticeHasASentence()
{
    QSet<QString> seen;
    for (const char *code : {"no-finish-reason", "length", "content-filtered", "frames-skipped",
                             "no-answer-text", "plain-text"}) {
        const QString text = texts::noticeText(QString::fromLatin1(code));
        QVERIFY2(!text.isEmpty(), code);
        seen.insert(text);
    }
    QCOMPARE(seen.size(), 6);
    for (const QLatin1StringView code : {core::notice::kImageUnseen, core::notice::kImagesSmaller,
                                         core::notice::kImagesLeftOut, core::notice::kSaidBefore})
        QVERIFY2(!texts::noticeText(QString(code)).isEmpty(), code.data());
    QVERIFY(texts::noticeText(QStringLiteral("no-such-code")).isEmpty());
}

void TestTexts::everyReasonHasASentence()
{
    using namespace core::reason;
    QSet<QString> seen;
    for (const QLatin1StringView code :
         {kFinishReason, kOnlyDone, kNoEnd, kStopped, kStatus, kErrorCode, kFollowed, kNextKey,
          kWithoutParameter, kWaited}) {
        const QString text = texts::reasonText({code, QStringLiteral("7")});
        QVERIFY2(!text.isEmpty() && !text.contains(u'%'), code.data());
        seen.insert(text);
    }
    QCOMPARE(seen.size(), 10);
    QCOMPARE(texts::reasonText({kNotice, QStringLiteral("length")}),
             texts::noticeText(QStringLiteral("length")));
    core::Error error;
    error.kind = core::ErrorKind::RateLimited;
    const core::Reason limited{kError, core::errorKindName(error.kind)};
    QCOMPARE(texts::reasonText(limited), texts::explain(error).what);
    QVERIFY(texts::reasonText({QStringLiteral("no-such-code"), {}}).isEmpty());
    QCOMPARE(texts::reasonsText({{kStatus, QStringLiteral("429")}, limited, {}, limited}),
             QStringLiteral("The HTTP status was 429.\n") + texts::explain(error).what);
}

void TestTexts::reasonsOfOthersStayAsTheyAre()
{
    QVERIFY(texts::reasonText({core::reason::kFinishReason, QStringLiteral("%1 <b>%2</b>")})
                .contains(QStringLiteral("“%1 <b>%2</b>”")));
    QCOMPARE(core::reasonCodes({{core::reason::kFinishReason, QStringLiteral("stop")},
                                {core::reason::kNoEnd, {}}}),
             QStringLiteral("finish-reason stop, neither-finish-reason-nor-done"));
}

void TestTexts::smallPrintLeavesOutWhatIsUnknown()
{
    core::Error error;
    QCOMPARE(texts::smallPrint(error), QString());
    error.status = 401;
    error.code = QStringLiteral("invalid_api_key");
    error.requestId = QStringLiteral("7f00");
    QCOMPARE(texts::smallPrint(error), QStringLiteral("401 · invalid_api_key · request 7f00"));
    error.code.clear();
    QCOMPARE(texts::smallPrint(error), QStringLiteral("401 · request 7f00"));
}

void TestTexts::sentencesAreJoinedAsTheirLanguageDoes()
{
    QCOMPARE(texts::joined(QStringLiteral("One."), QStringLiteral("Two.")),
             QStringLiteral("One. Two."));
    QCOMPARE(texts::joined(QStringLiteral("网关拒绝了密钥。"), QStringLiteral("请检查。")),
             QStringLiteral("网关拒绝了密钥。请检查。"));
    QCOMPARE(texts::joined(QStringLiteral("找不到：a.example"), QStringLiteral("请检查。")),
             QStringLiteral("找不到：a.example 请检查。"));
    QCOMPARE(texts::joined({}, QStringLiteral("Two.")), QStringLiteral("Two."));
    QCOMPARE(texts::joined(QStringLiteral("One."), {}), QStringLiteral("One."));
    QCOMPARE(texts::inOneLine({QStringLiteral("网关繁忙。"), QStringLiteral("请稍后重试。")}),
             QStringLiteral("网关繁忙。请稍后重试。"));
}

QTEST_GUILESS_MAIN(TestTexts)
#include "tst_texts.moc"
