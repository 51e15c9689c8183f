// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/temporarychat.h"
#include "core/whendone.h"
#include "support/faultvfs.h"
#include "support/storebuilders.h"
#include "support/windowrig.h"
#include "ui/conversation/insertdialog.h"
#include "ui/noticebar.h"
#include "ui/question.h"
#include "ui/settings/instructionsdialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>

using support::FaultVfs;
using support::WindowRig;
using ui::Act;

namespace {

constexpr auto kSlow = QLatin1StringView("The disk takes long to save your chats.");
constexpr auto kFullDisk = QLatin1StringView("The disk is full.");

/// A window with a chat in it, whose disk does as the test says.
struct LeavingRig : WindowRig {
    QUuid chat;

    [[nodiscard]] bool hasChat()
    {
        if (!isReady())
            return false;
        chat = ask(QStringLiteral("One"));
        return QTest::qWaitFor([this] { return workspace.list().rowOf(chat) >= 0; })
               && QTest::qWaitFor([this] { return store.settled().isFinished(); });
    }
    ~LeavingRig()
    {
        FaultVfs::failure = SQLITE_OK;
        FaultVfs::goOn();
    }

    void write(const QString &words) const { window->pane().composer().insertText(words); }
    [[nodiscard]] QString written() const { return window->pane().composer().text(); }
    [[nodiscard]] ui::Question *question(const char *name = "unsavedQuestion") const
    {
        return window->findChild<ui::Question *>(QString::fromLatin1(name));
    }
    [[nodiscard]] bool isAsked(QLatin1StringView cause) const
    {
        return QTest::qWaitFor([this] { return question() != nullptr; }, 20'000)
               && question()->informativeText().contains(cause);
    }
    void press(const char *button, const char *name = "unsavedQuestion") const
    {
        question(name)->findChild<QPushButton *>(QString::fromLatin1(button))->click();
    }
    [[nodiscard]] bool isWarned(QLatin1StringView words) const
    {
        const auto bars = window->findChildren<ui::NoticeBar *>();
        return std::any_of(bars.cbegin(), bars.cend(), [words](const ui::NoticeBar *bar) {
            return bar->isVisible() && bar->text().contains(words);
        });
    }
    /// What the next start would find in the composer of this chat.
    [[nodiscard]] QString stored(const QUuid &place)
    {
        const auto draft = support::await(store.draft(place));
        return draft ? draft.value().text : QString();
    }
};

} // namespace

/// Closing the window while the disk refuses, or takes its time: nothing goes without a word, and
/// nobody is kept.
class TestLeaving : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { FaultVfs::install(); }
    void whereAllIsSavedItClosesAtOnce();
    void whatWasWrittenLastIsSavedBeforeItCloses();
    void theFirstRefusalIsAskedAbout();
    void onceItIsSavedTheQuestionGoesAndTheWindowToo();
    void whoStaysStays();
    void aNameThatIsBeingTypedIsSaved();
    void nobodyWaitsForADiskThatStandsStill();
    void aWindowThatCannotCloseSaysWhy();
    void aDatabaseThatIsBeingOpenedKeepsNobodyWithoutAWord();
    void whatIsWrittenBetweenTwoTriesToCloseIsWaitedFor();
    void aTemporaryChatThatCouldNotBeKeptIsNotAskedAboutAnyMore();
    void wordsInAnEditorAreAskedAboutBeforeItCloses();
    void wordsInAnEditorAreSavedOnTheWay();
    void instructionsFindTheirChatWhenThatWasReadAgain();
};

void TestLeaving::whereAllIsSavedItClosesAtOnce()
{
    LeavingRig rig;
    QVERIFY(rig.hasChat());
    QVERIFY(rig.window->close());
    QVERIFY(!rig.window->isVisible());
}

void TestLeaving::whatWasWrittenLastIsSavedBeforeItCloses()
{
    LeavingRig rig;
    QVERIFY(rig.hasChat());
    FaultVfs::standStill(); // else it might be saved before anybody closes
    rig.write(QStringLiteral("the last word"));
    QVERIFY(!rig.window->close());
    QVERIFY(rig.window->isVisible());
    FaultVfs::goOn();
    QTRY_VERIFY(!rig.window->isVisible());
    QVERIFY(!rig.question());
    QCOMPARE(rig.stored(rig.chat), QStringLiteral("the last word"));
}

void TestLeaving::theFirstRefusalIsAskedAbout()
{
    LeavingRig rig;
    QVERIFY(rig.hasChat());
    FaultVfs::failure = SQLITE_FULL;
    rig.write(QStringLiteral("the last word"));
    QVERIFY(!rig.window->close());
    QVERIFY(rig.isAsked(kFullDisk));
    QVERIFY(rig.window->isVisible());
    rig.press("quit");
    QTRY_VERIFY(!rig.window->isVisible());
}

void TestLeaving::onceItIsSavedTheQuestionGoesAndTheWindowToo()
{
    LeavingRig rig;
    QVERIFY(rig.hasChat());
    FaultVfs::failure = SQLITE_FULL;
    rig.write(QStringLiteral("the last word"));
    QVERIFY(!rig.window->close());
    QVERIFY(rig.isAsked(kFullDisk));
    // What is written meanwhile is a last word, too.
    rig.write(QStringLiteral(", and one more"));
    FaultVfs::failure = SQLITE_OK;
    QTRY_VERIFY_WITH_TIMEOUT(!rig.window->isVisible(), 20'000);
    QTRY_VERIFY(!rig.question());
    QCOMPARE(rig.stored(rig.chat), QStringLiteral("the last word, and one more"));
}

void TestLeaving::whoStaysStays()
{
    LeavingRig rig;
    QVERIFY(rig.hasChat());
    FaultVfs::failure = SQLITE_FULL;
    rig.write(QStringLiteral("the last word"));
    QVERIFY(!rig.window->close());
    QVERIFY(rig.isAsked(kFullDisk));
    QTest::keyClick(rig.question(), Qt::Key_Escape);
    QTRY_VERIFY(!rig.question());
    QVERIFY(rig.isWarned(kFullDisk));
    FaultVfs::failure = SQLITE_OK;
    QTRY_VERIFY_WITH_TIMEOUT(!rig.isWarned(kFullDisk), 20'000);
    QTRY_COMPARE(rig.stored(rig.chat), QStringLiteral("the last word"));
    QVERIFY(rig.window->isVisible());
    QCOMPARE(rig.written(), QStringLiteral("the last word"));
    QVERIFY(rig.window->close());
}

void TestLeaving::aNameThatIsBeingTypedIsSaved()
{
    LeavingRig rig;
    QVERIFY(rig.hasChat());
    rig.host()->setSidebarShown(false);
    rig.trigger(Act::Rename);
    auto *field = qobject_cast<QLineEdit *>(rig.window->focusWidget());
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("A name"));
    (void)rig.window->close();
    QTRY_VERIFY(!rig.window->isVisible());
    const auto listed = support::await(rig.store.conversations());
    QVERIFY(listed.isOk());
    QCOMPARE(listed.value().constFirst().title, QStringLiteral("A name"));
}

/// The disk answers nothing at all here: whatever waited for it would wait for ever.
void TestLeaving::nobodyWaitsForADiskThatStandsStill()
{
    LeavingRig rig;
    QVERIFY(rig.hasChat());
    FaultVfs::standStill();
    rig.workspace.rename(rig.chat, QStringLiteral("Renamed"));
    QCOMPARE(rig.workspace.list().find(rig.chat)->title, QStringLiteral("Renamed"));
    rig.write(QStringLiteral("half a question"));
    rig.trigger(Act::Pin);
    QVERIFY(rig.workspace.list().find(rig.chat)->isPinned);
    rig.trigger(Act::NewChat);
    QTRY_COMPARE(rig.workspace.current()->conversation().rowCount(), 0);
    rig.workspace.open(rig.chat);
    rig.trigger(Act::Palette);
    QTest::keyClick(rig.window.get(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(rig.isWarned(kSlow), 20'000);
    rig.workspace.remove(rig.chat);
    QCOMPARE(rig.workspace.list().rowOf(rig.chat), -1);
    rig.trigger(Act::Undo);
    QTRY_VERIFY(rig.workspace.list().rowOf(rig.chat) >= 0);
    QVERIFY(rig.isWarned(kSlow));
    FaultVfs::goOn();
    QTRY_VERIFY_WITH_TIMEOUT(!rig.isWarned(kSlow), 20'000);
    QVERIFY(support::await(rig.store.settled()).isOk());
    QCOMPARE(rig.stored(rig.chat), QStringLiteral("half a question"));
    const auto listed = support::await(rig.store.conversations());
    QVERIFY(listed.isOk());
    QCOMPARE(listed.value().constFirst().title, QStringLiteral("Renamed"));
    QVERIFY(listed.value().constFirst().isPinned);
}

void TestLeaving::aWindowThatCannotCloseSaysWhy()
{
    LeavingRig rig;
    QVERIFY(rig.hasChat());
    FaultVfs::standStill();
    rig.write(QStringLiteral("the last word"));
    QVERIFY(!rig.window->close());
    QVERIFY(rig.isAsked(kSlow));
    FaultVfs::goOn();
    QTRY_VERIFY_WITH_TIMEOUT(!rig.window->isVisible(), 20'000);
    QTRY_VERIFY(!rig.question());
    QCOMPARE(rig.stored(rig.chat), QStringLiteral("the last word"));
}

/// No write stands still here: what is before it takes long.
void TestLeaving::aDatabaseThatIsBeingOpenedKeepsNobodyWithoutAWord()
{
    LeavingRig rig;
    QVERIFY(rig.hasChat());
    FaultVfs::standStill();
    const auto opened = rig.store.open(rig.dir.filePath(QStringLiteral("loquat.db")));
    rig.write(QStringLiteral("the last word"));
    QVERIFY(!rig.window->close());
    QVERIFY(rig.isAsked(kSlow));
    QVERIFY(!opened.isFinished());
    FaultVfs::goOn();
    QTRY_VERIFY_WITH_TIMEOUT(!rig.window->isVisible(), 20'000);
    QTRY_VERIFY(!rig.question());
    QCOMPARE(rig.stored(rig.chat), QStringLiteral("the last word"));
}

void TestLeaving::whatIsWrittenBetweenTwoTriesToCloseIsWaitedFor()
{
    bool isFirstWritten = false;
    LeavingRig rig;
    QVERIFY(rig.hasChat());
    FaultVfs::standStill();
    rig.write(QStringLiteral("the last word"));
    QVERIFY(!rig.window->close());
    // The disk takes that, and stands still again before it comes to the rest.
    const auto first =
        rig.store.settled().then(QtFuture::Launch::Sync, [](const core::Result<core::Done> &) {
            FaultVfs::standStill();
            return true;
        });
    core::whenDone(rig.window.get(), first, [&isFirstWritten](bool) { isFirstWritten = true; });
    rig.write(QStringLiteral(", and one more"));
    QVERIFY(!rig.window->close());
    FaultVfs::goOn();
    QTRY_VERIFY(isFirstWritten);
    QVERIFY(rig.window->isVisible());
    FaultVfs::failure = SQLITE_FULL;
    FaultVfs::goOn();
    QVERIFY(rig.isAsked(kFullDisk));
    FaultVfs::failure = SQLITE_OK;
    QTRY_VERIFY_WITH_TIMEOUT(!rig.window->isVisible(), 20'000);
    QCOMPARE(rig.stored(rig.chat), QStringLiteral("the last word, and one more"));
}

void TestLeaving::aTemporaryChatThatCouldNotBeKeptIsNotAskedAboutAnyMore()
{
    LeavingRig rig;
    QVERIFY(rig.hasChat());
    rig.trigger(Act::NewTemporary);
    (void)rig.ask(QStringLiteral("Two"));
    QTRY_VERIFY(!rig.workspace.current()->isRunning());
    FaultVfs::failure = SQLITE_FULL;
    rig.trigger(Act::KeepTemporary);
    QVERIFY(!rig.window->close());
    QVERIFY(rig.question("temporaryQuestion")); // the disk has not answered yet
    QTRY_VERIFY(rig.isWarned(QLatin1StringView("The chat could not be kept.")));
    QTRY_VERIFY(!rig.question("temporaryQuestion"));
    QVERIFY(rig.workspace.current()->isTemporary);
    // Asked anew, the answer counts.
    QVERIFY(!rig.window->close());
    QTRY_VERIFY(rig.question("temporaryQuestion"));
    FaultVfs::failure = SQLITE_OK;
    rig.question("temporaryQuestion")->findChild<QPushButton *>(QStringLiteral("keep"))->click();
    QTRY_VERIFY_WITH_TIMEOUT(!rig.window->isVisible(), 20'000);
    QCOMPARE(support::await(rig.store.conversations()).value().size(), 2);
}

void TestLeaving::wordsInAnEditorAreAskedAboutBeforeItCloses()
{
    LeavingRig rig;
    QVERIFY(rig.hasChat());
    rig.window->actions().at(Act::InsertMessage)->trigger();
    auto *editor = rig.window->findChild<ui::InsertDialog *>();
    QVERIFY(editor);
    // Nothing was written: nobody is asked.
    QVERIFY(!ui::unsavedEditor(*rig.window));
    editor->findChild<QPlainTextEdit *>()->setPlainText(QStringLiteral("Half a thought"));
    QVERIFY(ui::unsavedEditor(*rig.window) == editor);
    QVERIFY(!rig.window->close());
    QVERIFY(rig.question("unsavedEditor"));
    rig.question("unsavedEditor")->reject();
    QTRY_VERIFY(!rig.question("unsavedEditor"));
    QVERIFY(!editor->isAsking());
    QVERIFY(rig.window->isVisible() && editor->isVisible());
    QVERIFY(!rig.window->close());
    rig.press("discard", "unsavedEditor");
    QTRY_VERIFY(!rig.window->isVisible());
}

void TestLeaving::wordsInAnEditorAreSavedOnTheWay()
{
    LeavingRig rig;
    QVERIFY(rig.hasChat());
    rig.window->actions().at(Act::Instructions)->trigger();
    auto *editor = rig.window->findChild<ui::InstructionsDialog *>();
    QVERIFY(editor);
    editor->write(QStringLiteral("Answer briefly."));
    QVERIFY(!rig.window->close());
    rig.press("save", "unsavedEditor");
    QTRY_VERIFY(!rig.window->isVisible());
    QCOMPARE(rig.workspace.current()->conversation().info().instructions,
             std::optional(QStringLiteral("Answer briefly.")));
}

void TestLeaving::instructionsFindTheirChatWhenThatWasReadAgain()
{
    LeavingRig rig;
    QVERIFY(rig.hasChat());
    const QPointer<chat::ChatSession> before = rig.workspace.current();
    rig.trigger(Act::Instructions);
    auto *editor = rig.window->findChild<ui::InstructionsDialog *>();
    QVERIFY(editor);
    editor->write(QStringLiteral("Answer briefly."));
    rig.workspace.startNew();
    QTRY_VERIFY(!before);
    rig.workspace.open(rig.chat);
    QTRY_COMPARE(rig.workspace.current()->conversation().info().id, rig.chat);
    editor->accept();
    QCOMPARE(rig.workspace.current()->conversation().info().instructions,
             std::optional(QStringLiteral("Answer briefly.")));
}

QTEST_MAIN(TestLeaving)
#include "tst_leaving.moc"
