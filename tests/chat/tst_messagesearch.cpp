// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/messagesearch.h"

#include "storage/storeedits.h"
#include "support/storerig.h"

#include <QSignalSpy>

using chat::MessageSearch;
using chat::SearchPage;
using chat::SearchQuery;

/// Searching as somebody types, over a real database.
class TestMessageSearch : public QObject, private support::StoreRig
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        open();
        m_search = std::make_unique<MessageSearch>(*m_store);
        m_search->setDatabase(m_dir->filePath(QStringLiteral("loquat.db")));
        connect(m_search.get(), &MessageSearch::arrived, this,
                [this](const SearchPage &page, bool isFirst) {
                    m_pages.append(page);
                    m_firsts.append(isFirst);
                });
    }
    void cleanup()
    {
        m_search.reset();
        m_pages.clear();
        m_firsts.clear();
        close();
    }
    void whatIsTypedMeanwhileTakesItsPlace();
    void anAnswerThatIsStoppedNeverComes();
    void oneChineseCharacterIsEnough();
    void theOtherScriptIsFound();
    void pagesComeWhenTheyAreAskedFor();
    void nothingFoundIsAnEmptyPage();
    void aFilterAloneFindsAllThatPassesIt();
    void foldersAndTagsNarrowIt();
    void withoutADatabaseItFails();
    void afterAFailureItCanBeAskedAgain();

private:
    void put(const QString &text)
    {
        QVERIFY(support::await(
            m_store->addMessages(support::makeInfo(text.left(10)),
                                 {support::makeMessage(1, core::Role::User, text)}, {})));
    }
    void begin(const QString &text)
    {
        SearchQuery query;
        query.text = text;
        m_search->begin(query);
    }
    /// The second page of a query, which is on its way at once.
    void beginWithAnAnswerUnderWay()
    {
        for (int i = 0; i < 60; ++i)
            put(QStringLiteral("apple %1").arg(i));
        m_pages.clear();
        begin(QStringLiteral("apple"));
        QTRY_COMPARE(m_pages.size(), 1);
        QVERIFY(m_search->hasMore());
        m_pages.clear();
        m_search->fetchMore();
        QVERIFY(m_search->isSearching());
    }
    [[nodiscard]] QStringList snippets() const
    {
        QStringList all;
        for (const SearchPage &page : m_pages) {
            for (const chat::SearchGroup &group : page.groups) {
                for (const chat::SearchHit &hit : group.hits)
                    all.append(hit.snippet);
            }
        }
        return all;
    }

    std::unique_ptr<MessageSearch> m_search;
    QList<SearchPage> m_pages;
    QList<bool> m_firsts;
};

void TestMessageSearch::whatIsTypedMeanwhileTakesItsPlace()
{
    put(QStringLiteral("apple and pear"));
    put(QStringLiteral("apricot"));
    begin(QStringLiteral("apple"));
    begin(QStringLiteral("apri"));
    QTRY_VERIFY(!m_search->isSearching());
    QCOMPARE(snippets(), QStringList{QStringLiteral("apricot")});
    // The same while the one before is being looked for.
    beginWithAnAnswerUnderWay();
    begin(QStringLiteral("apricot"));
    QTRY_VERIFY(!m_search->isSearching());
    QCOMPARE(m_pages.size(), 1);
    QCOMPARE(snippets(), QStringList{QStringLiteral("apricot")});
    QCOMPARE(m_search->query().text, QStringLiteral("apricot"));
}

void TestMessageSearch::anAnswerThatIsStoppedNeverComes()
{
    put(QStringLiteral("apple"));
    begin(QStringLiteral("apple"));
    m_search->stop();
    QVERIFY(!m_search->isSearching());
    beginWithAnAnswerUnderWay();
    m_search->stop();
    QVERIFY(!m_search->isSearching());
    begin(QStringLiteral("nothing like it"));
    QTRY_VERIFY(!m_search->isSearching());
    QCOMPARE(m_pages.size(), 1);
    QVERIFY(snippets().isEmpty());
}

void TestMessageSearch::oneChineseCharacterIsEnough()
{
    put(QStringLiteral("我喜欢枇杷膏"));
    begin(QStringLiteral("杷"));
    QTRY_COMPARE(snippets(), QStringList{QStringLiteral("我喜欢枇杷膏")});
}

void TestMessageSearch::theOtherScriptIsFound()
{
    put(QStringLiteral("簡體和繁體"));
    begin(QStringLiteral("简"));
    QTRY_COMPARE(m_pages.size(), 1);
    const chat::SearchHit hit = m_pages.first().groups.first().hits.first();
    QCOMPARE(hit.spans.first().span.offset, 0);
    QCOMPARE(hit.spans.first().span.length, 1);
}

void TestMessageSearch::pagesComeWhenTheyAreAskedFor()
{
    for (int i = 0; i < 120; ++i)
        put(QStringLiteral("apple %1").arg(i));
    begin(QStringLiteral("apple"));
    QTRY_COMPARE(m_pages.size(), 1);
    QVERIFY(m_search->hasMore());
    QCOMPARE(m_pages.first().hitCount, 50);
    while (m_search->hasMore()) {
        const qsizetype before = m_pages.size();
        m_search->fetchMore();
        m_search->fetchMore(); // as a view that is scrolled does
        QTRY_VERIFY(!m_search->isSearching());
        QVERIFY(m_pages.size() <= before + 1);
    }
    QCOMPARE(snippets().size(), 120);
    QCOMPARE(m_firsts.count(true), 1);
}

void TestMessageSearch::nothingFoundIsAnEmptyPage()
{
    put(QStringLiteral("apple"));
    begin(QStringLiteral("quince"));
    QTRY_COMPARE(m_pages.size(), 1);
    QVERIFY(m_pages.first().groups.isEmpty());
    QVERIFY(!m_search->hasMore());
}

void TestMessageSearch::aFilterAloneFindsAllThatPassesIt()
{
    put(QStringLiteral("plain"));
    put(QStringLiteral("```\ncode\n```"));
    SearchQuery query;
    query.filter.hasCode = true;
    m_search->begin(query);
    QTRY_COMPARE(snippets().size(), 1);
    QVERIFY(snippets().first().contains(QStringLiteral("code")));
}

void TestMessageSearch::foldersAndTagsNarrowIt()
{
    QList<QUuid> ids;
    for (const char *text : {"apple of work", "apple of old", "apple of none"}) {
        const core::ConversationInfo info = support::makeInfo(QStringLiteral("A chat"));
        const auto message = support::makeMessage(1, core::Role::User, QLatin1StringView(text));
        QVERIFY(support::await(m_store->addMessages(info, {message}, {})));
        ids.append(info.id);
    }
    const core::Folder work{core::newId(), {}, QStringLiteral("Work")};
    const core::Folder old{core::newId(), work.id, QStringLiteral("Old")};
    const core::Tag read{core::newId(), QStringLiteral("read")};
    const core::Filing filing{{work, old},
                              {read},
                              {{ids.at(0), work.id}, {ids.at(1), old.id}},
                              {{ids.at(1), {read.id}}, {ids.at(2), {read.id}}}};
    QVERIFY(support::await(storage::StoreEdits(*m_store).file(filing)));
    SearchQuery query;
    query.text = QStringLiteral("apple");
    query.filter.folder = work.id;
    m_search->begin(query);
    // What lies deeper is in the folder, too.
    QTRY_COMPARE(snippets(),
                 QStringList({QStringLiteral("apple of old"), QStringLiteral("apple of work")}));
    query.filter.tags = {read.id};
    m_pages.clear();
    m_search->begin(query);
    QTRY_COMPARE(snippets(), QStringList{QStringLiteral("apple of old")});
}

void TestMessageSearch::withoutADatabaseItFails()
{
    MessageSearch search(*m_store);
    QSignalSpy failed(&search, &MessageSearch::failed);
    SearchQuery query;
    query.text = QStringLiteral("apple");
    search.begin(query);
    QVERIFY(failed.wait());
    QVERIFY(!search.isSearching());
}

void TestMessageSearch::afterAFailureItCanBeAskedAgain()
{
    put(QStringLiteral("apple"));
    m_search->setDatabase(m_dir->filePath(QStringLiteral("missing/loquat.db")));
    QSignalSpy failed(m_search.get(), &MessageSearch::failed);
    begin(QStringLiteral("apple"));
    QVERIFY(failed.wait());
    m_search->setDatabase(m_dir->filePath(QStringLiteral("loquat.db")));
    begin(QStringLiteral("apple"));
    QTRY_COMPARE(snippets(), QStringList{QStringLiteral("apple")});
}

QTEST_GUILESS_MAIN(TestMessageSearch)
#include "tst_messagesearch.moc"
