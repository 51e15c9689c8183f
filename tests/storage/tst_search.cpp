// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/searchrig.h"

#include "storage/import/importedconversation.h"

#include <QRandomGenerator>

using namespace support;
using storage::SearchPage;
using storage::SearchQuery;
using storage::SearchSpan;

class tst_Search : public QObject, private SearchRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openSearch(); }
    void cleanup() { closeSearch(); }

    void findsEveryKindOfPart_data();
    void findsEveryKindOfPart();
    void findsTitles();
    void findsOlderThanWhatIsReadFirst_data();
    void findsOlderThanWhatIsReadFirst();
    void leavesOutWhatTheFilterDoes_data();
    void leavesOutWhatTheFilterDoes();
    void aFilterAloneFindsAllThatPasses();
    void aReplyIsFoundWhenItIsFinal();
    void aChangedMessageIsFoundByItsNewWords();
    void whatLiesInTheBinIsNotFound();
    void whatLiesBelowADeletedMessageIsNotFound();
    void whatIsImportedIsFound();
    void pagesGoOnWhereTheLastOneEnded();
    void groupsByConversation();
    void anyTextMayBeAsked();
    void aNewerQueryEndsTheOneBefore();
};

namespace {

/// More than the search reads before it asks the index.
constexpr int kMoreThanNewest = 1200;

QString filler(int i)
{
    return QStringLiteral("filler number %1").arg(i);
}

} // namespace

void tst_Search::findsEveryKindOfPart_data()
{
    QTest::addColumn<QList<core::ContentPart>>("parts");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("found");
    QTest::addColumn<bool>("isName");
    const auto row = [](const char *name, const core::ContentPart &part, const char16_t *query,
                        const char16_t *found, bool isName = false) {
        QTest::newRow(name) << QList<core::ContentPart>{core::TextPart{}, part}
                            << QString::fromUtf16(query) << QString::fromUtf16(found) << isName;
    };
    const auto text = [](const char16_t *words) {
        return core::TextPart{QString::fromUtf16(words)};
    };
    row("text", text(u"The Tomatoes are ripe"), u"tomat", u"Tomat");
    row("a phrase", text(u"one two three"), u"\"two three\"", u"two three");
    row("reasoning", core::ReasoningPart{QStringLiteral("hmm tomatoes")}, u"tomatoes", u"tomatoes");
    row("a refusal", core::RefusalPart{QStringLiteral("never tomatoes")}, u"tomatoes", u"tomatoes");
    row("tool arguments",
        core::ToolCallPart{QStringLiteral("1"),
                           QStringLiteral("look"),
                           QStringLiteral("{\"town\":\"Berlin\"}"),
                           true,
                           {}},
        u"berlin", u"Berlin");
    row("the name of a tool",
        core::ToolCallPart{QStringLiteral("1"), QStringLiteral("look_up"), {}, true, {}},
        u"look_up", u"look_up", true);
    row("a tool's result", core::ToolResultPart{QStringLiteral("1"), QStringLiteral("88 knots")},
        u"knots", u"knots");
    core::FilePart file;
    file.name = QStringLiteral("Quarterly Report.pdf");
    row("the name of a file", file, u"report.pdf", u"Report.pdf", true);
    core::ImagePart image;
    image.url = QStringLiteral("https://example.org/a.png");
    image.name = QStringLiteral("海邊.png");
    row("the name of a picture", image, u"海边", u"海邊", true);
    row("simplified finds traditional", text(u"我在圖書館讀書"), u"图书馆", u"圖書館");
    row("traditional finds simplified", text(u"我在图书馆读书"), u"圖書館", u"图书馆");
    row("one character", text(u"我在图书馆"), u"书", u"书");
    row("the last character", text(u"我在图书馆"), u"馆", u"馆");
    row("two characters", text(u"我在图书馆"), u"书馆", u"书馆");
    row("full width finds half width", text(u"call the API now"), u"ＡＰＩ", u"API");
    row("half width finds full width", text(u"请用ＡＰＩ调用"), u"api", u"ＡＰＩ");
    row("without accents", text(u"a résumé"), u"resume", u"résumé");
    row("emoji", text(u"done 🎉 at last"), u"🎉", u"🎉");
    row("signs", text(u"I write C++ code"), u"c++", u"C++");
    row("mere signs", text(u"a->b"), u"->", u"->");
    row("Korean", text(u"도서관에서"), u"서관", u"서관");
    row("Thai", text(u"ห้องสมุดเปิด"), u"สมุด", u"สมุด");
    row("Cyrillic", text(u"Библиотека открыта"), u"библ", u"Библ");
}

void tst_Search::findsEveryKindOfPart()
{
    QFETCH(QList<core::ContentPart>, parts);
    QFETCH(QString, query);
    QFETCH(QString, found);
    QFETCH(bool, isName);
    const QUuid id = put(parts);
    const QUuid other = put(QStringLiteral("something else 别的"));
    const SearchPage page = find(query);
    QVERIFY(page.isIndexUsed);
    QCOMPARE(idsOf(page), QList<QUuid>{id});
    QVERIFY(!idsOf(page).contains(other));
    const storage::SearchHit &hit = page.groups.at(0).hits.at(0);
    const SearchSpan &span = hit.spans.at(0);
    QCOMPARE(span.part, 1);
    QCOMPARE(span.field, isName ? SearchSpan::Field::Name : SearchSpan::Field::Text);
    if (!isName) {
        const QString text = core::partText(parts.at(1));
        QCOMPARE(text.mid(span.span.offset, span.span.length), found);
    }
    QCOMPARE(hit.snippet.mid(hit.marks.at(0).offset, hit.marks.at(0).length), found);
    // The same from the index, once much has come after it.
    storeChain(*m_store, makeInfo(), kMoreThanNewest, filler);
    const SearchPage later = find(query);
    QCOMPARE(idsOf(later), QList<QUuid>{id});
    QVERIFY(later.isIndexUsed);
}

void tst_Search::findsTitles()
{
    put(QStringLiteral("words"), QStringLiteral("旅行計劃 Japan"));
    SearchPage page = find(QStringLiteral("旅行计划"));
    QCOMPARE(page.hitCount, 0);
    QCOMPARE(page.groups.size(), 1);
    QCOMPARE(page.groups.at(0).conversation, m_info.id);
    QCOMPARE(page.groups.at(0).titleMarks, (QList<storage::TextSpan>{{0, 4}}));
    QVERIFY(await(m_store->setConversationsDeleted({m_info.id}, true)).isOk());
    QVERIFY(find(QStringLiteral("旅行计划")).groups.isEmpty());
    QVERIFY(await(m_store->setConversationsDeleted({m_info.id}, false)).isOk());
    SearchQuery query;
    query.text = QStringLiteral("旅行计划");
    query.filter.role = core::Role::User;
    QVERIFY(find(query).groups.isEmpty());
}

void tst_Search::findsOlderThanWhatIsReadFirst_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("count");
    QTest::newRow("a rare word") << QStringLiteral("needle") << 1;
    QTest::newRow("two characters") << QStringLiteral("绣花") << 1;
    QTest::newRow("one character") << QStringLiteral("针") << 1;
    QTest::newRow("a beginning") << QStringLiteral("need") << 1;
    QTest::newRow("a phrase") << QStringLiteral("\"needle in\"") << 1;
    QTest::newRow("a phrase that is none") << QStringLiteral("\"in needle\"") << 0;
    QTest::newRow("several") << QStringLiteral("needle 绣花 hay") << 1;
    QTest::newRow("characters apart") << QStringLiteral("绣针") << 0;
}

void tst_Search::findsOlderThanWhatIsReadFirst()
{
    QFETCH(QString, query);
    QFETCH(int, count);
    const QUuid id = put(QStringLiteral("A needle in the hay, 绣花针。"));
    storeChain(*m_store, makeInfo(), kMoreThanNewest, filler);
    const SearchPage page = find(query);
    QCOMPARE(page.hitCount, count);
    QVERIFY(!page.next);
    if (count == 1)
        QCOMPARE(idsOf(page), QList<QUuid>{id});
}

void tst_Search::leavesOutWhatTheFilterDoes_data()
{
    QTest::addColumn<storage::SearchFilter>("passes");
    QTest::addColumn<storage::SearchFilter>("fails");
    using storage::SearchFilter;
    const QDateTime time = makeMessage(1, core::Role::User, {}).created;
    const auto row = [](const char *name, const std::function<void(SearchFilter &)> &passes,
                        const std::function<void(SearchFilter &)> &fails) {
        SearchFilter first;
        SearchFilter second;
        passes(first);
        fails(second);
        QTest::newRow(name) << first << second;
    };
    row(
        "role", [](SearchFilter &f) { f.role = core::Role::Assistant; },
        [](SearchFilter &f) { f.role = core::Role::User; });
    row(
        "model", [](SearchFilter &f) { f.model = QStringLiteral("m-1"); },
        [](SearchFilter &f) { f.model = QStringLiteral("m"); });
    row(
        "connection", [](SearchFilter &f) { f.profile = QUuid(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0); },
        [](SearchFilter &f) { f.profile = QUuid(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0); });
    row(
        "from", [time](SearchFilter &f) { f.from = time; },
        [time](SearchFilter &f) { f.from = time.addMSecs(1); });
    row(
        "before", [time](SearchFilter &f) { f.before = time.addMSecs(1); },
        [time](SearchFilter &f) { f.before = time; });
}

void tst_Search::leavesOutWhatTheFilterDoes()
{
    QFETCH(storage::SearchFilter, passes);
    QFETCH(storage::SearchFilter, fails);
    core::Message message =
        makeMessage(1, core::Role::Assistant, QStringLiteral("the filtered word"));
    message.model = QStringLiteral("m-1");
    message.profileId = QUuid(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    QVERIFY(await(m_store->addMessages(makeInfo(), {message}, {})).isOk());
    SearchQuery query;
    query.text = QStringLiteral("filtered");
    query.filter = passes;
    QCOMPARE(idsOf(find(query)), QList<QUuid>{message.id});
    query.filter = fails;
    QVERIFY(idsOf(find(query)).isEmpty());
}

void tst_Search::aFilterAloneFindsAllThatPasses()
{
    put(QStringLiteral("plain"));
    const QUuid code = put(QStringLiteral("look:\n```\nint i;\n```"));
    core::ImagePart image;
    image.url = QStringLiteral("https://example.org/a.png");
    const QUuid picture = put({core::TextPart{QStringLiteral("this one")}, image});
    SearchQuery query;
    query.filter.hasCode = true;
    QCOMPARE(idsOf(find(query)), QList<QUuid>{code});
    query.filter = {};
    query.filter.hasImage = true;
    const SearchPage page = find(query);
    QCOMPARE(idsOf(page), QList<QUuid>{picture});
    QCOMPARE(page.groups.at(0).hits.at(0).snippet, QStringLiteral("this one"));
    QVERIFY(find(QString()).groups.isEmpty());
}

void tst_Search::aReplyIsFoundWhenItIsFinal()
{
    core::Message reply = makeEmptyReply(1, {});
    QVERIFY(await(m_store->addMessages(makeInfo(), {reply}, {})).isOk());
    QVERIFY(await(m_store->appendJournal({{reply.id, 0, QStringLiteral("quinces")}})).isOk());
    QVERIFY(idsFor(QStringLiteral("quinces")).isEmpty());
    reply.state = core::MessageState::Complete;
    reply.parts = {core::TextPart{QStringLiteral("quinces")}};
    QVERIFY(await(m_store->saveMessage(reply)).isOk());
    QCOMPARE(idsFor(QStringLiteral("quinces")), QList<QUuid>{reply.id});
    // What a crash leaves is final with the next start.
    core::Message cut = makeEmptyReply(1, {});
    QVERIFY(await(m_store->addMessages(makeInfo(), {cut}, {})).isOk());
    QVERIFY(await(m_store->appendJournal({{cut.id, 0, QStringLiteral("medlars")}})).isOk());
    reopen();
    storeChain(*m_store, makeInfo(), kMoreThanNewest, filler);
    QCOMPARE(idsFor(QStringLiteral("medlars")), QList<QUuid>{cut.id});
    QCOMPARE(idsFor(QStringLiteral("quinces")), QList<QUuid>{reply.id});
}

void tst_Search::aChangedMessageIsFoundByItsNewWords()
{
    const QUuid id = put(QStringLiteral("quinces 蘋果"));
    m_message.parts = {core::TextPart{QStringLiteral("medlars 葡萄")}};
    QVERIFY(await(m_store->saveMessage(m_message)).isOk());
    // Saved without its parts, as a conversation does that is not loaded.
    m_message.parts.clear();
    m_message.isLoaded = false;
    QVERIFY(await(m_store->saveMessage(m_message)).isOk());
    storeChain(*m_store, makeInfo(), kMoreThanNewest, filler);
    QVERIFY(idsFor(QStringLiteral("quinces")).isEmpty());
    QVERIFY(idsFor(QStringLiteral("苹果")).isEmpty());
    QCOMPARE(idsFor(QStringLiteral("medlars")), QList<QUuid>{id});
    QCOMPARE(idsFor(QStringLiteral("葡")), QList<QUuid>{id});
}

void tst_Search::whatLiesInTheBinIsNotFound()
{
    const QUuid id = put(QStringLiteral("quinces"));
    QVERIFY(await(m_store->setMessagesDeleted({id}, true)).isOk());
    QVERIFY(idsFor(QStringLiteral("quinces")).isEmpty());
    QVERIFY(await(m_store->setMessagesDeleted({id}, false)).isOk());
    QCOMPARE(idsFor(QStringLiteral("quinces")), QList<QUuid>{id});
    QVERIFY(await(m_store->setConversationsDeleted({m_info.id}, true)).isOk());
    QVERIFY(idsFor(QStringLiteral("quinces")).isEmpty());
}

void tst_Search::whatLiesBelowADeletedMessageIsNotFound()
{
    const QList<QUuid> ids =
        storeChain(*m_store, makeInfo(), 4, [](int) { return QStringLiteral("quinces"); });
    QVERIFY(await(m_store->setMessagesDeleted({ids.at(1)}, true)).isOk());
    QCOMPARE(idsFor(QStringLiteral("quinces")), QList<QUuid>{ids.at(0)});
}

void tst_Search::whatIsImportedIsFound()
{
    storage::ImportedConversation conversation;
    conversation.id = core::newId();
    conversation.messages = {makeMessage(1, core::Role::User, QStringLiteral("imported quinces"))};
    QVERIFY(await(m_store->addImported(conversation, QDateTime::currentDateTimeUtc())).isOk());
    storeChain(*m_store, makeInfo(), kMoreThanNewest, filler);
    QCOMPARE(idsFor(QStringLiteral("quinces")), QList<QUuid>{conversation.messages.at(0).id});
}

void tst_Search::pagesGoOnWhereTheLastOneEnded()
{
    const QList<QUuid> ids = storeChain(*m_store, makeInfo(), 2 * kMoreThanNewest, [](int i) {
        return i % 100 == 0 ? QStringLiteral("quinces %1").arg(i) : filler(i);
    });
    SearchQuery query;
    query.text = QStringLiteral("quince");
    query.limit = 5;
    QList<QUuid> found;
    for (int pages = 0; pages < 20; ++pages) {
        const SearchPage page = find(query);
        QVERIFY(page.hitCount <= 5);
        found += idsOf(page);
        if (!page.next)
            break;
        query.after = *page.next;
    }
    QList<QUuid> expected;
    for (int i = 0; i < ids.size(); i += 100)
        expected.prepend(ids.at(i));
    QCOMPARE(found, expected);
}

void tst_Search::groupsByConversation()
{
    const core::ConversationInfo first = makeInfo(QStringLiteral("first"));
    const core::ConversationInfo second = makeInfo(QStringLiteral("second"));
    const auto quince = [](int) { return QStringLiteral("quinces"); };
    storeChain(*m_store, first, 2, quince);
    storeChain(*m_store, second, 1, quince);
    const SearchPage page = find(QStringLiteral("quinces"));
    QCOMPARE(page.hitCount, 3);
    QCOMPARE(page.groups.size(), 2);
    QCOMPARE(page.groups.at(0).title, QStringLiteral("second"));
    QCOMPARE(page.groups.at(1).title, QStringLiteral("first"));
    QCOMPARE(page.groups.at(1).hits.size(), 2);
}

void tst_Search::anyTextMayBeAsked()
{
    put(QStringLiteral("some text 一些文字"));
    storeChain(*m_store, makeInfo(), kMoreThanNewest, filler);
    const QStringList fixed{QStringLiteral("\""),
                            QStringLiteral("\"\"\""),
                            QStringLiteral("a OR"),
                            QStringLiteral("NOT NOT"),
                            QStringLiteral("text:x"),
                            QStringLiteral("^some*"),
                            QStringLiteral("(((("),
                            QStringLiteral("NEAR(a b, 2)"),
                            QStringLiteral("'; DROP"),
                            QStringLiteral("some - text"),
                            QStringLiteral("{a b} : c"),
                            QString(5000, u'a'),
                            QString(3000, QChar(0x4E00)),
                            QString(QChar(0xD800)),
                            QString(QChar(u'\0')) + QLatin1Char('a'),
                            QStringLiteral("\uFFFF\uFFFE")};
    for (const QString &text : fixed)
        QVERIFY(await(m_search->find({text, {}, 50})).isOk());
    QRandomGenerator random(11);
    for (int i = 0; i < 300; ++i) {
        QString text;
        for (quint32 n = random.bounded(24U); n > 0; --n)
            text += QChar(char16_t(random.bounded(2) == 0 ? random.bounded(0x80U)
                                                          : random.bounded(0x10000U)));
        const auto page = await(m_search->find({text, {}, 50}));
        QVERIFY2(page.isOk(), qPrintable(text));
        QVERIFY(!page.value().isIndexDamaged);
    }
}

void tst_Search::aNewerQueryEndsTheOneBefore()
{
    const QUuid id = put(QStringLiteral("quinces"));
    QList<QFuture<core::Result<SearchPage>>> outdated;
    for (int i = 0; i < 20; ++i)
        outdated.append(m_search->find({QStringLiteral("->"), {}, 50}));
    QCOMPARE(idsFor(QStringLiteral("quinces")), QList<QUuid>{id});
    int cancelled = 0;
    for (const auto &future : outdated) {
        const auto page = await(future);
        cancelled += !page && page.error().code == QLatin1StringView("cancelled") ? 1 : 0;
    }
    // One may have run before the next was asked.
    QVERIFY(cancelled > 0);
    m_search->cancel();
    QCOMPARE(idsFor(QStringLiteral("quinces")), QList<QUuid>{id});
}

QTEST_GUILESS_MAIN(tst_Search)
#include "tst_search.moc"
