// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/canary.h"
#include "support/editsrig.h"
#include "support/picturebytes.h"

#include "chat/requestexport.h"
#include "chat/storedpictures.h"
#include "chat/temporarychat.h"
#include "chat/titlewriter.h"
#include "storage/bin/bin.h"

using namespace support;

namespace {

constexpr auto kTemporaryCanary = "Quittenkompott bleibt unter uns";

} // namespace

/// A conversation that is nowhere but in memory, and what becomes of it.
class tst_TemporaryChat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_rig = std::make_unique<EditsRig>();
        chat().start();
        QVERIFY(m_rig->session().isTemporary);
    }
    void cleanup() { m_rig.reset(); }

    void nothingOfItReachesAnyFile()
    {
        tell();
        m_rig->gateway.answer(saying("another one"));
        const QSignalSpy finished(&m_rig->session(), &chat::ChatSession::finished);
        m_rig->session().regenerate(m_rig->at(1));
        QTRY_COMPARE(finished.count(), 1);
        m_rig->remove(1, core::Extent::Message);
        (void)await(m_rig->store.conversations());
        QVERIFY(!isInFiles(kTemporaryCanary));
        QVERIFY(!isInFiles(pictureBytes()));
        QCOMPARE(m_rig->workspace->list().count(), 0);
        QVERIFY(m_rig->preferences.settings().lastConversationId.isNull());
        m_rig->workspace.reset();
        QVERIFY(!isInFiles(kTemporaryCanary));
    }

    void itsPicturesAreSentAndShown()
    {
        tell();
        QVERIFY(m_rig->gateway.lastRequest().body.contains(pictureBytes().toBase64()));
        const auto format = await(m_rig->workspace->pictures().format(pictureHash()));
        QVERIFY(format.isOk());
        // Into a folder, where somebody asks for them with the request as a program.
        chat::RequestExport &requests = m_rig->workspace->requestExport();
        const QUuid exchange = m_rig->session().conversation().at(1).exchangeId;
        QTRY_COMPARE(requests.log().records(exchange).size(), 1);
        const QTemporaryDir folder;
        const auto saved = await(requests.saveImages(exchange, 0, folder.path()));
        QVERIFY(saved.isOk());
        QCOMPARE(saved.value().size(), 1);
        QFile file(saved.value().constFirst());
        QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll() == pictureBytes());
    }

    void leavingAnEmptyOneAsksNothing()
    {
        const QSignalSpy asked(&chat(), &chat::TemporaryChat::leaveAsked);
        m_rig->workspace->startNew();
        QCOMPARE(asked.count(), 0);
        QVERIFY(!m_rig->session().isTemporary);
        QTRY_VERIFY(!chat().session());
    }

    void leavingAFullOneWaitsForAWord()
    {
        tell();
        const QSignalSpy asked(&chat(), &chat::TemporaryChat::leaveAsked);
        m_rig->workspace->startNew();
        QCOMPARE(asked.count(), 1);
        QVERIFY(m_rig->session().isTemporary);
        chat().stay();
        QVERIFY(m_rig->session().isTemporary);
        m_rig->workspace->startNew();
        chat().discard();
        QVERIFY(!m_rig->session().isTemporary);
        QTRY_VERIFY(!chat().session());
        QCOMPARE(m_rig->workspace->list().count(), 0);
    }

    void aKeptOneIsAConversationLikeAnyOther()
    {
        tell();
        m_rig->gateway.answer(saying("another one"));
        const QSignalSpy finished(&m_rig->session(), &chat::ChatSession::finished);
        m_rig->session().regenerate(m_rig->at(1));
        QTRY_COMPARE(finished.count(), 1);
        const QUuid id = m_rig->id();
        const QSignalSpy kept(&chat(), &chat::TemporaryChat::kept);
        chat().keep();
        QTRY_COMPARE(kept.count(), 1);
        QCOMPARE(m_rig->id(), id);
        QVERIFY(m_rig->session().isStored() && !m_rig->session().isTemporary);
        QVERIFY(m_rig->workspace->list().find(id));
        QVERIFY(m_rig->storedPath().endsWith(QStringLiteral("another one")));
        QCOMPARE(await(m_rig->store.skeleton(id)).value().messages.size(), 3);
        QCOMPARE(await(m_rig->store.attachment(pictureHash())).value().bytes, pictureBytes());
        m_rig->ask("further", "on");
        QVERIFY(m_rig->storedPath().endsWith(QStringLiteral("further on")));
    }

    void keepingWaitsForARunningReply()
    {
        m_rig->gateway.answer(
            FakeAnswer::sse({chunk(QStringLiteral("half "))})
                .hold()
                .then({chunk(QStringLiteral("whole")), finish(QStringLiteral("stop")), done()}));
        m_rig->session().send(words("question"));
        QTRY_COMPARE(textAt(m_rig->session(), 1), QStringLiteral("half "));
        const QSignalSpy kept(&chat(), &chat::TemporaryChat::kept);
        chat().keep();
        m_rig->gateway.release();
        QTRY_COMPARE(kept.count(), 1);
        QCOMPARE(m_rig->storedPath(), QStringLiteral("question half whole"));
    }

    void whatIsAskedForWhileItIsKeptIsDoneInTheKeptOne_data()
    {
        using Act = void (*)(EditsRig &);
        QTest::addColumn<Act>("act");
        QTest::addColumn<QString>("path");
        QTest::newRow("another answer")
            << Act([](EditsRig &rig) { rig.session().regenerate(rig.at(1)); })
            << QStringLiteral("question new");
        QTest::newRow("another question")
            << Act([](EditsRig &rig) { rig.session().editAndSend(rig.at(0), words("better")); })
            << QStringLiteral("better new");
        QTest::newRow("one more") << Act([](EditsRig &rig) { rig.session().send(words("more")); })
                                  << QStringLiteral("question old more new");
        QTest::newRow("other words") << Act([](EditsRig &rig) {
            (void)rig.edits().rewrite(rig.id(), rig.at(1), words("rewritten"));
        }) << QStringLiteral("question rewritten");
        QTest::newRow("a deletion")
            << Act([](EditsRig &rig) { rig.remove(1, core::Extent::Message); })
            << QStringLiteral("question first"); // its sibling
        QTest::newRow("another branch") << Act([](EditsRig &rig) {
            rig.conversation().activate(rig.conversation().siblings(rig.at(1)).constFirst());
        }) << QStringLiteral("question first");
        QTest::newRow("another name and branch") << Act([](EditsRig &rig) {
            rig.workspace->rename(rig.id(), QStringLiteral("Named"));
            rig.conversation().activate(rig.conversation().siblings(rig.at(1)).constFirst());
        }) << QStringLiteral("question first");
    }

    void whatIsAskedForWhileItIsKeptIsDoneInTheKeptOne()
    {
        using Act = void (*)(EditsRig &);
        QFETCH(Act, act);
        QFETCH(QString, path);
        m_rig->ask("question", "first");
        m_rig->gateway.answer(saying("old"));
        const QSignalSpy finished(&m_rig->session(), &chat::ChatSession::finished);
        m_rig->session().regenerate(m_rig->at(1));
        QTRY_COMPARE(finished.count(), 1);
        m_rig->gateway.answer(saying("new"));
        const QSignalSpy kept(&chat(), &chat::TemporaryChat::kept);
        chat().keep();
        QVERIFY(chat().isWriting());
        act(*m_rig);
        QTRY_COMPARE(kept.count(), 1);
        QVERIFY(!m_rig->session().isTemporary);
        QTRY_COMPARE(m_rig->path(), path);
        QTRY_VERIFY(!m_rig->session().isRunning());
        QTRY_COMPARE(m_rig->storedPath(), path);
        const QString title = m_rig->conversation().info().title;
        QTRY_COMPARE(await(m_rig->store.skeleton(m_rig->id())).value().info.title, title);
        // All that was said before is there, too.
        QVERIFY(await(m_rig->store.skeleton(m_rig->id())).value().messages.size() >= 2);
    }

    void whatIsTakenBackWhileItIsKeptIsSoInTheKeptOne_data()
    {
        using Act = void (*)(EditsRig &);
        const Act removal = [](EditsRig &rig) { rig.remove(3, core::Extent::Message); };
        const Act undo = [](EditsRig &rig) { rig.workspace->undoStack().undo(); };
        QTest::addColumn<Act>("before");
        QTest::addColumn<Act>("act");
        QTest::addColumn<QString>("path");
        QTest::newRow("a deletion")
            << removal << undo << QStringLiteral("question first more second");
        QTest::newRow("other words") << Act([](EditsRig &rig) {
            (void)rig.edits().rewrite(rig.id(), rig.at(1), words("rewritten"));
        }) << undo << QStringLiteral("question first more second");
        QTest::newRow("a deletion done again") << Act([](EditsRig &rig) {
            rig.remove(3, core::Extent::Message);
            rig.workspace->undoStack().undo();
        }) << Act([](EditsRig &rig) { rig.workspace->undoStack().redo(); })
                                               << QStringLiteral("question first more");
    }

    void whatIsTakenBackWhileItIsKeptIsSoInTheKeptOne()
    {
        using Act = void (*)(EditsRig &);
        QFETCH(Act, before);
        QFETCH(Act, act);
        QFETCH(QString, path);
        m_rig->ask("question", "first");
        m_rig->ask("more", "second");
        before(*m_rig);
        QVERIFY(m_rig->path() != path);
        const QSignalSpy kept(&chat(), &chat::TemporaryChat::kept);
        chat().keep();
        QVERIFY(chat().isWriting());
        act(*m_rig);
        QCOMPARE(m_rig->path(), path);
        QTRY_COMPARE(kept.count(), 1);
        QVERIFY(!m_rig->session().isTemporary);
        QCOMPARE(m_rig->path(), path);
        QCOMPARE(m_rig->storedPath(), path);
        QCOMPARE(await(storage::Bin(m_rig->store).count()).value(), 0);
    }

    void whatIsTakenBackIsWhatWasAskedForLast()
    {
        m_rig->ask("question", "first");
        m_rig->workspace->rename(m_rig->id(), QStringLiteral("Named"));
        const QSignalSpy kept(&chat(), &chat::TemporaryChat::kept);
        chat().keep();
        m_rig->remove(1, core::Extent::Message);
        chat().inTurn([this] { m_rig->workspace->undoStack().undo(); });
        QTRY_COMPARE(kept.count(), 1);
        QCOMPARE(m_rig->conversation().info().title, QStringLiteral("Named"));
        QTRY_COMPARE(m_rig->storedPath(), QStringLiteral("question first"));
        QTRY_COMPARE(await(storage::Bin(m_rig->store).count()).value(), 0);
    }

    void whatIsAskedForWhileTheDiskRefusesIsDoneWhereItIs()
    {
        tell();
        m_rig->breakDisk();
        m_rig->gateway.answer(saying("new"));
        const QSignalSpy failed(&chat(), &chat::TemporaryChat::keepFailed);
        chat().keep();
        m_rig->session().regenerate(m_rig->at(1));
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(m_rig->session().isTemporary);
        QTRY_COMPARE(textAt(m_rig->session(), 1), QStringLiteral("new"));
    }

    void whatWasToBeOpenedIsOpenedAfterwards()
    {
        chat().discard();
        m_rig->ask("stored", "yes");
        const QUuid stored = m_rig->id();
        chat().start();
        tell();
        m_rig->workspace->open(stored);
        const QUuid id = m_rig->id();
        QVERIFY(id != stored);
        chat().keep();
        QTRY_COMPARE(m_rig->id(), stored);
        QVERIFY(m_rig->workspace->list().find(id));
    }

    void whatWaitsBehindTheReplyIsSentInTheKeptOne()
    {
        chat().discard();
        m_rig->ask("stored", "yes");
        const QUuid stored = m_rig->id();
        chat().start();
        m_rig->gateway.answer(FakeAnswer::sse({chunk(QStringLiteral("half"))}).hold());
        m_rig->session().send(words("question"));
        QTRY_COMPARE(textAt(m_rig->session(), 1), QStringLiteral("half"));
        m_rig->session().send(words("second"));
        QVERIFY(m_rig->session().queued());
        const QUuid id = m_rig->id();
        m_rig->gateway.answer(saying("answered"));
        m_rig->workspace->open(stored);
        chat().keep();
        QTRY_COMPARE(m_rig->id(), stored);
        m_rig->workspace->open(id);
        QTRY_COMPARE(m_rig->id(), id);
        QTRY_COMPARE(m_rig->path(), QStringLiteral("question half second answered"));
    }

    void wordsThatAreNotSentAreAtStakeAndCannotBeKept()
    {
        bool hasDraft = true;
        chat().setDraftCheck([&hasDraft] { return hasDraft; });
        const QSignalSpy asked(&chat(), &chat::TemporaryChat::leaveAsked);
        const QSignalSpy stayed(&chat(), &chat::TemporaryChat::stayed);
        m_rig->workspace->startNew();
        QCOMPARE(asked.count(), 1);
        QVERIFY(!chat().canKeep());
        chat().stay();
        QCOMPARE(stayed.count(), 1);
        QVERIFY(m_rig->session().isTemporary);
        hasDraft = false;
        m_rig->workspace->startNew();
        QVERIFY(!m_rig->session().isTemporary);
    }

    void whatTheDiskRefusesIsStillThere()
    {
        tell();
        m_rig->breakDisk();
        const QSignalSpy failed(&chat(), &chat::TemporaryChat::keepFailed);
        chat().keep();
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(m_rig->session().isTemporary);
        QCOMPARE(m_rig->conversation().rowCount(), 2);
    }

    void stepsAboutItGoWithIt_data()
    {
        using Act = void (*)(EditsRig &);
        QTest::addColumn<Act>("act");
        QTest::newRow("a deletion")
            << Act([](EditsRig &rig) { rig.remove(1, core::Extent::Message); });
        QTest::newRow("another name")
            << Act([](EditsRig &rig) { rig.workspace->rename(rig.id(), QStringLiteral("Named")); });
    }

    void stepsAboutItGoWithIt()
    {
        using Act = void (*)(EditsRig &);
        QFETCH(Act, act);
        tell();
        act(*m_rig);
        QVERIFY(m_rig->workspace->undoStack().canUndo());
        chat().discard();
        QVERIFY(!m_rig->workspace->undoStack().canUndo());
    }

    void theNameOfAKeptOneIsTakenBack()
    {
        tell();
        const QString before = m_rig->conversation().info().title;
        m_rig->workspace->rename(m_rig->id(), QStringLiteral("Named"));
        const QSignalSpy kept(&chat(), &chat::TemporaryChat::kept);
        chat().keep();
        QTRY_COMPARE(kept.count(), 1);
        m_rig->workspace->undoStack().undo();
        QCOMPARE(m_rig->conversation().info().title, before);
        QTRY_COMPARE(await(m_rig->store.skeleton(m_rig->id())).value().info.title, before);
    }

    void noTitleIsGeneratedForIt()
    {
        core::Settings settings = m_rig->preferences.settings();
        settings.isTitleGenerated = true;
        m_rig->preferences.set(settings);
        tell();
        QCOMPARE(m_rig->gateway.requestCount(), 1);
        QVERIFY(!m_rig->workspace->titles().isWriting(m_rig->id()));
    }

private:
    [[nodiscard]] chat::TemporaryChat &chat() const { return m_rig->workspace->temporary(); }
    [[nodiscard]] static QByteArray pictureBytes()
    {
        static const QByteArray bytes = plainPng(8, 8);
        return bytes;
    }
    [[nodiscard]] static QByteArray pictureHash() { return makeAttachment(pictureBytes()).hash; }

    void tell() const
    {
        m_rig->gateway.answer(saying("an answer"));
        chat::Outgoing outgoing = words(kTemporaryCanary);
        core::ImagePart image;
        image.hash = pictureHash();
        image.mime = QStringLiteral("image/png");
        outgoing.images = {image};
        outgoing.attachments = {{image.hash, pictureBytes()}};
        const QSignalSpy finished(&m_rig->session(), &chat::ChatSession::finished);
        m_rig->session().send(outgoing);
        QTRY_COMPARE(finished.count(), 1);
    }

    [[nodiscard]] bool isInFiles(const QByteArray &bytes) const
    {
        return support::isInFiles(m_rig->dir.path(), bytes);
    }

    std::unique_ptr<EditsRig> m_rig;
};

QTEST_MAIN(tst_TemporaryChat)
#include "tst_temporarychat.moc"
