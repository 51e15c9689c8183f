// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/checks.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QStringList names()
{
    return {u"address"_s, u"name"_s, u"tcp"_s,   u"tls"_s,       u"api"_s,
            u"models"_s,  u"key"_s,  u"model"_s, u"streaming"_s, u"images"_s};
}

} // namespace

class TestChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCheckHasATitleOfItsOwn();
    void everyCheckSaysWhatItSaw();
    void theDetailMakesTheSentence_data();
    void theDetailMakesTheSentence();
    void everyReasonToSkipHasWords();
    void proposalsAreSaidOnlyWhenThereAreAny();
    void foreignPlaceholdersStayAsTheyAre();
};

void TestChecks::everyCheckHasATitleOfItsOwn()
{
    QSet<QString> titles;
    for (const QString &name : names())
        titles.insert(texts::checkTitle(name));
    QCOMPARE(titles.size(), names().size());
    QVERIFY(!titles.contains(QString()));
    QCOMPARE(texts::checkTitle(u"something-new"_s), u"something-new"_s);
}

void TestChecks::everyCheckSaysWhatItSaw()
{
    QSet<QString> sentences;
    for (const QString &name : names()) {
        const QString text = texts::passedText(name, u"at-once"_s);
        QVERIFY2(text.endsWith(u'.'), qPrintable(name));
        QVERIFY(!text.contains(u'%'));
        sentences.insert(text);
    }
    QCOMPARE(sentences.size(), names().size());
}

void TestChecks::theDetailMakesTheSentence_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("text");
    QTest::newRow("count") << u"models"_s << u"3"_s << u"Models listed: 3."_s;
    QTest::newRow("proxy") << u"tcp"_s << u"proxy p:8080"_s
                           << u"The proxy p:8080 accepts connections."_s;
    QTest::newRow("direct") << u"tcp"_s << u"h:443"_s << u"h:443 accepts connections."_s;
    QTest::newRow("model") << u"model"_s << u"a/b:c"_s << u"The gateway knows a/b:c."_s;
    QTest::newRow("model without an answer")
        << u"model"_s << u"a/b:c unanswered"_s << u"The gateway did not object to a/b:c."_s;
    QTest::newRow("key and a chat") << u"key"_s << QString() << u"A short chat was answered."_s;
    QTest::newRow("key alone") << u"key"_s << u"accepted"_s << u"The gateway accepted the key."_s;
    QTest::newRow("no key") << u"key"_s << u"none"_s << u"The gateway asked for no key."_s;
    QTest::newRow("readable host")
        << u"tcp"_s << u"xn--mnchen-3ya.example:443"_s
        << u"xn--mnchen-3ya.example:443 (münchen.example) accepts connections."_s;
}

void TestChecks::theDetailMakesTheSentence()
{
    QFETCH(QString, name);
    QFETCH(QString, detail);
    QTEST(texts::passedText(name, detail), "text");
    const QString isPublic = texts::passedText(u"models"_s, u"3 public"_s);
    QVERIFY(isPublic.startsWith(u"Models listed: 3. "_s));
    QVERIFY(texts::passedText(u"streaming"_s, u"at-once"_s)
            != texts::passedText(u"streaming"_s, u"one-by-one"_s));
}

void TestChecks::everyReasonToSkipHasWords()
{
    QSet<QString> sentences;
    for (const QString &reason : {u"http"_s, u"missing"_s, u"not-asked"_s, u"earlier"_s})
        sentences.insert(texts::skippedText(reason));
    QCOMPARE(sentences.size(), 4);
    QVERIFY(!sentences.contains(QString()));
}

void TestChecks::proposalsAreSaidOnlyWhenThereAreAny()
{
    core::Error error;
    QVERIFY(texts::proposalText(error).isEmpty());
    error.proposedBaseUrl = u"https://h/v1"_s;
    QCOMPARE(texts::proposalText(error), u"This Base URL works: https://h/v1"_s);
    error.proposedModels = {u"a"_s, u"b"_s};
    QVERIFY(texts::proposalText(error).contains(u"a, b"_s));
}

void TestChecks::foreignPlaceholdersStayAsTheyAre()
{
    QVERIFY(texts::passedText(u"model"_s, u"%1 %2"_s).contains(u"%1 %2"_s));
}

QTEST_GUILESS_MAIN(TestChecks)
#include "tst_checks.moc"
