// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "ui/actions.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/finder.h"
#include "ui/lineinput.h"
#include "ui/palette/palette.h"
#include "ui/search/searchmodel.h"
#include "ui/search/searchpanel.h"

using flow::answer;
using flow::Program;

/// Searching in the whole program: what was said is found in the same run and in the next one.
class SearchingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasAnsweredIsFoundAndLedTo_data();
    void whatWasAnsweredIsFoundAndLedTo();
    void thePaletteLeadsToAChatOfAnotherRun();

private:
    static void converse(Program &program)
    {
        program.gateway.answer(answer({QStringLiteral("It is the 枇"), QStringLiteral("杷.")}));
        QVERIFY(program.start());
        program.type(QStringLiteral("Which fruit?"));
        QVERIFY(program.waitForReply(core::MessageState::Complete));
        QTRY_VERIFY(!program.session()->isRunning());
        QTRY_COMPARE(program.assembly().workspace().list().count(), 1);
    }
};

void SearchingTest::whatWasAnsweredIsFoundAndLedTo_data()
{
    QTest::addColumn<bool>("isRestarted");
    QTest::newRow("same run") << false;
    QTest::newRow("next run") << true;
}

void SearchingTest::whatWasAnsweredIsFoundAndLedTo()
{
    QFETCH(const bool, isRestarted);
    Program program;
    converse(program);
    const QUuid id = program.conversation().info().id;
    if (isRestarted)
        QVERIFY(program.start());
    program.window().actions().at(ui::Act::NewChat)->trigger();
    QTRY_VERIFY(program.conversation().info().id != id);
    QTest::keyClick(&program.input(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    auto *panel = program.window().findChild<ui::SearchPanel *>();
    QVERIFY(panel && panel->isVisible());
    panel->begin(QStringLiteral("杷"));
    auto *field = panel->findChild<ui::LineInput *>();
    const auto *model = panel->findChild<ui::SearchModel *>();
    QTRY_COMPARE(model->hitCount(), 1);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(program.conversation().info().id, id);
    const ui::Finder &finder = program.window().pane().view().finder();
    QTRY_VERIFY(finder.jump().isActive());
    QTRY_COMPARE(finder.marksIn(1, 0).starts.size(), std::size_t(1));
    QCOMPARE(finder.marksIn(1, 0).starts.front().offset, 11);
}

void SearchingTest::thePaletteLeadsToAChatOfAnotherRun()
{
    Program program;
    converse(program);
    const QUuid id = program.conversation().info().id;
    QVERIFY(program.start());
    program.window().actions().at(ui::Act::NewChat)->trigger();
    QTRY_VERIFY(program.conversation().info().id != id);
    QTest::keyClick(&program.input(), Qt::Key_K, Qt::ControlModifier);
    auto *palette = program.window().findChild<ui::Palette *>();
    QVERIFY(palette && palette->isVisible());
    auto *field = palette->findChild<ui::LineInput *>();
    QTest::keyClicks(field, QStringLiteral("fruit"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(program.conversation().info().id, id);
}

QTEST_MAIN(SearchingTest)
#include "tst_searching.moc"
