// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/conversationviewrig.h"
#include "ui/conversation/codemenu.h"
#include "ui/conversation/finder.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>

/// What can be done with blocks of code and tables in a conversation.
class TestCodeMenu : public QObject, private support::ConversationViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void showsAllOfLongCodeAndLess();
    void codeThatArrivedOnScreenIsNotFolded();
    void findOpensFoldedCode();
    void wrapsAndNumbersWhereThePersonWants();
    void savesTheCode_data();
    void savesTheCode();
    void namesFilesByLanguage();
    void copiesTables();

private:
    void answer(const QString &words)
    {
        (void)m_port->add(core::Role::User, QStringLiteral("q"));
        (void)m_port->add(core::Role::Assistant, words);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] static QString code(int lines)
    {
        QString text = QStringLiteral("```py\n");
        for (int i = 0; i < lines; ++i)
            text += QStringLiteral("line%1\n").arg(i);
        return text + QStringLiteral("```\n");
    }
    [[nodiscard]] bool hasButton(const QString &name) const
    {
        const QList<ui::RowButton> buttons = m_view->rowButtons(1);
        return std::any_of(buttons.cbegin(), buttons.cend(),
                           [&](const ui::RowButton &button) { return button.text == name; });
    }
    [[nodiscard]] QMenu *menu() const
    {
        const QList<QMenu *> menus = m_view->findChildren<QMenu *>();
        return menus.isEmpty() ? nullptr : menus.constLast();
    }
    static void trigger(const QMenu *menu, const QString &words)
    {
        for (QAction *action : menu->actions()) {
            if (action->text() == words) {
                action->trigger();
                return;
            }
        }
        QFAIL(qPrintable(words));
    }
};

void TestCodeMenu::showsAllOfLongCodeAndLess()
{
    answer(code(100));
    const int folded = rowRect(1).height();
    QVERIFY(hasButton(QStringLiteral("Show all 100 lines")));
    m_view->pressRowAction(1, QStringLiteral("Show all 100 lines"));
    m_view->jumpToEnd();
    const int whole = rowRect(1).height();
    QVERIFY(whole > folded + 50 * 10);
    QVERIFY(hasButton(QStringLiteral("Show less")));
    m_view->pressRowAction(1, QStringLiteral("Show less"));
    QCOMPARE(rowRect(1).height(), folded);
    // All of it is copied, whatever is shown.
    m_view->pressRowAction(1, QStringLiteral("Copy code"));
    QVERIFY(QGuiApplication::clipboard()->text().endsWith(QStringLiteral("line99")));
}

void TestCodeMenu::codeThatArrivedOnScreenIsNotFolded()
{
    (void)m_port->add(core::Role::User, QStringLiteral("q"));
    const QUuid reply =
        m_port->add(core::Role::Assistant, QString(), core::MessageState::Streaming);
    m_port->conversation().appendText(reply, 0, code(100));
    m_port->conversation().setState(reply, core::MessageState::Complete);
    QCoreApplication::processEvents();
    QVERIFY(!hasButton(QStringLiteral("Show all 100 lines")));
    QVERIFY(rowRect(1).height() > 100 * 10);
}

void TestCodeMenu::findOpensFoldedCode()
{
    answer(code(100));
    m_view->finder().search().search(QStringLiteral("line77"));
    QTRY_VERIFY(!hasButton(QStringLiteral("Show all 100 lines")));
}

void TestCodeMenu::wrapsAndNumbersWhereThePersonWants()
{
    answer(QStringLiteral("```\n%1\n```").arg(QStringLiteral("word ").repeated(200)));
    const QSignalSpy chosen(m_view.get(), &ui::ConversationView::codeLookChosen);
    m_view->pressRowAction(1, QStringLiteral("More for this code"));
    QVERIFY(menu());
    trigger(menu(), QStringLiteral("Wrap long lines"));
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first(), (QVariantList{true, false}));
    const int before = rowRect(1).height();
    core::Settings settings;
    settings.isCodeWrapped = true;
    m_view->setReading(settings);
    QVERIFY(rowRect(1).height() > before);
    settings.isCodeWrapped = false;
    m_view->setReading(settings);
    QCOMPARE(rowRect(1).height(), before);
}

void TestCodeMenu::savesTheCode_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *language, const QString &body, const char *name) {
        QTest::newRow(language) << QString::fromLatin1(language) << body
                                << QString::fromLatin1(name);
    };
    row("py", QStringLiteral("line\n").repeated(99) + QStringLiteral("line 99"), "code.py");
    // What others would draw is code like any other.
    row("mermaid", QStringLiteral("graph TD\n  A[\"<img src=x>\"] --> B"), "code.mmd");
    row("svg", QStringLiteral("<svg><script>alert(1)</script></svg>"), "code.svg");
}

void TestCodeMenu::savesTheCode()
{
    QFETCH(QString, language);
    QFETCH(QString, body);
    QFETCH(QString, name);
    answer(QStringLiteral("```%1\n%2\n```\n").arg(language, body));
    QGuiApplication::clipboard()->clear();
    m_view->pressRowAction(1, QStringLiteral("Copy code"));
    QCOMPARE(QGuiApplication::clipboard()->text(), body);
    m_view->pressRowAction(1, QStringLiteral("More for this code"));
    trigger(menu(), QStringLiteral("Save as file…"));
    auto *dialog = m_view->findChild<QFileDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->selectedFiles().value(0).section(u'/', -1), name);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("x.py"));
    Q_EMIT dialog->fileSelected(path);
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), body);
    // Nothing that a model wrote can be started by a click on it.
    QVERIFY(!(file.permissions() & (QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther)));
    dialog->close();
}

void TestCodeMenu::namesFilesByLanguage()
{
    QCOMPARE(ui::codeFileName(QStringLiteral("C++")), QStringLiteral("code.cpp"));
    QCOMPARE(ui::codeFileName(QStringLiteral("python title=\"x\"")), QStringLiteral("code.py"));
    QCOMPARE(ui::codeFileName(QStringLiteral("../../.bashrc")), QStringLiteral("code.txt"));
    QCOMPARE(ui::codeFileName(QString()), QStringLiteral("code.txt"));
}

void TestCodeMenu::copiesTables()
{
    answer(QStringLiteral("| a | b |\n|---|:-:|\n| 1 | **2** |\n"));
    const QPoint inTable = rowRect(1).topLeft() + QPoint(20, 40);
    QContextMenuEvent event(QContextMenuEvent::Mouse, inTable,
                            m_view->viewport()->mapToGlobal(inTable));
    QCoreApplication::sendEvent(m_view->viewport(), &event);
    trigger(menu(), QStringLiteral("Copy table as CSV"));
    QCOMPARE(QGuiApplication::clipboard()->text().remove(u'\r'), QStringLiteral("a,b\n1,2\n"));
    trigger(menu(), QStringLiteral("Copy table as Markdown"));
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("| a | b |\n| --- | :-: |\n| 1 | **2** |"));
}

QTEST_MAIN(TestCodeMenu)
#include "tst_codemenu.moc"
