// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/deltabuffer.h"
#include "api/logprobs.h"
#include "support/decodedanswer.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace support;

namespace {

api::ReplyHead headThatAsked(bool isAsked = true)
{
    api::ReplyHead head = streamHead();
    head.areLogprobsAsked = isAsked;
    return head;
}

/// A chunk of text with its tokens, each as the inside of a JSON object.
QByteArray said(const QByteArray &text, const QByteArrayList &tokens)
{
    QByteArrayList objects;
    for (const QByteArray &token : tokens)
        objects.append('{' + token + '}');
    return frame(R"({"choices":[{"index":0,"delta":{"content":")" + text
                 + R"("},"logprobs":{"content":[)" + objects.join(',') + "],\"refusal\":null}}]}");
}

QByteArray token(const QByteArray &text, const QByteArray &logprob = "-0.5")
{
    return "\"token\":\"" + text + "\",\"logprob\":" + logprob + ",\"bytes\":null";
}

} // namespace

/// How likely tokens were, from the wire to the lines that are kept.
class LogprobsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokensComeWithTheirText();
    void nobodyAskedNothingCame();
    void bytesCountBeforeTheToken();
    void thoughtsHaveNone();
    void aTokenBeforeItsCharacterWaits();
    void aWholeCompletionHasThemToo();
    void textWithoutThemKeepsTheirPlaces();
    void whatCannotBeIsNotTold();
    void refusalsAreLeftOut();
    void manyChunksAreTwoRunsOfAFlush();
    void theServiceTellsItselfWheneverItDoes();

private:
    [[nodiscard]] static QList<core::TokenProbability> tokensOf(const QByteArray &bytes,
                                                                bool isAsked = true);
};

QList<core::TokenProbability> LogprobsTest::tokensOf(const QByteArray &bytes, bool isAsked)
{
    const DecodedAnswer answer = decodeEveryWay(bytes, headThatAsked(isAsked));
    QList<core::TokenProbability> tokens;
    core::forEachToken(answer.tokens.value(0),
                       [&tokens](QStringView line) { tokens.append(core::decodedToken(line)); });
    return tokens;
}

void LogprobsTest::tokensComeWithTheirText()
{
    const auto tokens =
        tokensOf(said("Hel", {token("Hel", "-0.25")
                              + R"(,"top_logprobs":[{"token":"Hel","logprob":-0.25},)"
                                R"({"token":"Good","logprob":-2.5,"bytes":[71,111,111,100]}])"})
                 + said("lo", {token("l", "-1"), token("o", "-9999")}) + end());
    QCOMPARE(tokens.size(), 3);
    QCOMPARE(tokens[0].bytes, "Hel");
    QCOMPARE(tokens[0].logprob, std::optional(-0.25));
    QCOMPARE(tokens[0].alternatives.size(), 2);
    QCOMPARE(tokens[0].alternatives[1], (core::TokenAlternative{"Good", -2.5}));
    QVERIFY(tokens[1].alternatives.isEmpty());
    QCOMPARE(tokens[2].logprob, std::optional(core::kUntoldLogprob));
}

void LogprobsTest::nobodyAskedNothingCame()
{
    QVERIFY(tokensOf(said("a", {token("a")}) + end(), false).isEmpty());
}

void LogprobsTest::bytesCountBeforeTheToken()
{
    const QByteArray half = R"("token":"\ufffd","logprob":-1,"bytes":[240,159])";
    const QByteArray rest = R"("token":"\ufffd","logprob":-2,"bytes":[153,130])";
    const auto tokens = tokensOf(said("", {half}) + said("🙂", {rest}) + end());
    QCOMPARE(tokens.size(), 2);
    QCOMPARE(tokens[0].bytes + tokens[1].bytes, QByteArray("🙂"));
}

void LogprobsTest::thoughtsHaveNone()
{
    const QByteArray thought = frame(
        R"({"choices":[{"index":0,"delta":{"reasoning_content":"Hm"},"logprobs":{"content":[{)"
        + token("Hm") + "}]}}]}");
    auto tokens = tokensOf(thought + said("Yes", {token("Yes")}) + end());
    QCOMPARE(tokens.size(), 1);
    QCOMPARE(tokens[0].bytes, "Yes");
    tokens =
        tokensOf(said("<think>", {token("<think>")}) + said("Hm", {token("Hm")})
                 + said("</think>", {token("</think>")}) + said("Yes", {token("Yes")}) + end());
    QCOMPARE(tokens.size(), 1);
    QCOMPARE(tokens[0].bytes, "Yes");
    // In one chunk, as gateways send it that do not stream.
    tokens = tokensOf(said("<think>Hm</think>Yes.", {token("<think>"), token("Hm"),
                                                     token("</think>"), token("Yes"), token(".")})
                      + end());
    QCOMPARE(tokens.size(), 2);
    QCOMPARE(tokens[0].bytes, "Yes");
}

void LogprobsTest::aTokenBeforeItsCharacterWaits()
{
    // What may begin a tag is held back, and so are its tokens.
    const auto tokens = tokensOf(said("<th", {token("<th")}) + said("e>", {token("e>")}) + end());
    QCOMPARE(tokens.size(), 2);
    QCOMPARE(tokens[0].bytes, "<th");
}

void LogprobsTest::aWholeCompletionHasThemToo()
{
    const auto tokens = tokensOf(
        R"({"id":"1","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant",)"
        R"("content":"Yes."},"logprobs":{"content":[{)"
        + token("Yes") + "},{" + token(".") + R"(}]},"finish_reason":"stop"}]})");
    QCOMPARE(tokens.size(), 2);
    QCOMPARE(tokens[1].bytes, ".");
}

void LogprobsTest::textWithoutThemKeepsTheirPlaces()
{
    const QByteArray none =
        frame(R"({"choices":[{"index":0,"delta":{"content":"bc"},"logprobs":null}]})");
    const auto tokens = tokensOf(said("a", {token("a")}) + none + said("d", {token("d")}) + end());
    QCOMPARE(tokens.size(), 3);
    QCOMPARE(tokens[1].bytes, "bc");
    QVERIFY(!tokens[1].logprob);
    // Where none ever come, nothing is kept.
    QVERIFY(tokensOf(content("a") + none + end()).isEmpty());
}

void LogprobsTest::whatCannotBeIsNotTold()
{
    const auto tokens =
        tokensOf(said("abcd", {token("a", "null"), token("b", "0.0000001"), token("c", "3"),
                               R"("token":"d","logprob":"-1","bytes":[300],"top_logprobs":7)"})
                 + end());
    QCOMPARE(tokens.size(), 4);
    QVERIFY(!tokens[0].logprob);
    QCOMPARE(tokens[1].logprob, std::optional(0.0));
    QVERIFY(!tokens[2].logprob);
    QCOMPARE(tokens[3].bytes, "d");
    QCOMPARE(tokens[3].logprob, std::optional(-1.0));
    for (const char *wrong : {"[]", "7", "{}", R"({"content":7})", R"({"content":[7,null,{}]})"})
        QVERIFY(
            api::readLogprobs(QJsonDocument::fromJson("[" + QByteArray(wrong) + "]")[0]).isEmpty());
    // However much is sent of one token.
    const QByteArray huge =
        R"({"content":[{"token":")" + QByteArray(100'000, 'a') + R"(","logprob":-1}]})";
    QCOMPARE(api::readLogprobs(QJsonDocument::fromJson(huge).object()).value(0).bytes.size(),
             core::kMostTokenBytes);
}

void LogprobsTest::refusalsAreLeftOut()
{
    const QByteArray refused =
        frame(R"({"choices":[{"index":0,"delta":{"refusal":"No"},"logprobs":{"content":null,)"
              R"("refusal":[{)"
              + token("No") + "}]}}]}");
    QVERIFY(tokensOf(refused + end()).isEmpty());
}

/// A text and its probabilities come by turns; joined, they cost the window two signals a flush.
void LogprobsTest::manyChunksAreTwoRunsOfAFlush()
{
    api::DeltaBuffer buffer;
    QList<api::StreamEvent> seen;
    connect(&buffer, &api::DeltaBuffer::flushed, this,
            [&seen](const QList<api::StreamEvent> &events) { seen += events; });
    buffer.add({api::TextDelta{0, QStringLiteral("first")}});
    seen.clear();
    for (int i = 0; i < 100; ++i)
        buffer.add({api::TextDelta{0, QStringLiteral("a")},
                    api::ProbabilityDelta{0, QStringLiteral("-1\ta\n")}});
    buffer.flush();
    QCOMPARE(seen.size(), 2);
    QCOMPARE(std::get<api::TextDelta>(seen[0]).text, QString(100, u'a'));
    QCOMPARE(std::get<api::ProbabilityDelta>(seen[1]).text.count(u'\n'), 100);
    // Another choice's is another run.
    buffer.add({api::TextDelta{0, QStringLiteral("a")}, api::TextDelta{1, QStringLiteral("b")}});
    buffer.flush();
    QCOMPARE(seen.size(), 4);
}

void LogprobsTest::theServiceTellsItselfWheneverItDoes()
{
    const QByteArray late =
        frame(R"({"id":"1","object":"o","model":"m","created":5,"choices":[{"index":0,)"
              R"("delta":{"content":"a"}}]})")
        + frame(R"({"choices":[],"system_fingerprint":"fp_1","service_tier":"default"})") + end();
    const DecodedAnswer answer = decodeEveryWay(late);
    QCOMPARE(answer.ended.response.systemFingerprint, QStringLiteral("fp_1"));
    QCOMPARE(answer.ended.response.serviceTier, QStringLiteral("default"));
}

QTEST_GUILESS_MAIN(LogprobsTest)
#include "tst_logprobs.moc"
