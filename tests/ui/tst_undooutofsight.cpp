// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/messageedits.h"
#include "support/storebuilders.h"
#include "support/windowrig.h"
#include "ui/noticebar.h"

#include <QPlainTextEdit>

using support::await;
using support::WindowRig;
using ui::Act;

/// What is taken back where nobody sees it has to be said.
class TestUndoOutOfSight : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEditInAnotherBranchIsSaid();

private:
    [[nodiscard]] static bool isSaid(const WindowRig &rig)
    {
        const auto bars = rig.window->findChildren<ui::NoticeBar *>();
        return std::any_of(bars.cbegin(), bars.cend(), [](const ui::NoticeBar *bar) {
            return bar->isVisible()
                   && bar->text() == QStringLiteral("An edit in another branch was taken back");
        });
    }
};

void TestUndoOutOfSight::anEditInAnotherBranchIsSaid()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    QVERIFY(!rig.ask(QStringLiteral("One")).isNull());
    core::Conversation &chat = rig.workspace.current()->conversation();
    const QUuid answer = chat.at(1).id;
    const auto says = [&chat, &answer] { return core::plainText(*chat.find(answer)); };
    ui::ConversationPane &pane = rig.window->pane();
    QVERIFY(await(rig.workspace.edits().rewrite(chat.info().id, answer,
                                                {QStringLiteral("Better."), {}, {}})));
    QCOMPARE(says(), QStringLiteral("Better."));
    rig.trigger(Act::Undo); // it is seen
    QTRY_COMPARE(says(), QStringLiteral("Answer."));
    QVERIFY(!isSaid(rig));
    rig.trigger(Act::Redo);
    QTRY_COMPARE(says(), QStringLiteral("Better."));
    rig.gateway.answer(
        support::FakeAnswer::sse({support::chunk(QStringLiteral("Else.")),
                                  support::finish(QStringLiteral("stop")), support::done()}));
    pane.composer().beginEdit(chat.at(0).id);
    auto *input = pane.composer().findChild<QPlainTextEdit *>(QStringLiteral("input"));
    input->setPlainText(QStringLiteral("Other"));
    pane.composer().submit();
    QTRY_COMPARE(core::plainText(chat.at(chat.rowCount() - 1)), QStringLiteral("Else."));
    QTRY_VERIFY(!rig.workspace.current()->isRunning());
    QCOMPARE(chat.rowOf(answer), -1);
    rig.trigger(Act::Undo);
    QTRY_COMPARE(says(), QStringLiteral("Answer."));
    QTRY_VERIFY(isSaid(rig));
}

QTEST_MAIN(TestUndoOutOfSight)
#include "tst_undooutofsight.moc"
