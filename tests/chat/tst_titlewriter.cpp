// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/editsrig.h"

#include "chat/instanttitle.h"
#include "chat/requestexport.h"
#include "chat/titlewriter.h"
#include "chat/wirelog.h"

using namespace support;

namespace {

/// The gateway's answer to what asks for a title, and to all else.
FakeAnswer titleOrWords(const FakeRequest &request, const char *title)
{
    const bool isTitle = QString::fromUtf8(request.body).contains(QLatin1StringView("<question>"));
    return saying(isTitle ? title : "The answer");
}

} // namespace

/// Titles that a model makes, over a real gateway.
class tst_TitleWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_rig = std::make_unique<EditsRig>();
        setGenerated(true);
    }
    void cleanup() { m_rig.reset(); }

    void theFirstAnswerIsFollowedByATitle()
    {
        answerWith("Soup for two");
        ask("How do I cook soup?");
        QTRY_COMPARE(title(), QStringLiteral("Soup for two"));
        QVERIFY(!m_rig->conversation().info().isTitleByHand);
        QCOMPARE(m_rig->gateway.requestCount(), 2);
        const QString sent = QString::fromUtf8(m_rig->gateway.lastRequest().body);
        QVERIFY(sent.contains(QLatin1StringView("How do I cook soup?")));
        QVERIFY(sent.contains(QLatin1StringView("The answer")));
        QTRY_COMPARE(await(m_rig->store.conversations()).value().constFirst().title,
                     QStringLiteral("Soup for two"));
        ask("And salt?");
        QVERIFY(!m_rig->workspace->titles().isWriting(m_rig->id()));
        QCOMPARE(m_rig->gateway.requestCount(), 3);
    }

    void nothingIsAskedWhereNobodyWantsIt()
    {
        setGenerated(false);
        answerWith("Soup for two");
        ask("How do I cook soup?");
        QVERIFY(!m_rig->workspace->titles().isWriting(m_rig->id()));
        QCOMPARE(title(), QStringLiteral("How do I cook soup?"));
        QCOMPARE(m_rig->gateway.requestCount(), 1);
    }

    void aTitleByHandStays()
    {
        answerWith("Soup for two");
        m_rig->gateway.answerBy([](const FakeRequest &request) {
            const bool isTitle =
                QString::fromUtf8(request.body).contains(QLatin1StringView("<question>"));
            return isTitle ? FakeAnswer::sse({chunk(QStringLiteral("Soup for two"))})
                                 .hold()
                                 .then({finish(QStringLiteral("stop")), done()})
                           : saying("The answer");
        });
        ask("How do I cook soup?");
        QVERIFY(m_rig->gateway.waitForRequests(2));
        m_rig->workspace->rename(m_rig->id(), QStringLiteral("Mine"));
        m_rig->gateway.release();
        QTRY_VERIFY(!m_rig->workspace->titles().isWriting(m_rig->id()));
        QCOMPARE(title(), QStringLiteral("Mine"));
    }

    void aFailureIsTriedOnceAndSilentButLogged()
    {
        m_rig->gateway.answerBy([](const FakeRequest &request) {
            const bool isTitle =
                QString::fromUtf8(request.body).contains(QLatin1StringView("<question>"));
            return isTitle ? FakeAnswer::json(503, {}) : saying("The answer");
        });
        const QSignalSpy said(&m_rig->workspace->titles(), &chat::TitleWriter::failed);
        ask("How do I cook soup?");
        QTRY_VERIFY(!m_rig->workspace->titles().isWriting(m_rig->id()));
        QCOMPARE(title(), QStringLiteral("How do I cook soup?"));
        QCOMPARE(m_rig->gateway.requestCount(), 2);
        QCOMPARE(said.count(), 0);
        const QUuid exchange = chat::TitleWriter::exchangeOf(m_rig->id());
        QTRY_COMPARE(m_rig->workspace->requestExport().log().records(exchange).size(), 1);
    }

    void anotherModelAndOtherWordsCanBeChosen()
    {
        core::Settings settings = m_rig->preferences.settings();
        settings.titleModel = {m_rig->profile, QStringLiteral("small")};
        settings.titlePrompt = QStringLiteral("Name this");
        m_rig->preferences.set(settings);
        answerWith("Soup for two");
        ask("How do I cook soup?");
        QTRY_COMPARE(title(), QStringLiteral("Soup for two"));
        const QJsonObject sent = m_rig->gateway.lastRequest().json();
        QCOMPARE(sent.value(QStringLiteral("model")).toString(), QStringLiteral("small"));
        QVERIFY(messagesOf(m_rig->gateway.lastRequest())
                    .at(0)[QStringLiteral("content")]
                    .toString()
                    .startsWith(QStringLiteral("Name this")));
    }

    void whoAsksForOneCanTakeItBack()
    {
        setGenerated(false);
        answerWith("Soup for two");
        ask("How do I cook soup?");
        m_rig->workspace->rename(m_rig->id(), QStringLiteral("Mine"));
        QVERIFY(m_rig->workspace->titles().write(m_rig->session()));
        QVERIFY(!m_rig->workspace->titles().write(m_rig->session()));
        QTRY_COMPARE(title(), QStringLiteral("Soup for two"));
        m_rig->workspace->undoStack().undo();
        QCOMPARE(title(), QStringLiteral("Mine"));
        QVERIFY(m_rig->conversation().info().isTitleByHand);
    }

    void deletingTheConversationCallsItOff()
    {
        m_rig->gateway.answerBy([](const FakeRequest &request) {
            const bool isTitle =
                QString::fromUtf8(request.body).contains(QLatin1StringView("<question>"));
            return isTitle ? FakeAnswer::sse({chunk(QStringLiteral("Soup"))}).hold()
                           : saying("The answer");
        });
        ask("How do I cook soup?");
        QVERIFY(m_rig->gateway.waitForRequests(2));
        const QUuid id = m_rig->id();
        m_rig->workspace->remove(id);
        QVERIFY(!m_rig->workspace->titles().isWriting(id));
        QTRY_COMPARE(m_rig->gateway.abandonedCount(), 1);
    }

    void oneThatIsNotOpenGetsOne()
    {
        const QUuid id = answered("How do I cook soup?", "Mine");
        QVERIFY(!m_rig->workspace->session(id));
        answerWith("Soup for two");
        m_rig->workspace->titles().writeFor(id, true);
        QTRY_COMPARE(listed(id).title, QStringLiteral("Soup for two"));
        QVERIFY(QString::fromUtf8(m_rig->gateway.lastRequest().body)
                    .contains(QLatin1StringView("How do I cook soup?")));
        QTRY_VERIFY(!m_rig->workspace->titles().isWriting(id));
        QVERIFY(!m_rig->workspace->session(id));
        m_rig->workspace->undoStack().undo();
        QCOMPARE(listed(id).title, QStringLiteral("Mine"));
        QVERIFY(listed(id).isTitleByHand);
        // Where its connection is not known here, as after an import, the active one is asked.
        core::ConversationInfo info = listed(id);
        info.profileId = core::newId();
        const core::Profile active = m_rig->connections.active();
        QVERIFY(m_rig->workspace->titles().modelFor(info)
                == core::ModelChoiceRef({active.id, active.model}));
    }

    void severalGetThemOneAfterTheOtherAndGiveThemBackAtOnce()
    {
        const QUuid named = answered("How do I cook soup?", "Mine");
        const QUuid first = answered("What is a quince?", nullptr);
        const QUuid second = answered("Why is the sky blue?", nullptr);
        m_rig->workspace->startNew();
        const int before = m_rig->gateway.requestCount();
        answerWith("A title");
        chat::TitleRound *round = &m_rig->workspace->titles().round();
        const QSignalSpy ended(round, &chat::TitleRound::ended);
        round->begin({named, first, second, core::newId()});
        QVERIFY(round->isRunning());
        QTRY_COMPARE(ended.count(), 1);
        QVERIFY(outcomeOf(ended, 0) == Outcome({2, 1, 0, 0, 0}));
        QCOMPARE(m_rig->gateway.requestCount(), before + 2);
        QCOMPARE(listed(named).title, QStringLiteral("Mine"));
        QCOMPARE(listed(first).title, QStringLiteral("A title"));
        QCOMPARE(listed(second).title, QStringLiteral("A title"));
        const QSignalSpy resets(&m_rig->workspace->list(), &core::ConversationList::wasReset);
        m_rig->workspace->undoStack().undo();
        QCOMPARE(resets.count(), 1); // however many there are
        QCOMPARE(listed(first).title, QStringLiteral("What is a quince?"));
        QCOMPARE(listed(second).title, QStringLiteral("Why is the sky blue?"));
        // A name that somebody gives meanwhile is nothing that the round takes back.
        round->begin({first, second});
        m_rig->workspace->rename(first, QStringLiteral("Quinces"));
        QTRY_COMPARE(ended.count(), 2);
        QVERIFY(outcomeOf(ended, 1) == Outcome({1, 1, 0, 0, 0}));
        m_rig->workspace->undoStack().undo();
        QCOMPARE(listed(first).title, QStringLiteral("Quinces"));
        QVERIFY(listed(first).isTitleByHand);
        QCOMPARE(listed(second).title, QStringLiteral("Why is the sky blue?"));
    }

    void aRoundThatIsStoppedKeepsWhatItHas()
    {
        const QUuid first = answered("What is a quince?", nullptr);
        const QUuid second = answered("Why is the sky blue?", nullptr);
        const QUuid third = answered("How do I cook soup?", nullptr);
        const int before = m_rig->gateway.requestCount();
        m_rig->gateway.answerBy([](const FakeRequest &request) {
            const bool isFirst = request.body.contains("quince");
            return isFirst ? saying("A title")
                           : FakeAnswer::sse({chunk(QStringLiteral("B"))}).hold();
        });
        chat::TitleRound *round = &m_rig->workspace->titles().round();
        const QSignalSpy ended(round, &chat::TitleRound::ended);
        round->begin({first, second, third});
        QVERIFY(m_rig->gateway.waitForRequests(before + 2));
        QCOMPARE(round->done(), 1);
        QCOMPARE(round->total(), 3);
        round->stop();
        QVERIFY(!round->isRunning());
        QCOMPARE(ended.count(), 1);
        QVERIFY(outcomeOf(ended, 0) == Outcome({1, 0, 0, 0, 2}));
        QTRY_COMPARE(m_rig->gateway.abandonedCount(), 1);
        QCOMPARE(m_rig->gateway.requestCount(), before + 2);
        QCOMPARE(listed(first).title, QStringLiteral("A title"));
        QCOMPARE(listed(second).title, QStringLiteral("Why is the sky blue?"));
        m_rig->workspace->undoStack().undo();
        QCOMPARE(listed(first).title, QStringLiteral("What is a quince?"));
        // Before the first request has left nothing leaves.
        round->begin({second, third});
        round->stop();
        QVERIFY(outcomeOf(ended, 1) == Outcome({0, 0, 0, 0, 2}));
        round->begin({first});
        QTRY_COMPARE(ended.count(), 3);
        QCOMPARE(m_rig->gateway.requestCount(), before + 3);
    }

    void whatCannotBeReadIsNamedByNobody()
    {
        QList<QUuid> blank;
        for (int i = 0; i < 4; ++i) {
            core::ConversationInfo info = makeInfo(QStringLiteral("Damaged %1").arg(i));
            info.profileId = m_rig->profile;
            info.model = QStringLiteral("m");
            const core::Message question = makeMessage(1, core::Role::User, {});
            const core::Message answer = makeMessage(2, core::Role::Assistant, {}, question.id);
            (void)await(m_rig->store.addMessages(info, {question, answer}, {}));
            m_rig->workspace->list().insert(info);
            blank.append(info.id);
        }
        const QSignalSpy said(&m_rig->workspace->titles(), &chat::TitleWriter::unreadable);
        m_rig->workspace->titles().writeFor(blank.constFirst(), true);
        QTRY_COMPARE(said.count(), 1);
        QVERIFY(!m_rig->workspace->titles().isWriting(blank.constFirst()));
        // They say nothing about the gateway: what comes after them is asked about.
        const QUuid sound = answered("How do I cook soup?", nullptr);
        answerWith("Soup for two");
        const int before = m_rig->gateway.requestCount();
        chat::TitleRound *round = &m_rig->workspace->titles().round();
        const QSignalSpy ended(round, &chat::TitleRound::ended);
        round->begin(blank + QList<QUuid>{sound});
        QTRY_COMPARE(ended.count(), 1);
        QVERIFY(outcomeOf(ended, 0) == Outcome({1, 0, 0, 4, 0}));
        QCOMPARE(m_rig->gateway.requestCount(), before + 1);
        QCOMPARE(listed(sound).title, QStringLiteral("Soup for two"));
    }

    void withoutAnAnswerThereIsNothingToMakeOneOf()
    {
        const core::ConversationInfo info = makeInfo(QStringLiteral("Asked"));
        m_rig->workspace->list().insert(info);
        (void)await(m_rig->store.addMessages(
            info, {makeMessage(1, core::Role::User, QStringLiteral("Why?"))}, {}));
        const QSignalSpy said(&m_rig->workspace->titles(), &chat::TitleWriter::unfounded);
        m_rig->workspace->titles().writeFor(info.id, true);
        QTRY_COMPARE(said.count(), 1);
        QCOMPARE(m_rig->gateway.requestCount(), 0);
    }

    void answersBecomeTitles_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("title");
        const auto row = [](const char *name, const char *answer, const char *title) {
            QTest::newRow(name) << QString::fromUtf8(answer) << QString::fromUtf8(title);
        };
        row("as it is", "Soup for two", "Soup for two");
        row("quotes", "\"Soup for two\"", "Soup for two");
        row("curly quotes and a full stop", "“Soup for two.”", "Soup for two");
        row("markdown", "# **Soup** for `two`", "Soup for two");
        row("label", "Title: Soup for two", "Soup for two");
        row("bold label", "**Title:** \"Soup for two\"", "Soup for two");
        row("Chinese label and brackets", "标题：《两人份的汤》", "两人份的汤");
        row("Chinese full stop", "「两人份的汤。」", "两人份的汤");
        row("question", "What is soup?", "What is soup?");
        row("thinking", "<think>They want soup.\nHm.</think>\n\nSoup", "Soup");
        row("thinking without its beginning", "They want soup.</think>Soup", "Soup");
        row("thinking without an end", "<think>They want", "");
        row("several lines", "\n\nSoup\nThis is a good title.", "Soup");
        row("too long", "one two three four five six seven eight nine ten",
            "one two three four five six seven eight…");
        row("nothing", "  \n ", "");
    }
    void answersBecomeTitles()
    {
        QFETCH(QString, answer);
        QFETCH(QString, title);
        QCOMPARE(chat::titleFromAnswer(answer), title);
    }

private:
    using Outcome = chat::TitleRound::Outcome;

    [[nodiscard]] static Outcome outcomeOf(const QSignalSpy &ended, int time)
    {
        return ended.value(time).value(0).value<Outcome>();
    }
    void setGenerated(bool isGenerated) const
    {
        core::Settings settings = m_rig->preferences.settings();
        settings.isTitleGenerated = isGenerated;
        m_rig->preferences.set(settings);
    }
    void answerWith(const char *title) const
    {
        m_rig->gateway.answerBy(
            [title](const FakeRequest &request) { return titleOrWords(request, title); });
    }
    void ask(const char *question) const
    {
        const QSignalSpy finished(&m_rig->session(), &chat::ChatSession::finished);
        m_rig->session().send(words(question));
        QTRY_COMPARE(finished.count(), 1);
    }
    /// A chat with an answer that is closed again; null: nobody has given it a name.
    [[nodiscard]] QUuid answered(const char *question, const char *name)
    {
        setGenerated(false);
        m_rig->workspace->startNew();
        answerWith("No");
        ask(question);
        const QUuid id = m_rig->id();
        if (name)
            m_rig->workspace->rename(id, QString::fromUtf8(name));
        m_rig->workspace->startNew();
        return QTest::qWaitFor([&] { return !m_rig->workspace->session(id); }) ? id : QUuid();
    }
    [[nodiscard]] core::ConversationInfo listed(const QUuid &id) const
    {
        const core::ConversationInfo *info = m_rig->workspace->list().find(id);
        return info ? *info : core::ConversationInfo();
    }
    [[nodiscard]] QString title() const { return m_rig->conversation().info().title; }

    std::unique_ptr<EditsRig> m_rig;
};

QTEST_MAIN(tst_TitleWriter)
#include "tst_titlewriter.moc"
