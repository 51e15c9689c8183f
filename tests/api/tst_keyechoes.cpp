// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/errornormaliser.h"
#include "api/keyforms.h"
#include "api/redirects.h"
#include "support/decodedanswer.h"

#include <QUrl>
#include <QtTest>

using namespace support;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kKey = "Zq7+vB/MkL=OiUy&TrEw01xx92AbCdEf";

/// A piece of the key that is long enough to matter.
bool isLeaking(const QString &text)
{
    const QString key = QString::fromLatin1(kKey);
    for (qsizetype at = 0; at + 8 <= key.size(); ++at) {
        if (text.contains(key.sliced(at, 8), Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace

/// Servers echo keys, and in the oddest forms; none of them is ever shown.
class KeyEchoesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormIsMasked_data();
    void everyFormIsMasked();
    void masksWhatTagsTearApart_data();
    void masksWhatTagsTearApart();
    void masksBeforeItCuts_data();
    void masksBeforeItCuts();
    void masksNames();
    void masksLocations();
    void redactsKeys_data();
    void redactsKeys();
    void hidesItsKeyInEveryForm();
    void redactsBeforeItCuts();
};

void KeyEchoesTest::everyFormIsMasked_data()
{
    QTest::addColumn<QString>("echo");
    const QString key = QString::fromLatin1(kKey);
    QTest::newRow("as it is") << key;
    QTest::newRow("lower case") << key.toLower();
    QTest::newRow("percent-encoded") << QString::fromLatin1(QUrl::toPercentEncoding(key));
    QTest::newRow("percent-encoded twice") << QString::fromLatin1(
        QUrl::toPercentEncoding(QString::fromLatin1(QUrl::toPercentEncoding(key))));
    QTest::newRow("percent-encoded in lower case") << QString(key).replace(u'+', u"%2b"_s);
    QTest::newRow("entities") << key.toHtmlEscaped();
    QString numbered;
    QString escaped;
    for (const QChar c : key) {
        numbered += u"&#%1;"_s.arg(c.unicode());
        escaped += u"\\u%1"_s.arg(int(c.unicode()), 4, 16, QChar(u'0'));
    }
    QTest::newRow("numbered entities") << numbered;
    QTest::newRow("escaped for JSON") << escaped;
    QTest::newRow("escaped slash") << QString(key).replace(u'/', u"\\/"_s);
    QTest::newRow("escaped twice") << QString(escaped).replace(u'\\', u"\\\\"_s);
    QTest::newRow("base64") << QString::fromLatin1(kKey.toBase64());
    QTest::newRow("base64 for addresses")
        << QString::fromLatin1(kKey.toBase64(QByteArray::Base64UrlEncoding));
}

void KeyEchoesTest::everyFormIsMasked()
{
    QFETCH(QString, echo);
    QCOMPARE(api::redact(u"bad key "_s + echo + u" given"_s, kKey), u"bad key *** given"_s);
}

void KeyEchoesTest::masksWhatTagsTearApart_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray torn = "<b>" + kKey.first(16) + "</b><i>" + kKey.sliced(16) + "</i>";
    QTest::newRow("message") << QByteArray(R"({"error":"bad key )" + torn + "\"}");
    QTest::newRow("title") << QByteArray("<html><title>bad " + torn + "</title></html>");
    QTest::newRow("text") << QByteArray("bad key " + torn);
    QTest::newRow("base64 of a header")
        << QByteArray(R"({"error":"bad )" + ("Bearer " + kKey).toBase64() + "\"}");
}

void KeyEchoesTest::masksWhatTagsTearApart()
{
    QFETCH(QByteArray, body);
    api::HttpFacts facts;
    facts.status = 401;
    facts.key = kKey;
    facts.body = body;
    const QString message = api::normaliseError(facts).message;
    QVERIFY2(message.contains(u"***"_s), qPrintable(message));
    QVERIFY2(!isLeaking(message), qPrintable(message));
    QVERIFY(!message.contains(QString::fromLatin1(("Bearer " + kKey).toBase64())));
}

void KeyEchoesTest::masksBeforeItCuts_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("type");
    for (const int before : {160, 175, 185, 190, 197}) {
        const QByteArray words = QByteArray(before, 'x') + ' ' + kKey + " tail";
        QTest::addRow("no answer, %d", before) << words << QByteArray();
        QTest::addRow("broken frame, %d", before)
            << QByteArray("data: {" + words + "\n\n") << QByteArray("text/event-stream");
        QTest::addRow("unknown line, %d", before)
            << QByteArray("hello " + words + "\n\n") << QByteArray("text/event-stream");
    }
    QByteArray many;
    while (many.size() < 100'000)
        many += kKey + ' ';
    QTest::newRow("many keys") << many << QByteArray();
    QTest::newRow("many keys in a frame")
        << QByteArray("data: {" + many + "\n\n") << QByteArray("text/event-stream");
}

void KeyEchoesTest::masksBeforeItCuts()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, type);
    api::ReplyHead head = streamHead(200, type);
    head.key = kKey;
    const DecodedAnswer answer = decode(inOnePiece(input), head);
    QCOMPARE(answer.verdict(), u"error"_s);
    QVERIFY(!answer.message().isEmpty());
    QVERIFY2(!isLeaking(answer.message()), qPrintable(answer.message()));
}

void KeyEchoesTest::masksNames()
{
    api::ReplyHead head = streamHead();
    head.key = kKey;
    const QByteArray input =
        frame(R"({"id":"a-)" + kKey + R"(","model":")" + kKey
              + R"(","choices":[{"index":0,"delta":{"content":"Hi"},"finish_reason":")" + kKey
              + R"("}]})")
        + done();
    const DecodedAnswer answer = decodeEveryWay(input, head);
    QCOMPARE(answer.verdict(), u"complete"_s);
    QCOMPARE(answer.ended.response.id, u"a-***"_s);
    QCOMPARE(answer.ended.response.modelAnswered, u"***"_s);
    QCOMPARE(answer.ended.finishReason, u"***"_s);
    // Halves of characters are no text either, and a name that holds no key stays what it is.
    const DecodedAnswer odd = decodeEveryWay(
        frame(
            R"({"id":"\ud83d","model":"sk-model","choices":[{"delta":{"content":"Hi"},"finish_reason":"\ude00x"}]})")
            + done(),
        head);
    QCOMPARE(odd.ended.response.id, u"\uFFFD"_s);
    QCOMPARE(odd.ended.response.modelAnswered, u"sk-model"_s);
    QCOMPARE(odd.ended.finishReason, u"\uFFFDx"_s);
}

void KeyEchoesTest::masksLocations()
{
    const QUrl from(u"http://h.example/v1/chat/completions"_s);
    for (const int before : {150, 160, 170, 185}) {
        const QByteArray location =
            "http://h.example:bad/" + QByteArray(before, 'p') + '/' + kKey + "/x";
        const core::Error error = api::errorOfRedirect({302, from, QUrl(), location, kKey});
        QVERIFY2(!isLeaking(error.message), qPrintable(error.message));
    }
    for (const int before : {1960, 1970, 1980}) {
        const QByteArray location =
            "http://evil.example/" + QByteArray(before, 'p') + '/' + kKey + "/x";
        const QUrl target = QUrl::fromEncoded(location);
        const core::Error error = api::errorOfRedirect({302, from, target, location, kKey});
        QVERIFY2(!isLeaking(error.message + error.target), qPrintable(error.message));
        QVERIFY(error.target.size() <= 2000);
    }
}

void KeyEchoesTest::redactsKeys_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("redacted");
    QTest::newRow("T74 the key") << u"bad key my/odd+key=1 given"_s << u"bad key *** given"_s;
    QTest::newRow("like a key") << u"key sk-abcDEF123_-x."_s << u"key ***."_s;
    QTest::newRow("with stars") << u"key sk-ab****yz"_s << u"key ***"_s;
    QTest::newRow("project key") << u"(sk-proj-a1b2)"_s << u"(***)"_s;
    QTest::newRow("bearer") << u"Bearer abcdefgh12345"_s << u"Bearer ***"_s;
    QTest::newRow("harmless") << u"a risk-based task-1 disk-full"_s
                              << u"a risk-based task-1 disk-full"_s;
}

void KeyEchoesTest::redactsKeys()
{
    QFETCH(QString, text);
    QTEST(api::redact(text, "my/odd+key=1"), "redacted");
}

void KeyEchoesTest::hidesItsKeyInEveryForm()
{
    const QByteArray key = "sk-Canary0123";
    QCOMPARE(api::redact(u"no such host: sk-canary0123.example"_s, key),
             u"no such host: ***.example"_s);
    QCOMPARE(api::redact(u"unknown token Canary0123 here"_s, key), u"unknown token *** here"_s);
    QCOMPARE(api::withoutKey(u"https://h/CANARY0123/v1"_s, key), u"https://h/***/v1"_s);
    // Too short to be sure: it may be a word.
    QCOMPARE(api::withoutKey(u"a test of tests"_s, "sk-test"), u"a test of tests"_s);
    QCOMPARE(api::withoutKey(u"the key 'ollama' is wrong; ollama is here"_s, "ollama"),
             u"the key '***' is wrong; ollama is here"_s);
    QCOMPARE(api::withoutKey(u"the token Bearer wrong is"_s, "wrong"),
             u"the token Bearer *** is"_s);
}

void KeyEchoesTest::redactsBeforeItCuts()
{
    api::HttpFacts facts;
    facts.status = 401;
    facts.key = "secret-key-of-a-person";
    facts.body = QByteArray(1990, 'x') + facts.key + QByteArray(100, 'y');
    const core::Error error = api::normaliseError(facts);
    QCOMPARE(error.message.size(), 2000);
    QVERIFY(!error.message.contains(u"secret"_s));
}

QTEST_GUILESS_MAIN(KeyEchoesTest)
#include "tst_keyechoes.moc"
