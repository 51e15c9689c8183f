// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/httpparser.h"

#include <QTest>

using demo::HttpParser;

namespace {

const QByteArray kFixed = "POST /v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello";
const QByteArray kChunked = "POST /v1/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                            "2\r\nhe\r\n3;note=1\r\nllo\r\n0\r\nTrailer: 1\r\n\r\n";

} // namespace

class HttpParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheSameHoweverBytesAreCut_data();
    void readsTheSameHoweverBytesAreCut();
    void keepsTheNextRequestForLater();
    void refusesWhatIsMalformed_data();
    void refusesWhatIsMalformed();
    void joinsHeadersOfOneName();
};

void HttpParserTest::readsTheSameHoweverBytesAreCut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("fixed length") << kFixed;
    QTest::newRow("chunked") << kChunked;
    QTest::newRow("empty lines first") << "\r\n\r\n" + kFixed;
}

void HttpParserTest::readsTheSameHoweverBytesAreCut()
{
    QFETCH(QByteArray, bytes);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        HttpParser parser;
        parser.feed(bytes.left(cut));
        QCOMPARE(parser.feed(bytes.mid(cut)), HttpParser::State::Complete);
        QCOMPARE(parser.request().method, QByteArray("POST"));
        QCOMPARE(parser.request().target, QByteArray("/v1/x"));
        QCOMPARE(parser.request().body, QByteArray("hello"));
    }
}

void HttpParserTest::keepsTheNextRequestForLater()
{
    HttpParser parser;
    QCOMPARE(parser.feed(kFixed + "GET /two HTTP/1.1\r\nHost: a\r\n\r\n"),
             HttpParser::State::Complete);
    QCOMPARE(parser.request().body, QByteArray("hello"));
    QCOMPARE(parser.next(), HttpParser::State::Complete);
    QCOMPARE(parser.request().target, QByteArray("/two"));
    QCOMPARE(parser.next(), HttpParser::State::Head);
}

void HttpParserTest::refusesWhatIsMalformed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const QByteArray post = "POST / HTTP/1.1\r\n";
    QTest::newRow("no version") << QByteArray("GET /\r\n\r\n") << 400;
    QTest::newRow("other protocol") << QByteArray("GET / FTP/1.1\r\n\r\n") << 400;
    QTest::newRow("absolute target") << QByteArray("GET http://a/ HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("blank before colon") << post + "Host : a\r\n\r\n" << 400;
    QTest::newRow("folded header") << post + "Host: a\r\n b\r\n\r\n" << 400;
    QTest::newRow("both lengths") << post
                                         + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"
                                  << 400;
    QTest::newRow("negative length") << post + "Content-Length: -1\r\n\r\n" << 400;
    QTest::newRow("two lengths") << post + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n" << 400;
    QTest::newRow("too long") << post + "Content-Length: 67108865\r\n\r\n" << 413;
    QTest::newRow("beyond numbers") << post + "Content-Length: 99999999999999999999\r\n\r\n" << 413;
    QTest::newRow("unknown coding") << post + "Transfer-Encoding: gzip\r\n\r\n" << 501;
    QTest::newRow("chunk too long") << post + "Transfer-Encoding: chunked\r\n\r\n4000001\r\n"
                                    << 413;
    QTest::newRow("chunk size no number") << post + "Transfer-Encoding: chunked\r\n\r\nx\r\n"
                                          << 400;
    QTest::newRow("chunk without end") << post + "Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n"
                                       << 400;
    QTest::newRow("endless head") << post + QByteArray(70'000, 'a') << 431;
}

void HttpParserTest::refusesWhatIsMalformed()
{
    QFETCH(QByteArray, bytes);
    HttpParser parser;
    QCOMPARE(parser.feed(bytes), HttpParser::State::Failed);
    QTEST(parser.failure(), "status");
}

void HttpParserTest::joinsHeadersOfOneName()
{
    HttpParser parser;
    parser.feed("GET / HTTP/1.1\r\nX-A: 1\r\nx-a:2\r\n\r\n");
    QCOMPARE(parser.request().header("x-a"), QByteArray("1, 2"));
    QVERIFY(parser.request().has("x-a"));
    QVERIFY(!parser.request().has("origin"));
    QVERIFY(parser.request().header("origin").isNull());
}

QTEST_GUILESS_MAIN(HttpParserTest)
#include "tst_httpparser.moc"
