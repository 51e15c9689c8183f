// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/connectionsrig.h"
#include "ui/lineinput.h"
#include "ui/pages/firstrunpage.h"
#include "ui/question.h"
#include "ui/settings/noterow.h"
#include "ui/settings/settingsdialog.h"
#include "ui/widebutton.h"

#include <QEvent>
#include <QFocusEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTest>
#include <QTranslator>

using namespace ui;

namespace {

const auto kAddress = QStringLiteral("https://gw.example.org/v1");

/// Another language for one sentence.
class OtherLanguage final : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char *, const char *source, const char *,
                                    int) const override
    {
        const bool isKnown = QLatin1StringView(source).startsWith(QLatin1StringView("%1 on this"));
        return isKnown ? QStringLiteral("%1 · 本机") : QString();
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace

/// Connections that were begun and not saved, and the first page they are begun from.
class TestConnectionDrafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void asksAboutWhatIsNotSavedWhenItCloses();
    void whoGoesOnEditingLosesNothing();
    void savesAllOfThemWhenItCloses();
    void staysWithWhatCannotBeSaved();
    void staysWithAKeyThatWasNotKept();
    void forgetsADiscardedKeyOfAStoredConnection();
    void asksNothingAboutWhatNobodyWrote();
    void aRemovedOneComesBackWithItsKey();
    void whatWasRemovedIsGoneWithTheDialog();
    void whatIsRemovedAsTheDialogClosesIsGone();
    void beginsOnlyOneUntilSomethingIsWritten();
    void aBlankOneDoesNotReplaceWhatWasPasted();
    void marksWhatIsNotSaved();
    void clearTextToAPublicHostKeepsAMark();
    void aFieldWithoutFocusShowsNoCaret();
    void serversFollowTheLanguage();
    void aFaultOnTheFirstPageIsDrawnAsOne();

private:
    /// Shows it, removes it, and says yes.
    void remove(const QUuid &id);
    [[nodiscard]] NoteRow *note(const char *name) const
    {
        return m_dialog->findChild<NoteRow *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QListWidget *list() const
    {
        return m_dialog->findChild<QListWidget *>(QStringLiteral("connectionList"));
    }
    [[nodiscard]] QLineEdit *field(const char *name) const
    {
        return m_dialog->findChild<QLineEdit *>(QString::fromLatin1(name));
    }

    [[nodiscard]] Question *question() const
    {
        return m_dialog->findChild<Question *>(QStringLiteral("unsavedEditor"));
    }
    /// Presses a button of the question; false where nothing asks.
    [[nodiscard]] bool answer(const char *button) const
    {
        const Question *asked = question();
        auto *pressed =
            asked ? asked->findChild<QPushButton *>(QString::fromLatin1(button)) : nullptr;
        if (pressed)
            pressed->click();
        return pressed;
    }

    Theme m_theme;
    std::unique_ptr<support::ConnectionsRig> m_rig;
    std::unique_ptr<SettingsDialog> m_dialog;
};

void TestConnectionDrafts::init()
{
    m_rig = std::make_unique<support::ConnectionsRig>();
    m_dialog = std::make_unique<SettingsDialog>(m_theme, m_rig->preferences, m_rig->connections);
}

void TestConnectionDrafts::cleanup()
{
    m_dialog.reset();
    m_rig.reset();
}

void TestConnectionDrafts::asksAboutWhatIsNotSavedWhenItCloses()
{
    for (int i = 0; i < 3; ++i) {
        m_dialog->addConnection({}, kAddress, QStringLiteral("sk-typed"));
        QTest::keyClicks(field("baseUrl"), QStringLiteral("x"));
        m_dialog->reject();
        QVERIFY(m_dialog->isVisible());
        QCOMPARE(list()->count(), 1);
        QVERIFY(answer("discard"));
        QTRY_VERIFY(!m_dialog->isVisible() && !question());
        QCOMPARE(list()->count(), 0);
        QVERIFY(field("apiKey")->text().isEmpty());
    }
}

void TestConnectionDrafts::whoGoesOnEditingLosesNothing()
{
    m_dialog->addConnection({}, kAddress, QStringLiteral("sk-typed"));
    QTest::keyClicks(field("baseUrl"), QStringLiteral("x"));
    m_dialog->close(); // as by the window's own button
    QVERIFY(question());
    question()->reject(); // Esc
    QTRY_VERIFY(!question());
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(field("baseUrl")->text(), kAddress + QLatin1Char('x'));
    QCOMPARE(field("apiKey")->text(), QStringLiteral("sk-typed"));
    // Leaving the program asks the same.
    QVERIFY(m_dialog->isUnsaved());
}

void TestConnectionDrafts::savesAllOfThemWhenItCloses()
{
    const QUuid one = m_rig->add(QStringLiteral("One"), kAddress);
    const QUuid two = m_rig->add(QStringLiteral("Two"), kAddress);
    for (const QUuid &id : {one, two}) {
        m_dialog->showConnections(id);
        QTest::keyClicks(field("baseUrl"), QStringLiteral("2"));
    }
    bool isLeft = false;
    m_dialog->closeThen([&isLeft] { isLeft = true; });
    QVERIFY(answer("save"));
    QTRY_VERIFY(isLeft);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(m_rig->connections.profile(one)->baseUrl, kAddress + QLatin1Char('2'));
    QCOMPARE(m_rig->connections.profile(two)->baseUrl, kAddress + QLatin1Char('2'));
}

void TestConnectionDrafts::staysWithWhatCannotBeSaved()
{
    m_dialog->addConnection({}, kAddress);
    field("baseUrl")->clear();
    QTest::keyClicks(field("baseUrl"), QStringLiteral("no address at all"));
    m_dialog->reject();
    QVERIFY(answer("save"));
    QTRY_VERIFY(!question());
    QVERIFY(m_dialog->isVisible());
    QVERIFY(m_dialog->isUnsaved());
    QVERIFY(m_rig->preferences.settings().profiles.isEmpty());
    QCOMPARE(field("baseUrl")->text(), QStringLiteral("no address at all"));
}

/// No keychain takes it: that is said where it was typed, and a way out offered.
void TestConnectionDrafts::staysWithAKeyThatWasNotKept()
{
    const QUuid id = m_rig->add(QStringLiteral("One"), kAddress);
    m_dialog->showConnections(id);
    QTest::keyClicks(field("apiKey"), QStringLiteral("sk-typed"));
    m_dialog->reject();
    QVERIFY(answer("save"));
    const auto *status = m_dialog->findChild<NoteRow *>(QStringLiteral("status"));
    QTRY_COMPARE(status->links().size(), 1);
    QVERIFY(m_dialog->isVisible());
    // Whoever has read it leaves without a further question.
    m_dialog->reject();
    QVERIFY(!m_dialog->isVisible());
}

void TestConnectionDrafts::forgetsADiscardedKeyOfAStoredConnection()
{
    const QUuid id = m_rig->add(QStringLiteral("One"), kAddress);
    m_dialog->showConnections(id);
    QTest::keyClicks(field("apiKey"), QStringLiteral("sk-typed"));
    m_dialog->reject();
    QVERIFY(answer("discard"));
    m_dialog->showConnections(id);
    QVERIFY(field("apiKey")->text().isEmpty());
    QCOMPARE(field("baseUrl")->text(), kAddress);
}

void TestConnectionDrafts::asksNothingAboutWhatNobodyWrote()
{
    m_rig->add(QStringLiteral("One"), kAddress);
    m_dialog->showPage(SettingsDialog::Page::Connections);
    m_dialog->findChild<QPushButton *>(QStringLiteral("addConnection"))->click();
    m_dialog->reject();
    QVERIFY(!m_dialog->isVisible());
    m_dialog->addConnection(QStringLiteral("ollama")); // all of it comes with a click
    m_dialog->reject();
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(list()->count(), 1);
}

void TestConnectionDrafts::remove(const QUuid &id)
{
    m_dialog->showConnections(id);
    m_dialog->findChild<QPushButton *>(QStringLiteral("remove"))->click();
    QCOMPARE(note("status")->links().size(), 1);
    Q_EMIT note("status")->linkActivated(0);
    QTRY_VERIFY(!m_rig->connections.profile(id));
    QTRY_VERIFY(note("removedNote")->text().contains(QStringLiteral("One")));
}

void TestConnectionDrafts::aRemovedOneComesBackWithItsKey()
{
    const QUuid id = m_rig->add(QStringLiteral("One"), kAddress, QStringLiteral("m7"));
    m_rig->add(QStringLiteral("Two"), kAddress);
    const core::Profile before = *m_rig->connections.profile(id);
    const auto saved = m_rig->connections.save(before, QByteArray("sk-typed"));
    QTRY_VERIFY(saved.isFinished());
    QCOMPARE(m_rig->connections.active().id, id);
    remove(id);
    QVERIFY(m_rig->connections.active().id != id);
    Q_EMIT note("removedNote")->linkActivated(0);
    QTRY_VERIFY(m_rig->connections.profile(id));
    QCOMPARE(m_rig->connections.profile(id)->model, QStringLiteral("m7"));
    QCOMPARE(m_rig->connections.active().id, id);
    const auto secrets = m_rig->connections.secrets(id);
    QTRY_VERIFY(secrets.isFinished());
    QCOMPARE(secrets.result().secrets.keys, QList<QByteArray>{QByteArray("sk-typed")});
    QCOMPARE(list()->currentItem()->data(Qt::UserRole).toUuid(), id);
    // No keychain takes it: that is said.
    QTRY_COMPARE(note("removedNote")->tone(), Tone::Warning);
}

void TestConnectionDrafts::whatWasRemovedIsGoneWithTheDialog()
{
    const QUuid id = m_rig->add(QStringLiteral("One"), kAddress);
    remove(id);
    m_dialog->reject();
    QVERIFY(!m_dialog->isVisible());
    m_dialog->showPage(SettingsDialog::Page::Connections);
    QVERIFY(note("removedNote")->isEmpty());
    QVERIFY(m_rig->preferences.settings().profiles.isEmpty());
}

/// Its key is still being read then.
void TestConnectionDrafts::whatIsRemovedAsTheDialogClosesIsGone()
{
    const QUuid id = m_rig->add(QStringLiteral("One"), kAddress);
    m_dialog->showConnections(id);
    m_dialog->findChild<QPushButton *>(QStringLiteral("remove"))->click();
    Q_EMIT note("status")->linkActivated(0);
    QVERIFY(m_rig->connections.profile(id));
    m_dialog->reject();
    QVERIFY(!m_dialog->isVisible());
    QTRY_VERIFY(!m_rig->connections.profile(id));
    m_dialog->showPage(SettingsDialog::Page::Connections);
    QVERIFY(note("removedNote")->isEmpty());
}

void TestConnectionDrafts::beginsOnlyOneUntilSomethingIsWritten()
{
    auto *add = m_dialog->findChild<QPushButton *>(QStringLiteral("addConnection"));
    add->click();
    add->click();
    m_dialog->addConnection({}, kAddress);
    QCOMPARE(list()->count(), 1);
    QCOMPARE(field("baseUrl")->text(), kAddress);
    QTest::keyClicks(field("apiKey"), QStringLiteral("sk-typed"));
    add->click();
    add->click();
    QCOMPARE(list()->count(), 2);
    list()->setCurrentRow(0);
    QCOMPARE(field("apiKey")->text(), QStringLiteral("sk-typed"));
}

void TestConnectionDrafts::aBlankOneDoesNotReplaceWhatWasPasted()
{
    m_dialog->addConnection({}, kAddress, QStringLiteral("sk-pasted"));
    m_dialog->addConnection({});
    QCOMPARE(list()->count(), 1);
    QCOMPARE(field("apiKey")->text(), QStringLiteral("sk-pasted"));
}

void TestConnectionDrafts::marksWhatIsNotSaved()
{
    m_dialog->addConnection({}, kAddress);
    const auto words = [this] { return list()->item(0)->data(Qt::AccessibleTextRole).toString(); };
    QCOMPARE(words(), QStringLiteral("gw.example.org, not saved"));
    m_dialog->findChild<QPushButton *>(QStringLiteral("save"))->click();
    QTRY_VERIFY(words().isEmpty());
}

void TestConnectionDrafts::clearTextToAPublicHostKeepsAMark()
{
    m_rig->add(QStringLiteral("One"), kAddress);
    m_rig->add(QStringLiteral("Public"), QStringLiteral("http://gw.example.org/v1"));
    QCOMPARE(list()->count(), 2);
    QVERIFY(list()->item(0)->data(Qt::AccessibleTextRole).toString().isEmpty());
    QCOMPARE(list()->item(1)->data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Public, not encrypted"));
}

void TestConnectionDrafts::aFieldWithoutFocusShowsNoCaret()
{
    LineInput field;
    field.setText(kAddress);
    const QImage before = field.grab().toImage();
    // What a dialog sends when it is shown again, to the field that had the focus last.
    QFocusEvent early(QEvent::FocusIn, Qt::TabFocusReason);
    QCoreApplication::sendEvent(&field, &early);
    QVERIFY(!field.hasSelectedText());
    QCOMPARE(field.grab().toImage(), before);
}

void TestConnectionDrafts::serversFollowTheLanguage()
{
    FirstRunPage page(m_theme, m_rig->connections);
    Q_EMIT m_rig->connections.found(core::presetById(QStringLiteral("ollama")), 41);
    auto *row = page.findChild<WideButton *>();
    QVERIFY(row);
    QVERIFY(row->text().contains(QStringLiteral("on this computer")));
    OtherLanguage other;
    QCoreApplication::installTranslator(&other);
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&page, &change);
    QCOMPARE(row->text(), QStringLiteral("Ollama · 本机"));
    QCoreApplication::removeTranslator(&other);
}

void TestConnectionDrafts::aFaultOnTheFirstPageIsDrawnAsOne()
{
    FirstRunPage page(m_theme, m_rig->connections);
    auto *field = page.findChild<LineInput *>();
    field->setText(QStringLiteral("hm, what now?"));
    QTest::keyClick(field, Qt::Key_Return);
    auto *note = page.findChild<NoteRow *>();
    QCOMPARE(note->tone(), Tone::Fault);
    QCOMPARE(note->contentsMargins().top(), 4);
    for (const QLabel *label : note->findChildren<QLabel *>()) {
        if (!label->text().isEmpty())
            QCOMPARE(label->palette().color(label->foregroundRole()), m_theme.colors().danger);
    }
}

QTEST_MAIN(TestConnectionDrafts)
#include "tst_connectiondrafts.moc"
