// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/connectionsrig.h"
#include "support/parts.h"
#include "ui/settings/connectioneditor.h"
#include "ui/settings/detailsdialog.h"
#include "ui/settings/instructionsdialog.h"
#include "ui/settings/noterow.h"
#include "ui/settings/settingsdialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace ui;
using support::child;
using support::text;

namespace {

void choose(QComboBox *box, const QVariant &value)
{
    box->setCurrentIndex(box->findData(value));
    Q_EMIT box->activated(box->currentIndex());
}

core::Message reply()
{
    core::Message message;
    message.role = core::Role::Assistant;
    message.model = text("asked-1");
    message.finishReason = text("stop");
    message.response = {text("chatcmpl-9"),
                        text("chat.completion"),
                        1741569952,
                        text("asked-1"),
                        text("answered-1-2026"),
                        {},
                        {},
                        2,
                        text("https://gw.example.org/v1"),
                        4200,
                        {}};
    message.usage = core::Usage{19, 10, 29, 7, 3};
    return message;
}

} // namespace

class TestSettingsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isNotModal();
    void appliesAppearanceAtOnce();
    void followsChangesMadeElsewhere();
    void appliesChatSettingsAtOnce();
    void appliesTitlesAndBinAtOnce();
    void beginsAConnectionWithWhatIsKnown();
    void keepsUnsavedChangesWhileAnotherIsShown();
    void makesAFirstConnectionTheActiveOne();
    void namesEveryControl();
    void leavesRoomForLargeFonts();
    void givesANoteNoMoreRoomThanItsWordsTake();
    void inheritsInstructionsUntilChanged();
    void detailsShowWhatTheGatewaySaid();
    void detailsShowForeignWordsAsPlainText();

private:
    [[nodiscard]] const core::Settings &settings() const { return m_rig->preferences.settings(); }

    Theme m_theme;
    std::unique_ptr<support::ConnectionsRig> m_rig;
    std::unique_ptr<SettingsDialog> m_dialog;
};

void TestSettingsDialog::init()
{
    m_rig = std::make_unique<support::ConnectionsRig>();
    m_dialog = std::make_unique<SettingsDialog>(m_theme, m_rig->preferences, m_rig->connections);
}

void TestSettingsDialog::cleanup()
{
    m_dialog.reset();
    m_rig.reset();
}

void TestSettingsDialog::isNotModal()
{
    m_dialog->showPage(ui::SettingsDialog::Page::Appearance);
    QVERIFY(!m_dialog->isModal());
    QCOMPARE(child<QListWidget>(*m_dialog, "pages")->currentRow(), 1);
    m_dialog->showPage(ui::SettingsDialog::Page::Chat);
    QCOMPARE(child<QListWidget>(*m_dialog, "pages")->currentRow(), 2);
    m_dialog->showConnections();
    QCOMPARE(child<QListWidget>(*m_dialog, "pages")->currentRow(), 0);
}

void TestSettingsDialog::appliesAppearanceAtOnce()
{
    const QSignalSpy changed(&m_rig->preferences, &chat::Preferences::changed);
    choose(child<QComboBox>(*m_dialog, "scheme"), int(core::ColorScheme::Dark));
    QCOMPARE(settings().colorScheme, core::ColorScheme::Dark);
    child<QSpinBox>(*m_dialog, "readingSize")->setValue(150);
    QCOMPARE(settings().readingPercent, 150);
    child<QCheckBox>(*m_dialog, "wideColumn")->click();
    QVERIFY(settings().isWideColumn);
    choose(child<QComboBox>(*m_dialog, "language"), text("zh_CN"));
    QCOMPARE(settings().language, text("zh_CN"));
    QCOMPARE(changed.count(), 4);
    QCOMPARE(child<QSpinBox>(*m_dialog, "readingSize")->minimum(), 80);
    QCOMPARE(child<QSpinBox>(*m_dialog, "readingSize")->maximum(), 200);
}

void TestSettingsDialog::followsChangesMadeElsewhere()
{
    core::Settings changed = settings();
    changed.readingPercent = 120;
    changed.sendKey = core::SendKey::CtrlEnter;
    changed.colorScheme = core::ColorScheme::Light;
    m_rig->preferences.set(changed);
    QCOMPARE(child<QSpinBox>(*m_dialog, "readingSize")->value(), 120);
    QCOMPARE(child<QComboBox>(*m_dialog, "sendKey")->currentData().toInt(),
             int(core::SendKey::CtrlEnter));
    QCOMPARE(child<QComboBox>(*m_dialog, "scheme")->currentData().toInt(),
             int(core::ColorScheme::Light));
}

void TestSettingsDialog::appliesChatSettingsAtOnce()
{
    choose(child<QComboBox>(*m_dialog, "sendKey"), int(core::SendKey::CtrlEnter));
    QCOMPARE(settings().sendKey, core::SendKey::CtrlEnter);
    choose(child<QComboBox>(*m_dialog, "follow"), int(core::FollowMode::Never));
    QCOMPARE(settings().followMode, core::FollowMode::Never);
    QTest::keyClicks(child<QPlainTextEdit>(*m_dialog, "instructions"), text("Be brief."));
    QCOMPARE(settings().instructions, text("Be brief."));
}

void TestSettingsDialog::appliesTitlesAndBinAtOnce()
{
    const auto now = [this] { return m_rig->preferences.settings(); };
    child<QCheckBox>(*m_dialog, "titleGenerated")->click();
    QVERIFY(now().isTitleGenerated);
    child<QPlainTextEdit>(*m_dialog, "titlePrompt")->setPlainText(text("Name it"));
    QCOMPARE(now().titlePrompt, text("Name it"));
    child<QSpinBox>(*m_dialog, "binDays")->setValue(7);
    QCOMPARE(now().binDays, 7);
    core::Settings settings = now();
    settings.binDays = 0;
    m_rig->preferences.set(settings);
    QCOMPARE(child<QSpinBox>(*m_dialog, "binDays")->value(), 0);
}

void TestSettingsDialog::beginsAConnectionWithWhatIsKnown()
{
    m_dialog->addConnection(text("deepseek"), {}, text("sk-1"), text("chat-1"));
    QCOMPARE(child<QLineEdit>(*m_dialog, "baseUrl")->text(),
             core::presetById(text("deepseek")).baseUrl);
    QCOMPARE(child<QLineEdit>(*m_dialog, "apiKey")->text(), text("sk-1"));
    QCOMPARE(child<QComboBox>(*m_dialog, "modelId")->currentText(), text("chat-1"));
    QVERIFY(settings().profiles.isEmpty());
}

void TestSettingsDialog::keepsUnsavedChangesWhileAnotherIsShown()
{
    m_rig->add(text("One"), text("https://one.example.org/v1"));
    const QUuid second = m_rig->add(text("Two"), text("https://two.example.org/v1"));
    auto *list = child<QListWidget>(*m_dialog, "connectionList");
    QCOMPARE(list->count(), 2);
    list->setCurrentRow(0);
    auto *model = child<QComboBox>(*m_dialog, "modelId");
    model->setEditText(text("half-written"));
    m_dialog->showConnections(second);
    QCOMPARE(child<QLineEdit>(*m_dialog, "baseUrl")->text(), text("https://two.example.org/v1"));
    QVERIFY(model->currentText().isEmpty());
    list->setCurrentRow(0);
    QCOMPARE(model->currentText(), text("half-written"));
    QVERIFY(settings().profiles.constFirst().model.isEmpty());
}

void TestSettingsDialog::makesAFirstConnectionTheActiveOne()
{
    const QSignalSpy added(m_dialog.get(), &SettingsDialog::connectionAdded);
    m_dialog->addConnection(text("ollama"), {}, {}, text("small"));
    auto *list = child<QListWidget>(*m_dialog, "connectionList");
    QCOMPARE(list->count(), 1);
    child<QPushButton>(*m_dialog, "save")->click();
    QTRY_COMPARE(added.count(), 1);
    QCOMPARE(list->count(), 1);
    QCOMPARE(m_rig->connections.active().id, added.constFirst().constFirst().toUuid());
    QCOMPARE(m_rig->connections.active().name, text("Ollama"));
    QVERIFY(!child<QPushButton>(*m_dialog, "save")->isEnabled());
}

void TestSettingsDialog::namesEveryControl()
{
    m_dialog->addConnection(text("custom"));
    for (const QWidget *widget : m_dialog->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        if (qobject_cast<const QScrollArea *>(widget)
            || (widget->parentWidget() && widget->parentWidget()->inherits("QAbstractSpinBox"))
            || (widget->parentWidget() && widget->parentWidget()->inherits("QComboBox")))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool hasName =
            !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(hasName, qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' '
                                     + widget->objectName()));
    }
}

void TestSettingsDialog::leavesRoomForLargeFonts()
{
    m_dialog->showPage(ui::SettingsDialog::Page::Appearance);
    QFont large = QGuiApplication::font();
    large.setPointSizeF(large.pointSizeF() * 2);
    m_dialog->setFont(large);
    for (const QLabel *label : m_dialog->findChildren<QLabel *>()) {
        if (!label->isVisible() || label->wordWrap() || label->text().isEmpty())
            continue;
        QTRY_VERIFY2(label->width() >= label->fontMetrics().horizontalAdvance(label->text()),
                     qPrintable(label->text()));
    }
}

void TestSettingsDialog::givesANoteNoMoreRoomThanItsWordsTake()
{
    m_dialog->showPage(ui::SettingsDialog::Page::Titles);
    m_dialog->resize(m_dialog->minimumSizeHint().expandedTo({820, 730}));
    const QWidget *page = child<QSpinBox>(*m_dialog, "binDays")->parentWidget();
    const QList<NoteRow *> notes = page->findChildren<NoteRow *>();
    QCOMPARE(notes.size(), 2);
    for (const NoteRow *note : notes)
        QTRY_COMPARE(note->height(), note->heightForWidth(note->width()));
}

void TestSettingsDialog::inheritsInstructionsUntilChanged()
{
    InstructionsDialog inherited(std::nullopt, text("From the settings"));
    auto *edit = inherited.findChild<QPlainTextEdit *>();
    QCOMPARE(edit->toPlainText(), text("From the settings"));
    QVERIFY(!inherited.instructions());
    edit->setPlainText(text("My own"));
    QCOMPARE(inherited.instructions(), text("My own"));
    edit->clear();
    QCOMPARE(inherited.instructions(), QString());
    for (QPushButton *button : inherited.findChildren<QPushButton *>()) {
        if (button->text() == text("Use those of the settings"))
            button->click();
    }
    QVERIFY(!inherited.instructions());
    QCOMPARE(edit->toPlainText(), text("From the settings"));
    // What stood there is not gone.
    edit->undo();
    QVERIFY(edit->toPlainText().isEmpty());
    QCOMPARE(inherited.instructions(), QString());
}

void TestSettingsDialog::detailsShowWhatTheGatewaySaid()
{
    const DetailsDialog dialog(reply(), text("My gateway"));
    const QString all = dialog.asText();
    for (const char *piece :
         {"My gateway", "Address: https://gw.example.org/v1", "asked-1", "answered-1-2026",
          "id: chatcmpl-9", "object: chat.completion", "created: 1741569952", "index: 2",
          "finish_reason: stop", "19", "10", "29", "7", "3"})
        QVERIFY2(all.contains(text(piece)), piece);
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->text() == text("Copy"))
            button->click();
    }
    QCOMPARE(QGuiApplication::clipboard()->text(), all);
    // The time is one for people, to the second; what came is in its tool tip.
    const QDateTime when = QDateTime::fromSecsSinceEpoch(1741569952);
    const QString day = QLocale().toString(when.date(), QLocale::ShortFormat);
    QStringList shown;
    for (const QLabel *label : dialog.findChildren<QLabel *>()) {
        if (label->toolTip().startsWith(QStringLiteral("1741569952 · ")))
            shown.append(label->text());
    }
    QCOMPARE(shown.size(), 1);
    QVERIFY2(shown.first().startsWith(day + u' '), qPrintable(shown.first()));
    QVERIFY2(shown.first().contains(text("52")), qPrintable(shown.first()));
    QVERIFY2(!shown.first().contains(text("1741569952")), qPrintable(shown.first()));
}

void TestSettingsDialog::detailsShowForeignWordsAsPlainText()
{
    core::Message failed = reply();
    core::Error error;
    error.kind = core::ErrorKind::BadRequest;
    error.status = 400;
    error.message = text("<b>bold</b> <img src='file:///etc/passwd'>");
    failed.error = error;
    const DetailsDialog dialog(failed, text("<i>name</i>"));
    QVERIFY(dialog.asText().contains(error.message));
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

QTEST_MAIN(TestSettingsDialog)
#include "tst_settingsdialog.moc"
