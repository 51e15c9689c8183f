// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/paletterig.h"
#include "ui/parameters/parameterpanel.h"
#include "ui/parameters/parameterrow.h"
#include "ui/settings/instructionsdialog.h"
#include "ui/settings/namedsettings.h"
#include "ui/settings/settingsdialog.h"

#include <QCheckBox>
#include <QLabel>
#include <QListWidget>

using support::PaletteRig;

/// From the palette to a single setting, and to what models are told.
class TestPaletteSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("XDG_RUNTIME_DIR");
    }
    void aSettingIsLedTo_data();
    void aSettingIsLedTo();
    void whatNoPageShowsIsNoSetting();
    void aPromptIsLedTo();
    void aParameterIsLedTo_data();
    void aParameterIsLedTo();
    void everySettingOfThePagesIsListed();
};

void TestPaletteSettings::aSettingIsLedTo_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *typed, const char *words, const char *page, const char *field) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(words)
                             << QString::fromUtf8(page) << QString::fromUtf8(field);
    };
    row("reading size", "Reading size", "Appearance", "readingSize");
    row("font size", "Reading size", "Appearance", "readingSize");
    row("dark", "Colours", "Appearance", "scheme");
    row("wrap", "Code: Wrap long lines", "Appearance", "codeWrapped");
    row("send with", "Send with", "Chat", "sendKey");
    row("days in the bin", "Keep deleted things for", "Titles and bin", "binDays");
    row("model for", "Model for titles", "Titles and bin", "titleModel");
    row("base url", "Base URL", "Connections", "baseUrl");
    row("extra headers", "Extra headers", "Connections", "headers");
    row("first word", "Wait for the first word", "Connections", "firstByteSeconds");
}

void TestPaletteSettings::aSettingIsLedTo()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, words);
    QFETCH(const QString, page);
    QFETCH(const QString, field);
    PaletteRig rig;
    QVERIFY(rig.isReady());
    rig.popup();
    rig.type(typed);
    QCOMPARE(rig.current(), words);
    QCOMPARE(rig.view().currentIndex().data(ui::PaletteModel::NoteRole).toString(), page);
    QTest::keyClick(&rig.words(), Qt::Key_Return);
    auto *dialog = rig.window->findChild<ui::SettingsDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->findChild<QListWidget *>(QStringLiteral("pages"))->currentItem()->text(),
             page);
    const auto *control = dialog->findChild<QWidget *>(field);
    QVERIFY(control && control->isVisible());
    const QWidget *focus = dialog->focusWidget();
    QVERIFY(focus && (focus == control || control->isAncestorOf(focus)));
}

void TestPaletteSettings::whatNoPageShowsIsNoSetting()
{
    PaletteRig rig;
    QVERIFY(rig.isReady());
    rig.popup();
    rig.type(QStringLiteral("host and port")); // of a proxy, and there is none
    QVERIFY(!rig.shown(true).contains(QStringLiteral("Settings")));
}

void TestPaletteSettings::aParameterIsLedTo_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    QTest::newRow("by its title") << QStringLiteral("temperature") << QStringLiteral("temperature");
    QTest::newRow("by its name") << QStringLiteral("top_logprobs")
                                 << QStringLiteral("top_logprobs");
    QTest::newRow("in Chinese") << QStringLiteral("采样温度") << QStringLiteral("temperature");
}

void TestPaletteSettings::aParameterIsLedTo()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, name);
    PaletteRig rig;
    QVERIFY(rig.isReady());
    rig.popup();
    rig.type(typed);
    QVERIFY(rig.shown(true).contains(QStringLiteral("Parameters")));
    QTest::keyClick(&rig.words(), Qt::Key_Return);
    auto *panel = rig.window->findChild<ui::ParameterPanel *>();
    QVERIFY(panel && panel->isVisible());
    const auto *row = panel->findChild<ui::ParameterRow *>(name);
    QVERIFY(row && row->isVisible());
    QTRY_VERIFY(row->isAncestorOf(rig.window->focusWidget()));
}

void TestPaletteSettings::aPromptIsLedTo()
{
    PaletteRig rig;
    QVERIFY(rig.isReady());
    core::Settings settings = rig.preferences.settings();
    settings.titlePrompt = QStringLiteral("Name it like a fruit");
    rig.preferences.set(settings);
    rig.popup();
    rig.type(QStringLiteral("fruit")); // by what it says
    QVERIFY(rig.shown(true).contains(QStringLiteral("Prompts")));
    QCOMPARE(rig.current(), QStringLiteral("Prompt for titles"));
    QTest::keyClick(&rig.words(), Qt::Key_Return);
    auto *dialog = rig.window->findChild<ui::SettingsDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->focusWidget()->objectName(), QStringLiteral("titlePrompt"));
    dialog->close();
    rig.popup();
    rig.type(QStringLiteral("instructions of this"));
    QCOMPARE(rig.current(), QStringLiteral("Instructions of this chat"));
    QTest::keyClick(&rig.words(), Qt::Key_Return);
    QTRY_VERIFY(rig.window->findChild<ui::InstructionsDialog *>());
}

void TestPaletteSettings::everySettingOfThePagesIsListed()
{
    using Page = ui::SettingsDialog::Page;
    PaletteRig rig;
    QVERIFY(rig.isReady());
    rig.trigger(ui::Act::Settings);
    auto *dialog = rig.window->findChild<ui::SettingsDialog *>();
    QVERIFY(dialog);
    const QSet<QString> noSettings{QStringLiteral("learned"), QStringLiteral("balance")};
    // That of the data is there with backups only, and has no labels: see tst_datapage.cpp.
    for (const Page page : {Page::Connections, Page::Appearance, Page::Chat, Page::Titles}) {
        dialog->showPage(page);
        if (auto *more = dialog->findChild<QAbstractButton *>(QStringLiteral("more"));
            more && more->isVisible())
            more->setChecked(true);
        QMap<QString, QString> listed;
        for (const ui::NamedSetting &setting : ui::namedSettings(page))
            listed.insert(setting.field, setting.words);
        QMap<QString, QString> seen;
        for (const QLabel *label : dialog->findChildren<QLabel *>()) {
            const QWidget *field = label->buddy();
            if (!field || !field->isVisible() || field->objectName().isEmpty()
                || noSettings.contains(field->objectName()))
                continue;
            const auto *box = qobject_cast<const QCheckBox *>(field);
            seen.insert(field->objectName(),
                        box ? label->text() + QStringLiteral(": ") + box->text() : label->text());
        }
        QCOMPARE(listed, seen);
    }
}

QTEST_MAIN(TestPaletteSettings)
#include "tst_palettesettings.moc"
