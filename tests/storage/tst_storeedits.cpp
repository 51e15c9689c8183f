// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/storerig.h"

#include "storage/import/importedconversation.h"
#include "storage/storeedits.h"

using namespace support;
using core::Role;
using storage::TreeChange;

namespace {

QString textIn(const QList<core::ContentPart> &parts)
{
    core::Message message;
    message.parts = parts;
    return core::plainText(message);
}

} // namespace

/// What a person deletes, rewrites and copies in stored conversations.
class tst_StoreEdits : public QObject, private FourMessagesRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openWithFour(); }
    void cleanup() { close(); }

    void aMessageAloneGoesAndWhatStoodBelowItStays()
    {
        QVERIFY(await(storage::StoreEdits(*m_store).changeTree(withoutSecond())).isOk());
        reopen();
        QCOMPARE(path(), QStringLiteral("0 2 3"));
        QCOMPARE(skeletonOf(m_info.id).activeChildren.value(m_ids.at(0)), m_ids.at(2));
    }

    void itComesBackInItsPlace()
    {
        QVERIFY(await(storage::StoreEdits(*m_store).changeTree(withoutSecond())).isOk());
        TreeChange back{m_info.id, {m_ids.at(1)}, false, {{m_ids.at(2), m_ids.at(1)}}, {}};
        back.activeChildren = {{m_ids.at(0), m_ids.at(1)}, {m_ids.at(1), m_ids.at(2)}};
        QVERIFY(await(storage::StoreEdits(*m_store).changeTree(back)).isOk());
        reopen();
        QCOMPARE(path(), QStringLiteral("0 1 2 3"));
    }

    void typedResultsAndTheDraftStandBesideEachOther()
    {
        const QList<core::TypedResult> typed{
            {m_ids.at(1), QStringLiteral("a"), QStringLiteral("1")},
            {m_ids.at(1), QStringLiteral("b"), QStringLiteral("2")}};
        storage::StoreEdits edits(*m_store);
        storage::Draft draft;
        draft.text = QStringLiteral("words");
        QVERIFY(await(edits.saveTypedResults(m_info.id, typed)).isOk());
        QVERIFY(await(m_store->saveDraft(m_info.id, draft)).isOk());
        reopen();
        storage::StoreEdits after(*m_store);
        QCOMPARE(await(after.typedResults(m_info.id)).value(), typed);
        QCOMPARE(await(m_store->draft(m_info.id)).value().text, draft.text);
        QVERIFY(await(m_store->saveDraft(m_info.id, {})).isOk());
        QCOMPARE(await(after.typedResults(m_info.id)).value(), typed);
        QVERIFY(await(m_store->saveDraft(m_info.id, draft)).isOk());
        QVERIFY(await(after.saveTypedResults(m_info.id, {})).isOk());
        QVERIFY(await(after.typedResults(m_info.id)).value().isEmpty());
        QCOMPARE(await(m_store->draft(m_info.id)).value().text, draft.text);
        QVERIFY(await(after.typedResults(core::newId())).value().isEmpty());
    }

    void theFirstMessageCanGoAlone()
    {
        const TreeChange change{
            m_info.id, {m_ids.at(0)}, true, {{m_ids.at(1), QUuid()}}, {{QUuid(), m_ids.at(1)}}};
        QVERIFY(await(storage::StoreEdits(*m_store).changeTree(change)).isOk());
        QCOMPARE(path(), QStringLiteral("1 2 3"));
    }

    void aChangeIsDoneAsAWholeOrNotAtAll()
    {
        TreeChange change = withoutSecond();
        change.messages.append(core::newId()); // there is none
        QVERIFY(!await(storage::StoreEdits(*m_store).changeTree(change)).isOk());
        QCOMPARE(path(), QStringLiteral("0 1 2 3"));
    }

    void whatIsRewrittenIsKeptOldestFirst()
    {
        const QDateTime now(QDate(2026, 4, 5), QTime(6, 7), Qt::UTC);
        const Attachment picture = makeAttachment("bytes");
        core::ImagePart image;
        image.hash = picture.hash;
        image.mime = picture.mime;
        QCOMPARE(
            await(storage::StoreEdits(*m_store).revise(
                      m_ids.at(1), {core::TextPart{QStringLiteral("one")}, image}, {picture}, now))
                .value(),
            1);
        QCOMPARE(await(storage::StoreEdits(*m_store).revise(m_ids.at(1),
                                                            {core::TextPart{QStringLiteral("two")}},
                                                            {}, now.addSecs(60)))
                     .value(),
                 2);
        reopen();
        QCOMPARE(textIn(partsOf(m_ids.at(1))), QStringLiteral("two"));
        const auto kept = await(storage::StoreEdits(*m_store).revisions(m_ids.at(1))).value();
        QCOMPARE(kept.size(), 2);
        QCOMPARE(textIn(kept.at(0).parts), QStringLiteral("1"));
        QCOMPARE(kept.at(0).replaced, now);
        QCOMPARE(kept.at(1).parts, QList<core::ContentPart>({core::TextPart{QStringLiteral("one")},
                                                             core::ContentPart(image)}));
        QCOMPARE(await(m_store->attachment(picture.hash)).value().bytes, picture.bytes);
        const auto skeleton = skeletonOf(m_info.id);
        QCOMPARE(skeleton.messages.at(1).earlierCount, 2);
        QCOMPARE(skeleton.messages.at(1).textLength, 3);
        QCOMPARE(skeleton.messages.at(0).earlierCount, 0);
    }

    void rewritingIsTakenBack()
    {
        (void)await(storage::StoreEdits(*m_store).revise(
            m_ids.at(1), {core::TextPart{QStringLiteral("one")}}, {}, {}));
        QVERIFY(await(storage::StoreEdits(*m_store).unrevise(m_ids.at(1), 2))
                    .isOk()); // there is no second one
        QCOMPARE(textIn(partsOf(m_ids.at(1))), QStringLiteral("one"));
        QVERIFY(await(storage::StoreEdits(*m_store).unrevise(m_ids.at(1), 1)).isOk());
        QCOMPARE(textIn(partsOf(m_ids.at(1))), QStringLiteral("1"));
        QVERIFY(await(storage::StoreEdits(*m_store).revisions(m_ids.at(1))).value().isEmpty());
        QCOMPARE(skeletonOf(m_info.id).messages.at(1).earlierCount, 0);
    }

    void thePathToAMessageIsCopied()
    {
        core::ConversationInfo copy = makeInfo(QStringLiteral("A copy"));
        QVERIFY(await(storage::StoreEdits(*m_store).copyPath(m_ids.at(2), copy)).isOk());
        reopen();
        const auto copied = skeletonOf(copy.id);
        QCOMPARE(copied.info.title, copy.title);
        QCOMPARE(copied.messages.size(), 3);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(!m_ids.contains(copied.messages.at(i).id));
            QCOMPARE(textIn(partsOf(copied.messages.at(i).id)), QString::number(i));
            QCOMPARE(copied.messages.at(i).role, i == 1 ? Role::Assistant : Role::User);
        }
        QCOMPARE(copied.messages.at(2).parentId, copied.messages.at(1).id);
        QCOMPARE(path(), QStringLiteral("0 1 2 3"));
    }

    void whatWasTypedGoesWithThePathThatWaitsForIt()
    {
        storage::StoreEdits edits(*m_store);
        const core::TypedResult within{m_ids.at(1), QStringLiteral("a"), QStringLiteral("1")};
        const core::TypedResult behind{m_ids.at(3), QStringLiteral("b"), QStringLiteral("2")};
        storage::Draft draft;
        draft.text = QStringLiteral("words");
        QVERIFY(await(m_store->saveDraft(m_info.id, draft)).isOk());
        QVERIFY(await(edits.saveTypedResults(m_info.id, {within, behind})).isOk());
        const core::ConversationInfo copy = makeInfo();
        QVERIFY(await(edits.copyPath(m_ids.at(2), copy)).isOk());
        const core::TypedResult copied{skeletonOf(copy.id).messages.at(1).id, within.callId,
                                       within.text};
        QCOMPARE(await(edits.typedResults(copy.id)).value(), QList<core::TypedResult>{copied});
        // Unsent words stay where they are written, and all of it is there, too.
        QVERIFY(await(m_store->draft(copy.id)).value().text.isEmpty());
        QCOMPARE(await(edits.typedResults(m_info.id)).value().size(), 2);
    }

    void nothingIsCopiedOfWhatLiesInTheBin()
    {
        QVERIFY(await(m_store->setMessagesDeleted({m_ids.at(1)}, true)).isOk());
        const core::ConversationInfo copy = makeInfo();
        QVERIFY(!await(storage::StoreEdits(*m_store).copyPath(m_ids.at(2), copy)).isOk());
        QVERIFY(!await(m_store->skeleton(copy.id)).isOk());
    }

    void aMessageThatStandsBeforeTheOneItHangsAtIsShown()
    {
        QVERIFY(await(storage::StoreEdits(*m_store).changeTree(
                          {m_info.id, {}, false, {{m_ids.at(1), m_ids.at(3)}}, {}}))
                    .isOk());
        core::ConversationInfo info = makeInfo();
        const core::Message first = makeMessage(5, Role::User, QStringLiteral("first"));
        const core::Message late =
            makeMessage(3, Role::Assistant, QStringLiteral("late"), first.id);
        const core::Message below = makeMessage(2, Role::User, QStringLiteral("below"), late.id);
        QVERIFY(await(m_store->addMessages(info, {first, late, below}, {})).isOk());
        const auto skeleton = skeletonOf(info.id);
        QCOMPARE(skeleton.messages.size(), 3);
        core::Conversation read(info);
        read.restore(skeleton.messages, skeleton.activeChildren);
        QCOMPARE(read.rowCount(), 3);
        QCOMPARE(read.at(2).id, below.id);
        QCOMPARE(skeletonOf(m_info.id).messages.size(), 1); // a circle is no conversation
    }

    void aCopyHasTheEarlierVersions()
    {
        (void)await(storage::StoreEdits(*m_store).revise(
            m_ids.at(1), {core::TextPart{QStringLiteral("one")}}, {}, {}));
        const auto copy = await(storage::StoreEdits(*m_store).copyConversation(
            m_info.id, makeInfo(QStringLiteral("A copy"))));
        const core::Message second = skeletonOf(copy.value().id).messages.at(1);
        QCOMPARE(second.earlierCount, 1);
        const auto kept = await(storage::StoreEdits(*m_store).revisions(second.id)).value();
        QCOMPARE(textIn(kept.at(0).parts), QStringLiteral("1"));
    }

    void anImportKnowsWhatWasRewritten()
    {
        storage::ImportedConversation file = fileOfFour();
        QVERIFY(await(m_store->addImported(file, QDateTime::currentDateTimeUtc())).isOk());
        const QUuid second = file.messages.at(1).id;
        for (const char *text : {"other", "2"})
            (void)await(storage::StoreEdits(*m_store).revise(
                second, {core::TextPart{QString::fromLatin1(text)}}, {}, {}));
        const auto again = await(m_store->addImported(file, QDateTime::currentDateTimeUtc()));
        QCOMPARE(again.value().state, storage::ImportStanding::State::Known);
        // What another program has made of it since is new.
        file.messages[1].parts = {core::TextPart{QStringLiteral("new")}};
        const auto more = await(m_store->addImported(file, QDateTime::currentDateTimeUtc()));
        QCOMPARE(more.value().state, storage::ImportStanding::State::Continued);
        QCOMPARE(skeletonOf(file.id).messages.size(), 5);
    }

    void anImportDoesNotBringBackWhatWasDeleted()
    {
        storage::ImportedConversation file = fileOfFour();
        QVERIFY(await(m_store->addImported(file, QDateTime::currentDateTimeUtc())).isOk());
        const QUuid second = file.messages.at(1).id;
        const TreeChange change{file.id,
                                {second},
                                true,
                                {{file.messages.at(2).id, file.messages.at(0).id}},
                                {{file.messages.at(0).id, file.messages.at(2).id}}};
        QVERIFY(await(storage::StoreEdits(*m_store).changeTree(change)).isOk());
        const auto again = await(m_store->addImported(file, QDateTime::currentDateTimeUtc()));
        QCOMPARE(again.value().state, storage::ImportStanding::State::Known);
        // What is new below the deleted one hangs where the others hang.
        file.messages.append(makeMessage(5, Role::User, QStringLiteral("new"), second));
        const auto more = await(m_store->addImported(file, QDateTime::currentDateTimeUtc()));
        QCOMPARE(more.value().state, storage::ImportStanding::State::Continued);
        const auto skeleton = skeletonOf(file.id);
        QCOMPARE(skeleton.messages.constLast().parentId, file.messages.at(0).id);
        QCOMPARE(skeleton.messages.size(), 4);
    }

private:
    [[nodiscard]] static storage::ImportedConversation fileOfFour()
    {
        storage::ImportedConversation file;
        file.id = core::newId();
        QUuid parent;
        for (int i = 0; i < 4; ++i) {
            file.messages.append(makeMessage(i + 1, i % 2 == 1 ? Role::Assistant : Role::User,
                                             QString::number(i), parent));
            parent = file.messages.constLast().id;
        }
        return file;
    }

    using Attachment = storage::Attachment;

    [[nodiscard]] TreeChange withoutSecond() const
    {
        return {m_info.id,
                {m_ids.at(1)},
                true,
                {{m_ids.at(2), m_ids.at(0)}},
                {{m_ids.at(0), m_ids.at(2)}}};
    }
    /// The texts as they hang on each other; a message that hangs elsewhere shows.
    [[nodiscard]] QString path()
    {
        QStringList texts;
        QUuid parent;
        for (const core::Message &message : skeletonOf(m_info.id).messages) {
            texts.append((message.parentId == parent ? QString() : QStringLiteral("!"))
                         + textIn(partsOf(message.id)));
            parent = message.id;
        }
        return texts.join(QLatin1Char(' '));
    }
};

QTEST_GUILESS_MAIN(tst_StoreEdits)
#include "tst_storeedits.moc"
