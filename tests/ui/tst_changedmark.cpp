// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/connectionsrig.h"
#include "ui/settings/changedmark.h"
#include "ui/settings/linkbutton.h"
#include "ui/settings/settingsdialog.h"

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

/// The mark at a setting that is not as it comes.
class ChangedMarkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangedSettingIsMarked_data();
    void aChangedSettingIsMarked();
    void resettingGivesTheFocusToTheField();
    void marksTakeNoRoomFromFields();
};

void ChangedMarkTest::aChangedSettingIsMarked_data()
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

void ChangedMarkTest::aChangedSettingIsMarked()
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
    QVERIFY(mark->isHidden());
    core::Settings after = rig.preferences.settings();
    QCOMPARE(after.colorScheme, core::Settings().colorScheme);
    QCOMPARE(after.readingPercent, core::Settings().readingPercent);
    QCOMPARE(after.isWideColumn, core::Settings().isWideColumn);
    QCOMPARE(after.language, core::Settings().language);
    QCOMPARE(after.sendKey, core::Settings().sendKey);
    QCOMPARE(after.followMode, core::Settings().followMode);
    QCOMPARE(after.instructions, core::Settings().instructions);
}

void ChangedMarkTest::resettingGivesTheFocusToTheField()
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

void ChangedMarkTest::marksTakeNoRoomFromFields()
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

QTEST_MAIN(ChangedMarkTest)
#include "tst_changedmark.moc"
