// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parameterspec.h"
#include "support/storerig.h"

using namespace support;

/// Conversations, messages and pictures, kept and found again.
class tst_Store : public QObject, private StoreRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void keepsAMessageWithEverythingInIt();
    void whatIsUnknownOfAResponseStaysUnknown();
    void parametersAndUnknownSettingsAreKept();
    void keepsAConversationWithEverythingInIt();
    void listsNewestFirstAndLeavesTheBinOut();
    void manyGoToTheBinTogetherOrNotAtAll();
    void savingAnInfoTwiceKeepsOneRow();
    void remembersThePathThroughBranches();
    void deletedMessagesTakeTheirRepliesAlongAndComeBack();
    void whatIsWrittenBelowBringsItsWayBack();
    void aReplyThatGoesOnComesBack();
    void storesThePictureOfTwoMessagesOnce();
    void aFailedAddLeavesNothingBehind();
    void namesWhatDoesNotExist();
    void saysThatNothingIsOpen();
    void opensFiveThousandMessagesWhole();
};

void tst_Store::keepsAMessageWithEverythingInIt()
{
    const core::ConversationInfo info = makeInfo();
    const storage::Attachment picture = makeAttachment("not really a picture");
    core::Message message = makeMessage(1, core::Role::Assistant, QStringLiteral("你好 👋"));
    message.state = core::MessageState::Failed;
    message.parts = {
        core::ReasoningPart{QStringLiteral("let me see"), 1234},
        core::TextPart{QStringLiteral("你好 👋"),
                       QJsonObject{{QStringLiteral("type"), QStringLiteral("json_object")}}},
        core::RefusalPart{QStringLiteral("no")},
        core::ImagePart{picture.hash, {}, picture.mime, 4, 3, 20, QStringLiteral("a.png")},
        core::ImagePart{{}, QStringLiteral("https://example.org/b.png"), {}, 0, 0, 0, {}},
        core::ToolCallPart{QStringLiteral("call_1"), QStringLiteral("look"),
                           QStringLiteral("{\"a\": 1 }"), true,
                           QJsonObject{{QStringLiteral("sig"), QStringLiteral("x")}}},
        core::ToolResultPart{QStringLiteral("call_1"), QStringLiteral("seen")},
        core::FilePart{picture.hash, QStringLiteral("text/plain"), QStringLiteral("b.txt"), 20},
    };
    message.finishReason = QStringLiteral("length");
    core::Error error;
    error.kind = core::ErrorKind::RateLimited;
    error.status = 429;
    error.code = QStringLiteral("slow");
    error.param = QStringLiteral("n");
    error.message = QStringLiteral("太快了");
    error.requestId = QStringLiteral("r-1");
    error.retryAfter = 2.5;
    error.target = QStringLiteral("elsewhere");
    message.error = error;
    core::Usage usage;
    usage.promptTokens = 10;
    usage.completionTokens = 20;
    usage.totalTokens = 31;
    usage.cachedTokens = 4;
    usage.reasoningTokens = 5;
    message.usage = usage;
    message.response = {QStringLiteral("chatcmpl-1"),
                        QStringLiteral("chat.completion.chunk"),
                        1700000000.25,
                        QStringLiteral("asked"),
                        QStringLiteral("answered"),
                        QStringLiteral("fp_1"),
                        QStringLiteral("flex"),
                        2,
                        QStringLiteral("https://a.example/v1"),
                        4200,
                        {QStringLiteral("length"), QStringLiteral("frames-skipped")}};
    message.model = QStringLiteral("asked");
    message.profileId = core::newId();
    message.exchangeId = core::newId();
    message.extra = QJsonObject{{QStringLiteral("reasoning_details"), QJsonArray{1, true}}};

    QVERIFY(await(m_store->addMessages(info, {message}, {picture})).isOk());
    reopen();
    const auto skeleton = skeletonOf(info.id);
    QCOMPARE(skeleton.messages.size(), 1);
    core::Message read = skeleton.messages.first();
    QVERIFY(!read.isLoaded);
    QVERIFY(read.parts.isEmpty());
    const qint64 length = read.textLength;
    read.parts = partsOf(message.id);
    read.isLoaded = true;
    read.textLength = message.textLength;
    QVERIFY(read == message);
    qint64 units = 0;
    for (const core::ContentPart &part : message.parts)
        units += core::partText(part).size();
    QCOMPARE(length, units);
}

void tst_Store::parametersAndUnknownSettingsAreKept()
{
    core::ConversationInfo info = makeInfo();
    info.parameters = makeParameters();
    for (const core::ParameterSpec &spec : core::parameterSpecs()) {
        if (spec.place != core::ParameterPlace::Hidden)
            QVERIFY2(info.parameters.contains(QString(spec.name)), spec.name.data());
    }
    info.instructions = QStringLiteral("brief");
    info.otherSettings = {{QStringLiteral("later"), QJsonArray{1, true}}};
    QVERIFY(await(
        m_store->addMessages(info, {makeMessage(1, core::Role::User, QStringLiteral("Hi"))}, {})));
    reopen();
    core::ConversationInfo read = skeletonOf(info.id).info;
    QVERIFY(read == info);
    read.parameters = {};
    read.isPinned = true;
    QVERIFY(await(m_store->saveInfo(read)));
    reopen();
    QVERIFY(skeletonOf(info.id).info == read);
    QCOMPARE(skeletonOf(info.id).info.otherSettings, info.otherSettings);
}

void tst_Store::whatIsUnknownOfAResponseStaysUnknown()
{
    const core::ConversationInfo info = makeInfo();
    const core::Message message = makeMessage(1, core::Role::Assistant, QStringLiteral("a"));
    QVERIFY(await(m_store->addMessages(info, {message}, {})).isOk());
    reopen();
    const core::ResponseInfo read = skeletonOf(info.id).messages.first().response;
    QVERIFY(read == core::ResponseInfo());
    QCOMPARE(read.elapsedMs, -1);
}

void tst_Store::keepsAConversationWithEverythingInIt()
{
    core::ConversationInfo info = makeInfo(QStringLiteral("标题 \"quoted\""));
    info.isTitleByHand = true;
    info.updated = info.created.addSecs(5);
    info.profileId = core::newId();
    info.model = QStringLiteral("m-1");
    info.instructions = QStringLiteral("");
    info.scroll = {core::newId(), -17, 1, 23, 456, 7};
    info.isPinned = true;
    info.isArchived = true;
    QVERIFY(await(m_store->saveInfo(info)).isOk());
    reopen();
    QVERIFY(skeletonOf(info.id).info == info);
    info.scroll = {core::newId(), -17}; // as before there were places in words
    QVERIFY(await(m_store->saveInfo(info)).isOk());
    QVERIFY(skeletonOf(info.id).info == info);
    info.instructions.reset();
    info.scroll = {};
    QVERIFY(await(m_store->saveInfo(info)).isOk());
    QVERIFY(skeletonOf(info.id).info == info);
}

void tst_Store::listsNewestFirstAndLeavesTheBinOut()
{
    core::ConversationInfo old = makeInfo(QStringLiteral("old"));
    core::ConversationInfo young = makeInfo(QStringLiteral("young"));
    young.updated = old.updated.addMSecs(1);
    core::ConversationInfo binned = makeInfo(QStringLiteral("binned"));
    for (const auto &info : {young, old, binned})
        QVERIFY(await(m_store->saveInfo(info)).isOk());
    QVERIFY(await(m_store->setConversationsDeleted({binned.id}, true)).isOk());
    const auto titles = [this] {
        QStringList found;
        const auto listed = await(m_store->conversations());
        for (const core::ConversationInfo &info : listed.value())
            found.append(info.title);
        return found;
    };
    QCOMPARE(titles(), QStringList({QStringLiteral("young"), QStringLiteral("old")}));
    // Nothing that is saved later fetches it from the bin.
    QVERIFY(await(m_store->saveInfo(binned)).isOk());
    QCOMPARE(titles().size(), 2);
    QVERIFY(await(m_store->setConversationsDeleted({binned.id}, false)).isOk());
    QCOMPARE(titles().size(), 3);
}

void tst_Store::manyGoToTheBinTogetherOrNotAtAll()
{
    const core::ConversationInfo one = makeInfo();
    const core::ConversationInfo two = makeInfo();
    for (const auto &info : {one, two})
        QVERIFY(await(m_store->saveInfo(info)).isOk());
    const auto listed = [this] { return await(m_store->conversations()).value().size(); };
    const auto failed = await(m_store->setConversationsDeleted({one.id, core::newId()}, true));
    QCOMPARE(failed.error().code, QStringLiteral("not-found"));
    QCOMPARE(listed(), 2);
    QVERIFY(await(m_store->setConversationsDeleted({one.id, two.id}, true)).isOk());
    QCOMPARE(listed(), 0);
    QVERIFY(await(m_store->setConversationsDeleted({one.id, two.id}, false)).isOk());
    QCOMPARE(listed(), 2);
}

void tst_Store::savingAnInfoTwiceKeepsOneRow()
{
    core::ConversationInfo info = makeInfo();
    const core::Message question = makeMessage(1, core::Role::User, QStringLiteral("q"));
    QVERIFY(await(m_store->addMessages(info, {question}, {})).isOk());
    info.title = QStringLiteral("renamed");
    QVERIFY(await(m_store->saveInfo(info)).isOk());
    QCOMPARE(await(m_store->conversations()).value().size(), 1);
    const auto skeleton = skeletonOf(info.id);
    QCOMPARE(skeleton.info.title, info.title);
    QCOMPARE(skeleton.messages.size(), 1);
}

void tst_Store::remembersThePathThroughBranches()
{
    const core::ConversationInfo info = makeInfo();
    const core::Message question = makeMessage(1, core::Role::User, QStringLiteral("q"));
    const core::Message first =
        makeMessage(2, core::Role::Assistant, QStringLiteral("a"), question.id);
    const core::Message second =
        makeMessage(3, core::Role::Assistant, QStringLiteral("b"), question.id);
    const core::Message other = makeMessage(4, core::Role::User, QStringLiteral("q2"));
    QVERIFY(await(m_store->addMessages(info, {question, first}, {})).isOk());
    QVERIFY(await(m_store->addMessages(info, {second}, {})).isOk());
    QCOMPARE(skeletonOf(info.id).activeChildren.value(question.id), second.id);
    QCOMPARE(skeletonOf(info.id).activeChildren.value(QUuid()), question.id);
    QVERIFY(await(m_store->setActiveChild(info.id, question.id, first.id)).isOk());
    QVERIFY(await(m_store->addMessages(info, {other}, {})).isOk());
    reopen();
    QCOMPARE(skeletonOf(info.id).activeChildren.value(QUuid()), other.id);
    QVERIFY(await(m_store->setActiveChild(info.id, QUuid(), question.id)).isOk());
    const auto skeleton = skeletonOf(info.id);
    QCOMPARE(skeleton.activeChildren.value(QUuid()), question.id);
    QCOMPARE(skeleton.activeChildren.value(question.id), first.id);
    QCOMPARE(skeleton.messages.size(), 4);
    QCOMPARE(skeleton.messages.at(2).parentId, question.id);
}

void tst_Store::deletedMessagesTakeTheirRepliesAlongAndComeBack()
{
    const core::ConversationInfo info = makeInfo();
    const core::Message question = makeMessage(1, core::Role::User, QStringLiteral("q"));
    const core::Message reply =
        makeMessage(2, core::Role::Assistant, QStringLiteral("a"), question.id);
    QVERIFY(await(m_store->addMessages(info, {question, reply}, {})).isOk());
    QVERIFY(await(m_store->setMessagesDeleted({question.id}, true)).isOk());
    QVERIFY(skeletonOf(info.id).messages.isEmpty());
    QVERIFY(skeletonOf(info.id).activeChildren.isEmpty());
    QVERIFY(await(m_store->setMessagesDeleted({question.id}, false)).isOk());
    QCOMPARE(skeletonOf(info.id).messages.size(), 2);
    QCOMPARE(skeletonOf(info.id).activeChildren.value(question.id), reply.id);
}

void tst_Store::whatIsWrittenBelowBringsItsWayBack()
{
    const core::ConversationInfo info = makeInfo();
    const core::Message first = makeMessage(1, core::Role::User, QStringLiteral("one"));
    const core::Message gone =
        makeMessage(2, core::Role::Assistant, QStringLiteral("two"), first.id);
    const core::Message goneToo =
        makeMessage(3, core::Role::User, QStringLiteral("three"), gone.id);
    const core::Message aside =
        makeMessage(4, core::Role::Assistant, QStringLiteral("aside"), first.id);
    QVERIFY(await(m_store->addMessages(info, {first, gone, goneToo, aside}, {})).isOk());
    // Whoever writes has not heard yet that it was put away.
    (void)m_store->setMessagesDeleted({gone.id, goneToo.id, aside.id}, true);
    const core::Message own =
        makeMessage(4, core::Role::Assistant, QStringLiteral("own"), goneToo.id);
    QVERIFY(await(m_store->addMessages(info, {own}, {})).isOk());
    QList<QUuid> seen;
    const auto messages = skeletonOf(info.id).messages;
    for (const core::Message &message : messages)
        seen.append(message.id);
    QCOMPARE(seen, QList<QUuid>({first.id, gone.id, goneToo.id, own.id}));
}

void tst_Store::aReplyThatGoesOnComesBack()
{
    const core::ConversationInfo info = makeInfo();
    const core::Message question = makeMessage(1, core::Role::User, QStringLiteral("q"));
    core::Message reply = makeMessage(2, core::Role::Assistant, QStringLiteral("and"), question.id);
    QVERIFY(await(m_store->addMessages(info, {question, reply}, {})).isOk());
    (void)m_store->setMessagesDeleted({question.id, reply.id}, true);
    QVERIFY(await(m_store->saveMessage(reply)).isOk());
    QCOMPARE(skeletonOf(info.id).messages.size(), 0);
    reply.state = core::MessageState::Waiting;
    QVERIFY(await(m_store->saveMessage(reply)).isOk());
    QCOMPARE(skeletonOf(info.id).messages.size(), 2);
}

void tst_Store::storesThePictureOfTwoMessagesOnce()
{
    const core::ConversationInfo info = makeInfo();
    const storage::Attachment picture = makeAttachment(QByteArray(100'000, 'p'));
    core::Message message = makeMessage(1, core::Role::User, QStringLiteral("q"));
    message.parts.append(core::ImagePart{picture.hash, {}, picture.mime, 4, 3, 100'000, {}});
    QVERIFY(await(m_store->addMessages(info, {message}, {picture})).isOk());
    core::Message again = message;
    again.id = core::newId();
    again.seq = 2;
    QVERIFY(await(m_store->addMessages(info, {again}, {picture})).isOk());
    const auto read = await(m_store->attachment(picture.hash));
    QVERIFY(read.isOk());
    QCOMPARE(read.value().bytes, picture.bytes);
    QCOMPARE(read.value().width, 4);
    QCOMPARE(read.value().height, 3);
    QCOMPARE(read.value().mime, picture.mime);
    QVERIFY(await(m_store->addMessages(info, {}, {})).isOk());
}

void tst_Store::aFailedAddLeavesNothingBehind()
{
    const core::ConversationInfo info = makeInfo();
    core::Message message = makeMessage(1, core::Role::User, QStringLiteral("q"));
    core::Message orphan = makeMessage(2, core::Role::User, QStringLiteral("o"), core::newId());
    const auto result = await(m_store->addMessages(info, {message, orphan}, {}));
    QVERIFY(!result.isOk());
    QCOMPARE(result.error().kind, core::ErrorKind::Storage);
    QCOMPARE(result.error().code, QStringLiteral("not-found"));
    QVERIFY(await(m_store->conversations()).value().isEmpty());
    // A picture that nobody brought is a broken promise, too.
    message.parts.append(core::ImagePart{QByteArray(64, 'a'), {}, {}, 1, 1, 1, {}});
    const auto unknownPicture = await(m_store->addMessages(info, {message}, {}));
    QVERIFY(!unknownPicture.isOk());
    QCOMPARE(unknownPicture.error().code, QStringLiteral("constraint"));
    QVERIFY(await(m_store->conversations()).value().isEmpty());
}

void tst_Store::namesWhatDoesNotExist()
{
    const QUuid nowhere = core::newId();
    QCOMPARE(await(m_store->skeleton(nowhere)).error().code, QStringLiteral("not-found"));
    QCOMPARE(await(m_store->attachment("00")).error().code, QStringLiteral("not-found"));
    QCOMPARE(await(m_store->setConversationsDeleted({nowhere}, true)).error().code,
             QStringLiteral("not-found"));
    QCOMPARE(await(m_store->saveMessage(makeMessage(1, core::Role::User, {}))).error().code,
             QStringLiteral("not-found"));
    QVERIFY(await(m_store->parts({nowhere})).value().isEmpty());
}

void tst_Store::saysThatNothingIsOpen()
{
    storage::Store closed;
    QCOMPARE(await(closed.conversations()).error().code, QStringLiteral("not-open"));
    QCOMPARE(await(closed.saveInfo(makeInfo())).error().code, QStringLiteral("not-open"));
}

void tst_Store::opensFiveThousandMessagesWhole()
{
    const core::ConversationInfo info = makeInfo();
    QList<core::Message> messages;
    for (int i = 0; i < 5000; ++i) {
        const auto role = i % 2 == 0 ? core::Role::User : core::Role::Assistant;
        messages.append(makeMessage(i + 1, role, QString(i % 1000, QLatin1Char('x')),
                                    i == 0 ? QUuid() : messages.last().id));
        if (role == core::Role::Assistant)
            messages.last().response.id = QStringLiteral("chatcmpl-%1").arg(i);
    }
    QElapsedTimer timer;
    timer.start();
    QVERIFY(await(m_store->addMessages(info, messages, {})).isOk());
    qInfo("added in %lld ms", timer.elapsed());
    reopen();
    timer.start();
    const auto skeleton = skeletonOf(info.id);
    qInfo("skeleton in %lld ms", timer.elapsed());
    QCOMPARE(skeleton.messages.size(), 5000);
    QCOMPARE(skeleton.activeChildren.size(), 5000);
    for (int i = 0; i < 5000; ++i) {
        QCOMPARE(skeleton.messages.at(i).id, messages.at(i).id);
        QCOMPARE(skeleton.messages.at(i).textLength, i % 1000);
    }
}

QTEST_GUILESS_MAIN(tst_Store)
#include "tst_store.moc"
