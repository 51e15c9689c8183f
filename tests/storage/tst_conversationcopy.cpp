// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/storeedits.h"
#include "support/storerig.h"

using namespace support;

/// A conversation that is stored a second time.
class tst_ConversationCopy : public QObject, private StoreRig
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { close(); }
    void holdsEveryBranchWithItsWords();
    void sharesPictures();
    void showsWhatTheOriginalShows();
    void whatRunsIsInterruptedWithAllItsWords();
    void leavesTheBinOut();
    void livesWithoutTheOriginal();
    void ofNothingIsAFailure();

private:
    [[nodiscard]] core::ConversationInfo copied();
    [[nodiscard]] QStringList textsOf(const QUuid &conversation);
    void add(const QList<core::Message> &messages,
             const QList<storage::Attachment> &attachments = {});

    core::ConversationInfo m_info;
    core::Message m_question;
    core::Message m_one;   ///< the first answer
    core::Message m_other; ///< its sibling, which is shown
};

void tst_ConversationCopy::init()
{
    open();
    m_info = makeInfo();
    m_info.instructions = QStringLiteral("Be brief.");
    m_question = makeMessage(1, core::Role::User, QStringLiteral("q"));
    m_one = makeMessage(2, core::Role::Assistant, QStringLiteral("one"), m_question.id);
    m_other = makeMessage(3, core::Role::Assistant, QStringLiteral("other"), m_question.id);
    add({m_question, m_one, m_other});
}

void tst_ConversationCopy::add(const QList<core::Message> &messages,
                               const QList<storage::Attachment> &attachments)
{
    QVERIFY(await(m_store->addMessages(m_info, messages, attachments)).isOk());
}

core::ConversationInfo tst_ConversationCopy::copied()
{
    core::ConversationInfo info = m_info;
    info.id = core::newId();
    info.title = QStringLiteral("A chat (copy)");
    const auto stored = await(storage::StoreEdits(*m_store).copyConversation(m_info.id, info));
    if (!stored)
        qFatal("not copied: %s", qPrintable(stored.error().message));
    return stored.value();
}

/// Of all messages, in order; with a mark for those that are not complete.
QStringList tst_ConversationCopy::textsOf(const QUuid &conversation)
{
    QStringList texts;
    const auto messages = skeletonOf(conversation).messages;
    for (core::Message message : messages) {
        message.parts = partsOf(message.id);
        texts.append(core::plainText(message)
                     + QLatin1StringView(message.state == core::MessageState::Complete ? "" : "!"));
    }
    return texts;
}

void tst_ConversationCopy::holdsEveryBranchWithItsWords()
{
    const core::ConversationInfo copy = copied();
    QCOMPARE(copy.title, QStringLiteral("A chat (copy)"));
    const auto original = skeletonOf(m_info.id);
    const auto skeleton = skeletonOf(copy.id);
    QVERIFY(skeleton.info == copy);
    QCOMPARE(skeleton.info.instructions, m_info.instructions);
    QCOMPARE(textsOf(copy.id), textsOf(m_info.id));
    QCOMPARE(skeleton.messages.size(), 3);
    for (int i = 0; i < 3; ++i) {
        core::Message message = skeleton.messages.at(i);
        QVERIFY(message.id != original.messages.at(i).id);
        message.id = original.messages.at(i).id;
        QCOMPARE(message.parentId.isNull(), i == 0);
        message.parentId = original.messages.at(i).parentId;
        QVERIFY(message == original.messages.at(i));
    }
    QCOMPARE(skeleton.messages.at(1).parentId, skeleton.messages.at(0).id);
    QCOMPARE(skeleton.messages.at(2).parentId, skeleton.messages.at(0).id);
    QCOMPARE(await(m_store->conversations()).value().size(), 2);
}

void tst_ConversationCopy::sharesPictures()
{
    const storage::Attachment picture = makeAttachment("not really a picture");
    core::Message shown = makeMessage(4, core::Role::User, QStringLiteral("look"), m_other.id);
    shown.parts.append(core::ImagePart{picture.hash, {}, picture.mime, 4, 3, 20, {}});
    add({shown}, {picture});
    const auto parts = partsOf(skeletonOf(copied().id).messages.at(3).id);
    QCOMPARE(std::get<core::ImagePart>(parts.at(1)).hash, picture.hash);
}

void tst_ConversationCopy::showsWhatTheOriginalShows()
{
    QVERIFY(await(m_store->setActiveChild(m_info.id, m_question.id, m_one.id)).isOk());
    m_info.scroll = {m_one.id, 12};
    const core::ConversationInfo copy = copied();
    const auto skeleton = skeletonOf(copy.id);
    const QUuid question = skeleton.messages.at(0).id;
    const QUuid one = skeleton.messages.at(1).id;
    QCOMPARE(skeleton.activeChildren.value({}), question);
    QCOMPARE(skeleton.activeChildren.value(question), one);
    QVERIFY(copy.scroll == core::ScrollPlace({one, 12}));
    QVERIFY(skeleton.info.scroll == copy.scroll);
}

void tst_ConversationCopy::whatRunsIsInterruptedWithAllItsWords()
{
    const core::Message running = makeEmptyReply(4, m_question.id);
    add({running});
    QVERIFY(await(m_store->appendJournal({{running.id, 0, QStringLiteral("so ")},
                                          {running.id, 0, QStringLiteral("far")}}))
                .isOk());
    const core::ConversationInfo copy = copied();
    QCOMPARE(textsOf(copy.id).at(3), QStringLiteral("so far!"));
    const core::Message stopped = skeletonOf(copy.id).messages.at(3);
    QCOMPARE(stopped.state, core::MessageState::Interrupted);
    QCOMPARE(stopped.textLength, 6);
    // The original goes on.
    QCOMPARE(skeletonOf(m_info.id).messages.at(3).state, core::MessageState::Waiting);
    QVERIFY(await(m_store->appendJournal({{running.id, 0, QStringLiteral(" and on")}})).isOk());
    QCOMPARE(textsOf(m_info.id).at(3), QStringLiteral("so far and on!"));
    QCOMPARE(textsOf(copy.id).at(3), QStringLiteral("so far!"));
}

void tst_ConversationCopy::leavesTheBinOut()
{
    const core::Message below = makeMessage(4, core::Role::User, QStringLiteral("below"), m_one.id);
    add({below});
    QVERIFY(await(m_store->setMessagesDeleted({m_one.id}, true)).isOk());
    const core::ConversationInfo copy = copied();
    QVERIFY(await(m_store->setMessagesDeleted({m_one.id}, false)).isOk());
    QCOMPARE(textsOf(copy.id), QStringList({QStringLiteral("q"), QStringLiteral("other")}));
    QCOMPARE(textsOf(m_info.id).size(), 4);
}

void tst_ConversationCopy::livesWithoutTheOriginal()
{
    const core::ConversationInfo copy = copied();
    QVERIFY(await(m_store->setConversationsDeleted({m_info.id}, true)).isOk());
    QCOMPARE(textsOf(copy.id).size(), 3);
    const core::Message more = makeMessage(4, core::Role::User, QStringLiteral("more"),
                                           skeletonOf(copy.id).messages.at(2).id);
    QVERIFY(await(m_store->addMessages(copy, {more}, {})).isOk());
    QCOMPARE(textsOf(copy.id).size(), 4);
    QCOMPARE(textsOf(m_info.id).size(), 3);
}

void tst_ConversationCopy::ofNothingIsAFailure()
{
    const auto stored =
        await(storage::StoreEdits(*m_store).copyConversation(core::newId(), makeInfo()));
    QVERIFY(!stored);
    QCOMPARE(stored.error().kind, core::ErrorKind::Storage);
    QCOMPARE(await(m_store->conversations()).value().size(), 1);
}

QTEST_GUILESS_MAIN(tst_ConversationCopy)
#include "tst_conversationcopy.moc"
