// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/storerig.h"

using namespace support;

/// Text on its way to disk: appended, saved as a whole, the same when it is read.
class tst_Journal : public QObject, private StoreRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void appendsAreReadBeforeTheMessageIsSaved();
    void savingTheMessageDropsItsJournal();
    void savingAMessageThatIsNotLoadedKeepsItsParts();
    void aPairCutBetweenTwoAppendsIsWholeAgain();
    void textIsTheSameAfterReload_data();
    void textIsTheSameAfterReload();
    void answersEverythingThatIsQueuedBeforeItGoes();
};

void tst_Journal::appendsAreReadBeforeTheMessageIsSaved()
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

void tst_Journal::savingTheMessageDropsItsJournal()
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

void tst_Journal::savingAMessageThatIsNotLoadedKeepsItsParts()
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

void tst_Journal::aPairCutBetweenTwoAppendsIsWholeAgain()
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

void tst_Journal::textIsTheSameAfterReload_data()
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

void tst_Journal::textIsTheSameAfterReload()
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

void tst_Journal::answersEverythingThatIsQueuedBeforeItGoes()
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

QTEST_GUILESS_MAIN(tst_Journal)
#include "tst_journal.moc"
