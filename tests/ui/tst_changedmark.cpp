// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/connectionsrig.h"
#include "ui/settings/changedmark.h"
#include "ui/settings/linkbutton.h"
#include "ui/settings/settingsdialog.h"
#include "ui/undokeys.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTest>

using namespace ui;

namespace {

ChangedMark *markOf(const QWidget &dialog, const char *field)
{
    const auto marks = dialog.findChildren<ChangedMark *>();
    for (ChangedMark *mark : marks) {
        if (mark->field()->objectName() == QLatin1StringView(field))
            return mark;
    }
    return nullptr;
}

} // namespace

/// What is not as it is by default carries a mark, and the way back from there one, too.
class TestChangedMark : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangedSettingIsMarked_data();
    void aChangedSettingIsMarked();
    void undoInTheSettingsTakesBackResets();
    void whatIsSetAfterAResetEndsTheUndo();
    void resettingGivesTheFocusToTheField();
    void marksTakeNoRoomFromFields();
};

void TestChangedMark::aChangedSettingIsMarked_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<core::Settings>("changed");
    const auto row = [](const char *name, const char *field, auto change) {
        core::Settings settings;
        change(settings);
        QTest::newRow(name) << QByteArray(field) << settings;
    };
    row("colours", "scheme", [](core::Settings &s) { s.colorScheme = core::ColorScheme::Dark; });
    row("size", "readingSize", [](core::Settings &s) { s.readingPercent = 120; });
    row("column", "wideColumn", [](core::Settings &s) { s.isWideColumn = true; });
    row("wrapped code", "codeWrapped", [](core::Settings &s) { s.isCodeWrapped = true; });
    row("numbered code", "codeNumbered", [](core::Settings &s) { s.isCodeNumbered = true; });
    row("language", "language", [](core::Settings &s) { s.language = QStringLiteral("en"); });
    row("send key", "sendKey", [](core::Settings &s) { s.sendKey = core::SendKey::CtrlEnter; });
    row("follow", "follow", [](core::Settings &s) { s.followMode = core::FollowMode::Never; });
    row("instructions", "instructions",
        [](core::Settings &s) { s.instructions = QStringLiteral("Be brief."); });
}

void TestChangedMark::aChangedSettingIsMarked()
{
    QFETCH(QByteArray, field);
    QFETCH(core::Settings, changed);
    support::ConnectionsRig rig;
    Theme theme;
    SettingsDialog dialog(theme, rig.preferences, rig.connections);
    ChangedMark *mark = markOf(dialog, field.constData());
    QVERIFY(mark);
    QVERIFY(mark->isHidden());
    const core::Settings before = rig.preferences.settings();
    rig.preferences.set(changed);
    QVERIFY(!mark->isHidden());
    const auto all = dialog.findChildren<ChangedMark *>();
    for (ChangedMark *other : all)
        QCOMPARE(other->isHidden(), other != mark);
    auto *reset = mark->findChild<LinkButton *>();
    QVERIFY(reset->accessibleName().contains(mark->field()->accessibleName()));
    QVERIFY(reset->focusPolicy() & Qt::TabFocus);
    reset->click();
    QVERIFY(reset->isHidden());
    core::Settings after = rig.preferences.settings();
    QCOMPARE(after.colorScheme, core::Settings().colorScheme);
    QCOMPARE(after.readingPercent, core::Settings().readingPercent);
    QCOMPARE(after.isWideColumn, core::Settings().isWideColumn);
    QCOMPARE(after.language, core::Settings().language);
    QCOMPARE(after.sendKey, core::Settings().sendKey);
    QCOMPARE(after.followMode, core::Settings().followMode);
    QCOMPARE(after.instructions, core::Settings().instructions);
    // One click more, and it is as it was.
    auto *undo = mark->findChild<LinkButton *>(QStringLiteral("undoReset"));
    QVERIFY(!undo->isHidden());
    QVERIFY(undo->accessibleName().contains(mark->field()->accessibleName()));
    undo->click();
    QVERIFY(rig.preferences.settings() == changed);
    QVERIFY(undo->isHidden());
    QVERIFY(!reset->isHidden());
}

void TestChangedMark::undoInTheSettingsTakesBackResets()
{
    support::ConnectionsRig rig;
    Theme theme;
    const UndoKeys keys(nullptr);
    core::Settings changed = rig.preferences.settings();
    changed.instructions = QStringLiteral("Be brief.");
    changed.sendKey = core::SendKey::CtrlEnter;
    changed.readingPercent = 120;
    rig.preferences.set(changed);
    SettingsDialog dialog(theme, rig.preferences, rig.connections);
    const auto reset = [&dialog](const char *field) {
        markOf(dialog, field)->findChild<LinkButton *>(QStringLiteral("reset"))->click();
    };
    reset("readingSize"); // on a page that is not shown by then
    dialog.showPage(SettingsDialog::Page::Chat);
    QApplication::setActiveWindow(&dialog); // there is no window manager to do it
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    reset("sendKey");
    reset("instructions");
    QVERIFY(rig.preferences.settings().instructions.isEmpty());
    auto *field = dialog.findChild<QPlainTextEdit *>(QStringLiteral("instructions"));
    QTRY_VERIFY(field->hasFocus());
    QTest::keySequence(field, QKeySequence::Undo);
    QCOMPARE(field->toPlainText(), QStringLiteral("Be brief."));
    QCOMPARE(rig.preferences.settings().sendKey, core::SendKey::Enter);
    QTest::keySequence(field, QKeySequence::Undo);
    QCOMPARE(rig.preferences.settings().sendKey, core::SendKey::CtrlEnter);
    QTest::keySequence(field, QKeySequence::Undo);
    QCOMPARE(rig.preferences.settings().readingPercent, 100);
}

void TestChangedMark::whatIsSetAfterAResetEndsTheUndo()
{
    support::ConnectionsRig rig;
    Theme theme;
    core::Settings changed = rig.preferences.settings();
    changed.readingPercent = 120;
    rig.preferences.set(changed);
    SettingsDialog dialog(theme, rig.preferences, rig.connections);
    ChangedMark *mark = markOf(dialog, "readingSize");
    mark->findChild<LinkButton *>(QStringLiteral("reset"))->click();
    QVERIFY(!mark->isHidden());
    changed.readingPercent = 150;
    rig.preferences.set(changed);
    QVERIFY(mark->findChild<LinkButton *>(QStringLiteral("undoReset"))->isHidden());
    // And so it does for what another one set back to what it is by default.
    changed.readingPercent = 100;
    rig.preferences.set(changed);
    QVERIFY(mark->isHidden());
}

void TestChangedMark::resettingGivesTheFocusToTheField()
{
    support::ConnectionsRig rig;
    Theme theme;
    SettingsDialog dialog(theme, rig.preferences, rig.connections);
    dialog.showPage(ui::SettingsDialog::Page::Appearance);
    QApplication::setActiveWindow(&dialog);
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    auto *size = dialog.findChild<QSpinBox *>(QStringLiteral("readingSize"));
    size->setValue(150);
    auto *reset = markOf(dialog, "readingSize")->findChild<LinkButton *>();
    reset->setFocus();
    QTest::keyClick(reset, Qt::Key_Space);
    QCOMPARE(size->value(), 100);
    QTRY_VERIFY(size->hasFocus());
}

void TestChangedMark::marksTakeNoRoomFromFields()
{
    support::ConnectionsRig rig;
    Theme theme;
    SettingsDialog dialog(theme, rig.preferences, rig.connections);
    dialog.showPage(ui::SettingsDialog::Page::Appearance);
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    auto *size = dialog.findChild<QSpinBox *>(QStringLiteral("readingSize"));
    const QRect before = size->geometry();
    size->setValue(150);
    QVERIFY(markOf(dialog, "readingSize")->isVisible());
    QCoreApplication::processEvents();
    QCOMPARE(size->geometry(), before);
}

QTEST_MAIN(TestChangedMark)
#include "tst_changedmark.moc"
