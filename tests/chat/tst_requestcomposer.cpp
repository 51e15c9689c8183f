// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/requestcomposer.h"
#include "support/storerig.h"

using namespace support;
using chat::RequestComposer;
using core::MessageState;
using core::Role;

/// What one request says, from a conversation of which only a part is in memory.
class RequestComposerTest : public QObject, private StoreRig
{
    Q_OBJECT

    using Bytes = QHash<QByteArray, QByteArray>;
    struct Composed {
        int ends = 0; ///< of both kinds
        std::optional<core::Error> error;
        QList<core::Message> messages;
        Bytes attachments;
        [[nodiscard]] QStringList said() const
        {
            QStringList texts;
            for (const core::Message &message : messages)
                texts.append(core::roleName(message.role) + u':' + core::plainText(message));
            return texts;
        }
    };

    std::unique_ptr<core::Conversation> m_conversation;

    /// Adds below the last message; nothing is stored.
    QUuid add(Role role, const QList<core::ContentPart> &parts,
              MessageState state = MessageState::Complete)
    {
        core::Message message = makeMessage(0, role, {});
        const int count = m_conversation->rowCount();
        message.parentId = count ? m_conversation->at(count - 1).id : QUuid();
        message.parts = parts;
        message.state = state;
        return m_conversation->add(message);
    }
    QUuid say(Role role, const char *text, MessageState state = MessageState::Complete)
    {
        return add(role, {core::TextPart{QString::fromUtf8(text)}}, state);
    }
    /// Stores all of it and leaves only the last message in memory.
    void storeAndUnload(const QList<storage::Attachment> &attachments = {})
    {
        QList<core::Message> messages;
        for (int row = 0; row < m_conversation->rowCount(); ++row)
            messages.append(m_conversation->at(row));
        QVERIFY(await(m_store->addMessages(m_conversation->info(), messages, attachments)).isOk());
        for (int row = 0; row + 1 < m_conversation->rowCount(); ++row)
            m_conversation->setLoadedParts(m_conversation->at(row).id, {}, false);
    }
    [[nodiscard]] Composed compose(const QUuid &last, bool isContinuation = false,
                                   const Bytes &known = {})
    {
        Composed composed;
        RequestComposer composer(*m_conversation, *m_store);
        connect(&composer, &RequestComposer::composed, &composer,
                [&composed](const QList<core::Message> &messages, const Bytes &attachments) {
                    ++composed.ends;
                    composed.messages = messages;
                    composed.attachments = attachments;
                });
        connect(&composer, &RequestComposer::failed, &composer,
                [&composed](const core::Error &error) {
                    ++composed.ends;
                    composed.error = error;
                });
        composer.compose(last, isContinuation, known);
        (void)QTest::qWaitFor([&composed] { return composed.ends > 0; });
        QCoreApplication::processEvents();
        return composed;
    }

private Q_SLOTS:
    void init()
    {
        open();
        m_conversation = std::make_unique<core::Conversation>(makeInfo());
    }
    void cleanup()
    {
        m_conversation.reset();
        close();
    }

    void sendsThePathToTheQuestionAndNothingElse()
    {
        const QUuid first = say(Role::User, "one");
        (void)say(Role::Assistant, "dropped");
        core::Message other = makeMessage(0, Role::Assistant, QStringLiteral("kept"), first);
        (void)m_conversation->add(other);
        const QUuid last = say(Role::User, "two");
        (void)say(Role::Assistant, "", MessageState::Waiting);
        const Composed composed = compose(last);
        QCOMPARE(composed.ends, 1);
        QVERIFY(!composed.error);
        QCOMPARE(composed.said(),
                 (QStringList{QStringLiteral("user:one"), QStringLiteral("assistant:kept"),
                              QStringLiteral("user:two")}));
    }

    void readsTheTextThatIsNotLoaded()
    {
        (void)say(Role::User, "一");
        (void)say(Role::Assistant, "two");
        const QUuid last = say(Role::User, "three");
        storeAndUnload();
        QVERIFY(!m_conversation->at(0).isLoaded);
        const Composed composed = compose(last);
        QCOMPARE(composed.said(),
                 (QStringList{QStringLiteral("user:一"), QStringLiteral("assistant:two"),
                              QStringLiteral("user:three")}));
        QVERIFY(composed.messages.constFirst().isLoaded);
        // The conversation keeps its pages as they were.
        QVERIFY(!m_conversation->at(0).isLoaded);
    }

    void saysWhenAnEarlierMessageIsNotInStorage()
    {
        const QUuid first = say(Role::User, "one");
        const QUuid last = say(Role::User, "two");
        m_conversation->setLoadedParts(first, {}, false);
        const Composed composed = compose(last);
        QCOMPARE(composed.ends, 1);
        QVERIFY(composed.error.has_value());
        QCOMPARE(composed.error->kind, core::ErrorKind::Storage);
        QCOMPARE(composed.error->code, QStringLiteral("message-missing"));
    }

    void saysWhenStorageCannotBeRead()
    {
        const QUuid first = say(Role::User, "one");
        const QUuid last = say(Role::User, "two");
        m_conversation->setLoadedParts(first, {}, false);
        m_store = std::make_unique<storage::Store>(); // nothing is open
        const Composed composed = compose(last);
        QCOMPARE(composed.ends, 1);
        QVERIFY(composed.error.has_value());
        QCOMPARE(composed.error->code, QStringLiteral("not-open"));
    }

    void bringsTheBytesOfEveryPictureOnce()
    {
        const storage::Attachment one = makeAttachment("one");
        const storage::Attachment two = makeAttachment("two");
        const core::ImagePart first{one.hash, {}, one.mime, 4, 3, 3, {}};
        const core::ImagePart second{two.hash, {}, two.mime, 4, 3, 3, {}};
        const core::ImagePart address{{}, QStringLiteral("https://a.example/b.png"), {}, 0, 0, 0,
                                      {}};
        (void)add(Role::User, {core::TextPart{QStringLiteral("q")}, first, second});
        (void)say(Role::Assistant, "a");
        const QUuid last = add(Role::User, {first, address});
        storeAndUnload({one, two});
        const Composed composed = compose(last);
        QVERIFY(!composed.error);
        QCOMPARE(composed.attachments, (Bytes{{one.hash, one.bytes}, {two.hash, two.bytes}}));
        QCOMPARE(composed.messages.constLast().parts.size(), 2);
    }

    void usesBytesItIsGivenInsteadOfReadingThem()
    {
        const QByteArray hash(64, 'b');
        const QUuid last = add(Role::User, {core::ImagePart{hash, {}, {}, 1, 1, 1, {}}});
        const Composed composed = compose(last, false, {{hash, "bytes"}});
        QVERIFY(!composed.error);
        QCOMPARE(composed.attachments, (Bytes{{hash, "bytes"}}));
    }

    void anUnreadablePictureIsNeverLeftOutSilently_data()
    {
        QTest::addColumn<bool>("isEmpty");
        QTest::addColumn<QString>("code");
        QTest::newRow("not there") << false << QStringLiteral("not-found");
        QTest::newRow("without bytes") << true << QStringLiteral("image-missing");
    }
    void anUnreadablePictureIsNeverLeftOutSilently()
    {
        QFETCH(bool, isEmpty);
        QFETCH(QString, code);
        const storage::Attachment hollow = makeAttachment({});
        const QUuid last = add(Role::User, {core::TextPart{QStringLiteral("q")},
                                            core::ImagePart{hollow.hash, {}, {}, 1, 1, 1, {}}});
        if (isEmpty)
            storeAndUnload({hollow});
        const Composed composed = compose(last);
        QCOMPARE(composed.ends, 1);
        QVERIFY(composed.error.has_value());
        QCOMPARE(composed.error->kind, core::ErrorKind::Storage);
        QCOMPARE(composed.error->code, code);
    }

    void leavesOutRepliesWithNothingToSay_data()
    {
        QTest::addColumn<QList<core::ContentPart>>("parts");
        QTest::addColumn<MessageState>("state");
        using Parts = QList<core::ContentPart>;
        QTest::newRow("empty") << Parts{} << MessageState::Failed;
        QTest::newRow("blank") << Parts{core::TextPart{QStringLiteral(" \n")}}
                               << MessageState::Stopped;
        QTest::newRow("only thoughts")
            << Parts{core::ReasoningPart{QStringLiteral("hm"), 3}} << MessageState::Interrupted;
        QTest::newRow("only a call nobody answered") << Parts{core::ToolCallPart{
            QStringLiteral("c"), QStringLiteral("f"), QStringLiteral("{}"), true, {}}}
                                                     << MessageState::Complete;
        QTest::newRow("still running")
            << Parts{core::TextPart{QStringLiteral("half")}} << MessageState::Streaming;
    }
    void leavesOutRepliesWithNothingToSay()
    {
        QFETCH(QList<core::ContentPart>, parts);
        QFETCH(MessageState, state);
        (void)say(Role::User, "one");
        (void)add(Role::Assistant, parts, state);
        const QUuid last = say(Role::User, "two");
        QCOMPARE(compose(last).said(),
                 (QStringList{QStringLiteral("user:one"), QStringLiteral("user:two")}));
    }

    void aResultWhoseCallWasDeletedIsLeftOut()
    {
        (void)say(Role::User, "Weather?");
        (void)add(Role::Tool, {core::ToolResultPart{QStringLiteral("c"), QStringLiteral("r")}});
        (void)say(Role::Assistant, "Sunny.");
        const Composed composed = compose(say(Role::User, "Thanks"));
        QCOMPARE(composed.messages.size(), 3);
        for (const core::Message &message : composed.messages)
            QVERIFY(message.role != Role::Tool);
    }

    void keepsACallThatHasItsResult()
    {
        (void)say(Role::User, "one");
        const core::ToolCallPart call{
            QStringLiteral("c"), QStringLiteral("f"), QStringLiteral("{}"), true, {}};
        (void)add(Role::Assistant, {call});
        (void)add(Role::Tool, {core::ToolResultPart{QStringLiteral("c"), QStringLiteral("r")}});
        const QUuid last = say(Role::User, "two");
        const Composed composed = compose(last);
        QCOMPARE(composed.messages.size(), 4);
        QVERIFY(composed.messages.at(1).parts == QList<core::ContentPart>{call});
    }

    void callsAndResultsAreSentInPairs()
    {
        const auto call = [](const char *id) {
            return core::ToolCallPart{
                QString::fromUtf8(id), QStringLiteral("f"), QStringLiteral("{}"), true, {}};
        };
        const auto result = [](const char *id) {
            return core::ToolResultPart{QString::fromUtf8(id), QStringLiteral("r")};
        };
        (void)say(Role::User, "one");
        (void)add(Role::Assistant, {call("a"), call("unanswered"), call("b")});
        (void)add(Role::Tool, {result("b"), result("of nobody")});
        (void)add(Role::Tool, {result("a")});
        (void)add(Role::Tool, {result("a")});
        (void)say(Role::Assistant, "two");
        (void)add(Role::Tool, {result("b")});
        const Composed composed = compose(say(Role::User, "three"));
        QCOMPARE(composed.messages.size(), 6);
        QVERIFY(composed.messages.at(1).parts == (QList<core::ContentPart>{call("a"), call("b")}));
        QVERIFY(composed.messages.at(2).parts == QList<core::ContentPart>{result("b")});
        QVERIFY(composed.messages.at(3).parts == QList<core::ContentPart>{result("a")});
        QCOMPARE(composed.messages.at(4).role, Role::Assistant);
    }

    void keepsTextThatWasCutShort()
    {
        (void)say(Role::User, "one");
        (void)say(Role::Assistant, "half", MessageState::Stopped);
        const QUuid last = say(Role::User, "two");
        QCOMPARE(compose(last).said().value(1), QStringLiteral("assistant:half"));
    }

    void aContinuationEndsWithTheReplyAndAWordToGoOn()
    {
        (void)say(Role::User, "one");
        const QUuid reply = say(Role::Assistant, "half", MessageState::Streaming);
        const Composed composed = compose(reply, true);
        QCOMPARE(composed.messages.size(), 3);
        QCOMPARE(composed.said().at(1), QStringLiteral("assistant:half"));
        QCOMPARE(composed.messages.constLast().role, Role::User);
        QVERIFY(core::plainText(composed.messages.constLast())
                    .startsWith(QStringLiteral("Continue exactly where you stopped")));
        QCOMPARE(m_conversation->rowCount(), 2);
    }

    void deletingItCallsTheCollectingOff()
    {
        (void)say(Role::User, "one");
        const QUuid last = say(Role::User, "two");
        storeAndUnload();
        int ends = 0;
        auto composer = std::make_unique<RequestComposer>(*m_conversation, *m_store);
        connect(composer.get(), &RequestComposer::composed, this, [&ends] { ++ends; });
        connect(composer.get(), &RequestComposer::failed, this, [&ends] { ++ends; });
        composer->compose(last, false, {});
        composer.reset();
        // Jobs run in order: when this one has its answer, so had the composer's.
        (void)await(m_store->conversations());
        QCoreApplication::processEvents();
        QCOMPARE(ends, 0);
    }
};

QTEST_GUILESS_MAIN(RequestComposerTest)
#include "tst_requestcomposer.moc"
