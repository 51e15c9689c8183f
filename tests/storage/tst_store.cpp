// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebuilders.h"

#include <QTemporaryDir>

using namespace support;

class tst_Store : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void keepsAMessageWithEverythingInIt();
    void keepsAConversationWithEverythingInIt();
    void listsNewestFirstAndLeavesTheBinOut();
    void savingAnInfoTwiceKeepsOneRow();
    void remembersThePathThroughBranches();
    void deletedMessagesTakeTheirRepliesAlongAndComeBack();
    void storesThePictureOfTwoMessagesOnce();
    void aFailedAddLeavesNothingBehind();
    void appendsAreReadBeforeTheMessageIsSaved();
    void savingTheMessageDropsItsJournal();
    void savingAMessageThatIsNotLoadedKeepsItsParts();
    void aPairCutBetweenTwoAppendsIsWholeAgain();
    void textIsTheSameAfterReload();
    void textIsTheSameAfterReload_data();
    void namesWhatDoesNotExist();
    void saysThatNothingIsOpen();
    void answersEverythingThatIsQueuedBeforeItGoes();
    void opensFiveThousandMessagesWhole();

private:
    void reopen();
    [[nodiscard]] storage::ConversationSkeleton skeletonOf(const QUuid &conversation);
    [[nodiscard]] QList<core::ContentPart> partsOf(const QUuid &message);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<storage::Store> m_store;
};

void tst_Store::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<storage::Store>();
    const auto report = await(m_store->open(m_dir->filePath(QStringLiteral("loquat.db"))));
    QCOMPARE(report.state, storage::OpenReport::State::Created);
}

void tst_Store::cleanup()
{
    m_store.reset();
    m_dir.reset();
}

void tst_Store::reopen()
{
    m_store.reset();
    m_store = std::make_unique<storage::Store>();
    const auto report = await(m_store->open(m_dir->filePath(QStringLiteral("loquat.db"))));
    QCOMPARE(report.state, storage::OpenReport::State::Opened);
}

storage::ConversationSkeleton tst_Store::skeletonOf(const QUuid &conversation)
{
    const auto skeleton = await(m_store->skeleton(conversation));
    if (!skeleton)
        qFatal("no skeleton: %s", qPrintable(skeleton.error().message));
    return skeleton.value();
}

QList<core::ContentPart> tst_Store::partsOf(const QUuid &message)
{
    const auto parts = await(m_store->parts({message}));
    return parts ? parts.value().value(message) : QList<core::ContentPart>();
}

void tst_Store::keepsAMessageWithEverythingInIt()
{
    const core::ConversationInfo info = makeInfo();
    const storage::Attachment picture = makeAttachment("not really a picture");
    core::Message message = makeMessage(1, core::Role::Assistant, QStringLiteral("你好 👋"));
    message.state = core::MessageState::Failed;
    message.parts = {
        core::ReasoningPart{QStringLiteral("let me see"), 1234},
        core::TextPart{QStringLiteral("你好 👋")},
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
                        2};
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

void tst_Store::keepsAConversationWithEverythingInIt()
{
    core::ConversationInfo info = makeInfo(QStringLiteral("标题 \"quoted\""));
    info.isTitleByHand = true;
    info.updated = info.created.addSecs(5);
    info.profileId = core::newId();
    info.model = QStringLiteral("m-1");
    info.instructions = QStringLiteral("");
    info.scroll = {core::newId(), -17};
    info.isPinned = true;
    info.isArchived = true;
    QVERIFY(await(m_store->saveInfo(info)).isOk());
    reopen();
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
    QVERIFY(await(m_store->setConversationDeleted(binned.id, true)).isOk());
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
    QVERIFY(await(m_store->setConversationDeleted(binned.id, false)).isOk());
    QCOMPARE(titles().size(), 3);
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

void tst_Store::appendsAreReadBeforeTheMessageIsSaved()
{
    const core::ConversationInfo info = makeInfo();
    const core::Message question = makeMessage(1, core::Role::User, QStringLiteral("q"));
    const core::Message reply = makeEmptyReply(2, question.id);
    QVERIFY(await(m_store->addMessages(info, {question, reply}, {})).isOk());
    QVERIFY(await(m_store->appendJournal({{reply.id, 0, QStringLiteral("one ")},
                                          {reply.id, 0, QStringLiteral("two")}}))
                .isOk());
    QVERIFY(await(m_store->appendJournal({{reply.id, 0, QStringLiteral(" three")}})).isOk());
    QCOMPARE(core::partText(partsOf(reply.id).value(0)), QStringLiteral("one two three"));
}

void tst_Store::savingTheMessageDropsItsJournal()
{
    const core::ConversationInfo info = makeInfo();
    core::Message reply = makeEmptyReply(1, {});
    QVERIFY(await(m_store->addMessages(info, {reply}, {})).isOk());
    QVERIFY(await(m_store->appendJournal({{reply.id, 0, QStringLiteral("half")}})).isOk());
    reply.parts = {core::ReasoningPart{QStringLiteral("half"), 5},
                   core::TextPart{QStringLiteral("done")}};
    reply.state = core::MessageState::Complete;
    QVERIFY(await(m_store->saveMessage(reply)).isOk());
    QVERIFY(partsOf(reply.id) == reply.parts);
    reopen();
    QVERIFY(partsOf(reply.id) == reply.parts);
    QCOMPARE(skeletonOf(info.id).messages.first().state, core::MessageState::Complete);
    QCOMPARE(skeletonOf(info.id).messages.first().textLength, 8);
}

void tst_Store::savingAMessageThatIsNotLoadedKeepsItsParts()
{
    const core::ConversationInfo info = makeInfo();
    const core::Message written = makeMessage(1, core::Role::Assistant, QStringLiteral("text"));
    QVERIFY(await(m_store->addMessages(info, {written}, {})).isOk());
    core::Message skeleton = skeletonOf(info.id).messages.first();
    skeleton.finishReason = QStringLiteral("stop");
    QVERIFY(await(m_store->saveMessage(skeleton)).isOk());
    QVERIFY(partsOf(written.id) == written.parts);
    QCOMPARE(skeletonOf(info.id).messages.first().textLength, 4);
    QCOMPARE(skeletonOf(info.id).messages.first().finishReason, QStringLiteral("stop"));
}

void tst_Store::aPairCutBetweenTwoAppendsIsWholeAgain()
{
    const core::ConversationInfo info = makeInfo();
    const core::Message reply = makeEmptyReply(1, {});
    QVERIFY(await(m_store->addMessages(info, {reply}, {})).isOk());
    const QString wave = QStringLiteral("x👋y");
    QVERIFY(await(m_store->appendJournal({{reply.id, 0, wave.left(2)}})).isOk());
    QVERIFY(await(m_store->appendJournal({{reply.id, 0, wave.mid(2)}})).isOk());
    QCOMPARE(core::partText(partsOf(reply.id).value(0)), wave);
    reopen();
    QCOMPARE(core::partText(partsOf(reply.id).value(0)), wave);
}

void tst_Store::textIsTheSameAfterReload_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto same = [](const char *name, const QString &text) {
        QTest::newRow(name) << text << text;
    };
    same("empty", QStringLiteral(""));
    same("quotes", QStringLiteral("it's \"; DROP TABLE message;--"));
    same("line ends", QStringLiteral("a\r\nb\rc\n\n\td"));
    same("controls", QStringLiteral("\x01\x1b[31m\x7f\u0085\u2028\u202e"));
    same("beyond the plane", QStringLiteral("👩‍👩‍👧 𠮷 \U0010FFFF"));
    same("noncharacters", QString(QChar(0xFFFE)) + QChar(0xFFFF) + QChar(0xFDD0));
    same("two byte order marks first", QString(2, QChar(0xFEFF)) + QStringLiteral("a"));
    same("byte order mark first", QString(QChar(0xFEFF)) + QStringLiteral("a"));
    same("long", QString(300'000, QChar(0x4E2D)));
    const QChar high(0xD83D);
    const QChar low(0xDE00);
    const QString bad(QChar::ReplacementCharacter);
    QTest::newRow("lone high") << QString(high) + QLatin1Char('a') << bad + QLatin1Char('a');
    QTest::newRow("lone low") << QString(low) << bad;
    QTest::newRow("wrong order") << QString(low) + high << bad + bad;
    QTest::newRow("zero") << QString(QChar(0)) + QLatin1Char('b') << bad + QLatin1Char('b');
}

void tst_Store::textIsTheSameAfterReload()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    core::ConversationInfo info = makeInfo(text);
    info.instructions = text;
    const core::Message written = makeMessage(1, core::Role::User, text);
    const core::Message streamed = makeEmptyReply(2, written.id);
    QVERIFY(await(m_store->addMessages(info, {written, streamed}, {})).isOk());
    QVERIFY(await(m_store->appendJournal({{streamed.id, 0, text}})).isOk());
    reopen();
    QCOMPARE(core::partText(partsOf(written.id).value(0)), expected);
    QCOMPARE(core::partText(partsOf(streamed.id).value(0)), expected);
    const auto skeleton = skeletonOf(info.id);
    QCOMPARE(skeleton.info.title, expected);
    QCOMPARE(skeleton.info.instructions.value_or(QString()), expected);
    QCOMPARE(skeleton.messages.at(0).textLength, expected.size());
    QCOMPARE(skeleton.messages.at(1).textLength, expected.size());
}

void tst_Store::namesWhatDoesNotExist()
{
    const QUuid nowhere = core::newId();
    QCOMPARE(await(m_store->skeleton(nowhere)).error().code, QStringLiteral("not-found"));
    QCOMPARE(await(m_store->attachment("00")).error().code, QStringLiteral("not-found"));
    QCOMPARE(await(m_store->setConversationDeleted(nowhere, true)).error().code,
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

void tst_Store::answersEverythingThatIsQueuedBeforeItGoes()
{
    const core::ConversationInfo info = makeInfo();
    const core::Message reply = makeEmptyReply(1, {});
    m_store->addMessages(info, {reply}, {});
    QString expected;
    QList<QFuture<core::Result<core::Done>>> answers;
    for (int i = 0; i < 200; ++i) {
        const QString piece = QString::number(i);
        expected += piece;
        answers.append(m_store->appendJournal({{reply.id, 0, piece}}));
    }
    reopen();
    for (const auto &answer : answers) {
        QVERIFY(answer.isFinished());
        QVERIFY(answer.result().isOk());
    }
    QCOMPARE(core::partText(partsOf(reply.id).value(0)), expected);
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
