// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "ui/conversation/conversationview.h"

#include <QAccessible>
#include <QClipboard>
#include <QDialog>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>

using flow::Program;
using support::FakeAnswer;

namespace {

/// Everything that a screen reader could read out below this, a piece a line.
void collect(QAccessibleInterface *node, QStringList &words, int depth = 0)
{
    if (!node || !node->isValid() || depth > 30)
        return;
    for (const QAccessible::Text kind :
         {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
        words.append(node->text(kind));
    if (QAccessibleTextInterface *text = node->textInterface())
        words.append(text->text(0, text->characterCount()));
    for (int index = 0; index < node->childCount(); ++index)
        collect(node->child(index), words, depth + 1);
}

/// What can be seen and heard of the whole program now, with its titles and what is copied.
QString everythingShown()
{
    QStringList words;
    for (QWidget *window : QApplication::topLevelWidgets()) {
        words.append(window->windowTitle());
        words.append(window->toolTip());
        collect(QAccessible::queryAccessibleInterface(window), words);
    }
    words.append(QApplication::clipboard()->text(QClipboard::Clipboard));
    words.append(QApplication::clipboard()->text(QClipboard::Selection));
    return words.join(u'\n');
}

/// A gateway that refuses the key and says it back wherever it can, as some do.
FakeAnswer echo(const QByteArray &key)
{
    const QString words = QStringLiteral("Incorrect API key provided: %1. Authorization: Bearer %1")
                              .arg(QString::fromLatin1(key));
    return FakeAnswer::json(
               401, {{QStringLiteral("error"), QJsonObject{{QStringLiteral("message"), words},
                                                           {QStringLiteral("code"), words},
                                                           {QStringLiteral("param"), words}}}})
        .header("X-Request-Id", key)
        .header("X-Echo", key);
}

} // namespace

/// The key of a run is on no screen: neither in words, titles and names, nor in what is copied.
class KeyOnScreenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QAccessible::setActive(true); }
    void aRefusalThatSaysTheKeyBackShowsItNowhere();
    void theSettingsAndTheirTestShowItNowhere();

private:
    static void verifyHidden(const Program &program)
    {
        const QString shown = everythingShown();
        QVERIFY(shown.size() > 200);
        QVERIFY(!shown.contains(QString::fromLatin1(support::keyFor(program.gateway.port()))));
    }
};

void KeyOnScreenTest::aRefusalThatSaysTheKeyBackShowsItNowhere()
{
    Program program;
    const QByteArray key = support::keyFor(program.gateway.port());
    program.gateway.answer(echo(key));
    QVERIFY(program.start());
    program.type(QStringLiteral("Hello"));
    QVERIFY(program.waitForReply(core::MessageState::Failed));
    QCOMPARE(program.gateway.lastRequest().header("Authorization"), "Bearer " + key);
    // The words of the gateway are there, without the key in them.
    QTRY_VERIFY(everythingShown().contains(QStringLiteral("Incorrect API key provided: ***")));
    verifyHidden(program);

    QMenu menu;
    const core::Message &reply = program.conversation().at(1);
    Q_EMIT program.window().pane().view().menuOpening(&menu, reply.id);
    QVERIFY(menu.actions().size() >= 2);
    int copied = 0;
    for (QAction *entry : menu.actions()) {
        if (!entry->menu())
            continue;
        for (QAction *copy : entry->menu()->actions()) {
            QApplication::clipboard()->clear();
            copy->trigger();
            QTRY_VERIFY(!QApplication::clipboard()->text().isEmpty());
            QVERIFY(!QApplication::clipboard()->text().contains(QString::fromLatin1(key)));
            ++copied;
        }
    }
    QVERIFY(copied >= 4); // the request in each language
    for (QAction *entry : menu.actions()) {
        if (entry->text() == QStringLiteral("Request…"))
            entry->trigger(); // the inspector
    }
    auto *inspector = program.window().findChild<QDialog *>(QStringLiteral("inspector"));
    QVERIFY(inspector && QTest::qWaitForWindowExposed(inspector));
    auto *pages = inspector->findChild<QTabWidget *>();
    QVERIFY(pages);
    for (int page = 0; page < pages->count(); ++page) {
        pages->setCurrentIndex(page);
        QTRY_VERIFY(everythingShown().contains(QStringLiteral("***")));
        verifyHidden(program);
    }
}

void KeyOnScreenTest::theSettingsAndTheirTestShowItNowhere()
{
    Program program;
    const QByteArray key = support::keyFor(program.gateway.port());
    program.gateway.answer(echo(key));
    QVERIFY(program.start());
    QTest::keyClick(&program.window(), Qt::Key_Comma, Qt::ControlModifier);
    auto *dialog = program.window().findChild<QDialog *>(QStringLiteral("settings"));
    QVERIFY(dialog && QTest::qWaitForWindowExposed(dialog));
    verifyHidden(program);
    auto *test = dialog->findChild<QAbstractButton *>(QStringLiteral("test"));
    QVERIFY(test);
    test->click();
    QTRY_VERIFY(program.gateway.requestCount() > 0);
    auto *report = dialog->findChild<QAbstractButton *>(QStringLiteral("doctorCopy"));
    QVERIFY(report);
    QTRY_VERIFY_WITH_TIMEOUT(report->isVisible() && report->isEnabled(), 20'000);
    QApplication::clipboard()->clear();
    report->click();
    QTRY_VERIFY(!QApplication::clipboard()->text().isEmpty());
    verifyHidden(program);
}

QTEST_MAIN(KeyOnScreenTest)
#include "tst_keyonscreen.moc"
