// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "chat/connections.h"
#include "chat/preferences.h"
#include "ui/settings/noterow.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>

using flow::answer;
using flow::Program;
using support::FakeAnswer;

/// The settings, by keyboard alone.
class ConnectingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aConnectionIsAddedTriedUsedAndKept();
    void looksApplyAtOnce();
};

namespace {

/// The settings as Ctrl+, opens them, with the keyboard's focus.
QDialog *openSettings(Program &program)
{
    QApplication::setActiveWindow(&program.window()); // there is no window manager to do it
    QTest::keyClick(&program.window(), Qt::Key_Comma, Qt::ControlModifier);
    auto *dialog = program.window().findChild<QDialog *>(QStringLiteral("settings"));
    if (!dialog || !QTest::qWaitForWindowExposed(dialog))
        return nullptr;
    QApplication::setActiveWindow(dialog);
    return dialog;
}

/// The widget of this name, once Tab has reached it; null when it cannot be reached.
template <typename Widget>
Widget *tabTo(QDialog &dialog, const char *name)
{
    auto *wanted = dialog.findChild<Widget *>(QString::fromLatin1(name));
    for (int presses = 0; wanted && presses < 60; ++presses) {
        const QWidget *focus = QApplication::focusWidget();
        if (focus && (focus == wanted || wanted->isAncestorOf(focus)))
            return wanted;
        QTest::keyClick(focus ? QApplication::focusWidget() : &dialog, Qt::Key_Tab);
    }
    return nullptr;
}

bool pressButton(QDialog &dialog, const char *name)
{
    auto *button = tabTo<QAbstractButton>(dialog, name);
    if (!button || !button->isEnabled())
        return false;
    QTest::keyClick(button, Qt::Key_Space);
    return true;
}

bool fill(QDialog &dialog, const char *name, const QString &text)
{
    auto *field = tabTo<QLineEdit>(dialog, name);
    if (!field)
        return false;
    field->selectAll();
    QTest::keyClicks(field, text);
    return true;
}

ui::NoteRow *note(QDialog &dialog, const char *name)
{
    return dialog.findChild<ui::NoteRow *>(QString::fromLatin1(name));
}

} // namespace

void ConnectingTest::aConnectionIsAddedTriedUsedAndKept()
{
    Program program;
    program.gateway.answer("/v1/models",
                           FakeAnswer::body(200, "application/json",
                                            R"({"data":[{"id":"small-1"},{"id":"large-1"}]})"));
    program.gateway.answer(answer({QStringLiteral("Here")}));
    QVERIFY(program.start(true));
    QDialog *dialog = openSettings(program);
    QVERIFY(dialog);
    QVERIFY(pressButton(*dialog, "addConnection"));
    QVERIFY(fill(*dialog, "baseUrl", program.gateway.baseUrl()));
    QVERIFY(fill(*dialog, "apiKey", QStringLiteral("sk-typed-by-hand")));
    QVERIFY(pressButton(*dialog, "fetchModels"));
    auto *model = dialog->findChild<QComboBox *>(QStringLiteral("modelId"));
    QTRY_COMPARE(model->count(), 2);
    QCOMPARE(tabTo<QComboBox>(*dialog, "modelId"), model);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("large-1"));
    QVERIFY(pressButton(*dialog, "test"));
    QTRY_VERIFY(dialog->findChild<QLabel *>(QStringLiteral("doctorHead")));
    const auto *head = dialog->findChild<QLabel *>(QStringLiteral("doctorHead"));
    QTRY_VERIFY2(head->text().startsWith(QStringLiteral("It works")), qPrintable(head->text()));
    QCOMPARE(program.gateway.lastRequest().json().value(QStringLiteral("model")).toString(),
             QStringLiteral("large-1"));
    QVERIFY(pressButton(*dialog, "save"));
    // There is no keychain here: the person is asked before a key goes into a file.
    QTRY_COMPARE(note(*dialog, "status")->tone(), ui::Tone::Warning);
    QVERIFY(!QFile::exists(program.dataDir() + QStringLiteral("/secrets.json")));
    auto *toFile =
        Program::button(*note(*dialog, "status"), note(*dialog, "status")->links().value(0));
    QVERIFY(toFile);
    QTest::mouseClick(toFile, Qt::LeftButton);
    QTRY_COMPARE(note(*dialog, "status")->tone(), ui::Tone::Good);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog->isVisible());

    for (const bool isAgain : {false, true}) {
        if (isAgain)
            QVERIFY(program.start(true));
        QTRY_COMPARE(program.assembly().connections().active().baseUrl, program.gateway.baseUrl());
        program.assembly().workspace().startNew();
        QTRY_COMPARE(program.conversation().rowCount(), 0);
        QTest::keyClicks(&program.input(), QStringLiteral("Hello"));
        QTest::keyClick(&program.input(), Qt::Key_Return);
        QVERIFY(program.waitForReply(core::MessageState::Complete));
        QCOMPARE(program.lastText(), QStringLiteral("Here"));
        const auto request = program.gateway.lastRequest();
        QCOMPARE(request.header("Authorization"), QByteArray("Bearer sk-typed-by-hand"));
        QCOMPARE(request.json().value(QStringLiteral("model")).toString(),
                 QStringLiteral("large-1"));
    }
}

void ConnectingTest::looksApplyAtOnce()
{
    Program program;
    QVERIFY(program.start());
    QDialog *dialog = openSettings(program);
    QVERIFY(dialog);
    QVERIFY(tabTo<QWidget>(*dialog, "pages"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    auto *scheme = tabTo<QComboBox>(*dialog, "scheme");
    QVERIFY(scheme);
    const auto isDark = [&program] {
        return program.window().grab().toImage().pixelColor(4, 4).lightness() < 128;
    };
    QTest::keyClick(scheme, Qt::Key_End);
    QTRY_VERIFY(isDark());
    QTest::keyClick(scheme, Qt::Key_Up);
    QTRY_VERIFY(!isDark());
    auto *language = tabTo<QComboBox>(*dialog, "language");
    QVERIFY(language);
    QTest::keyClick(language, Qt::Key_End);
    QTRY_COMPARE(dialog->windowTitle(), QStringLiteral("设置"));
    QTRY_VERIFY(Program::button(program.window(), QStringLiteral("新对话")));

    QVERIFY(program.start());
    QCOMPARE(program.assembly().preferences().settings().colorScheme, core::ColorScheme::Light);
    QVERIFY(Program::button(program.window(), QStringLiteral("新对话")));
}

QTEST_MAIN(ConnectingTest)
#include "tst_connecting.moc"
