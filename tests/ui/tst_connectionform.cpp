// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/connectionsrig.h"
#include "support/fakegateway.h"
#include "support/parts.h"
#include "ui/settings/connectioneditor.h"
#include "ui/settings/keyfield.h"
#include "ui/settings/linkbutton.h"
#include "ui/settings/noterow.h"
#include "ui/settings/settingsdialog.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <QWindow>

using namespace ui;
using support::child;
using support::FakeAnswer;
using support::FakeGateway;
using support::text;

namespace {

/// With the keyboard's focus: there is no window manager to give it.
bool open(QWidget &window)
{
    window.show();
    QApplication::setActiveWindow(&window);
    return QTest::qWaitForWindowExposed(&window);
}

void turnWheel(QWidget *over)
{
    const QPointF at = over->rect().center();
    QWheelEvent wheel(at, over->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(over, &wheel);
}

FakeAnswer models()
{
    return FakeAnswer::body(200, "application/json",
                            R"({"data":[{"id":"gemini-1.5-flash"},{"id":"other"}]})");
}

} // namespace

/// How the form of a connection behaves under the hand: clicks, the wheel, the focus, and what was
/// said while something else is going on.
class TestConnectionForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aNoteWaitsForTheMouse();
    void theWheelEditsOnlyWhatHasTheFocus();
    void aCertificateIsShownWhereItIsAccepted();
    void whatIsOpenedIsInView();
    void aGuidesPlaceholderIsNoModel();
    void savingKeepsWhatWasSaid();
    void isClosedWhileItIsStored();
    void theVerdictGoesWithWhatItIsAbout();
    void anExampleInTheKeyFieldIsTakenApart();
    void typedKeysStayWhenTheHostIsEdited();
    void whatWasEditedCanBeSavedAfterALookElsewhere();
    void theFocusStaysWhenLinksChange();
    void theFocusFollowsAKeyToItsField();

private:
    void edit(const QString &baseUrl);
    [[nodiscard]] NoteRow *note(const char *name) const { return child<NoteRow>(*m_editor, name); }
    [[nodiscard]] KeyField *key() const { return child<KeyField>(*m_editor, "apiKey"); }
    [[nodiscard]] QLineEdit *address() const { return child<QLineEdit>(*m_editor, "baseUrl"); }
    [[nodiscard]] QUuid addWithKeys(int count);

    Theme m_theme;
    std::unique_ptr<support::ConnectionsRig> m_rig;
    std::unique_ptr<ConnectionEditor> m_editor;
};

void TestConnectionForm::init()
{
    m_rig = std::make_unique<support::ConnectionsRig>();
    m_editor = std::make_unique<ConnectionEditor>(m_theme, m_rig->connections);
    m_editor->resize(760, 700);
}

void TestConnectionForm::cleanup()
{
    m_editor.reset();
    m_rig.reset();
}

void TestConnectionForm::edit(const QString &baseUrl)
{
    ConnectionDraft draft;
    draft.isNew = true;
    draft.profile.id = core::newId();
    draft.profile.presetId = text("custom");
    draft.profile.baseUrl = baseUrl;
    m_editor->setDraft(draft);
}

QUuid TestConnectionForm::addWithKeys(int count)
{
    const QUuid id = m_rig->add(text("One"), text("https://gw.example.org/v1"));
    chat::SecretEdits edits;
    edits.keys = QList<chat::SecretEdits::Key>();
    for (int i = 0; i < count; ++i)
        edits.keys->append({"sk-" + QByteArray::number(i), -1});
    const auto saved = m_rig->connections.save(*m_rig->connections.profile(id), edits);
    return QTest::qWaitFor([&saved] { return saved.isFinished(); }) ? id : QUuid();
}

void TestConnectionForm::aNoteWaitsForTheMouse()
{
    edit(text("http://127.0.0.1:9/v1"));
    QVERIFY(open(*m_editor));
    auto *fetch = child<QPushButton>(*m_editor, "fetchModels");
    key()->setFocus();
    QTest::keyClicks(key(), text("sk-typed"));
    const auto place = [&] { return fetch->mapTo(m_editor.get(), fetch->rect().center()); };
    const QPoint before = place();
    const QSignalSpy clicked(fetch, &QPushButton::clicked);
    QTest::mousePress(m_editor->windowHandle(), Qt::LeftButton, {}, before);
    // The press took the focus from the key, whose note has something to say now.
    QVERIFY(!note("checkNote")->isEmpty());
    QCoreApplication::processEvents();
    QVERIFY(note("checkNote")->isHidden());
    QCOMPARE(place(), before);
    QTest::mouseRelease(m_editor->windowHandle(), Qt::LeftButton, {}, before);
    QCOMPARE(clicked.count(), 1);
    QTRY_VERIFY(!note("checkNote")->isHidden());
    QVERIFY(place() != before);
}

void TestConnectionForm::theWheelEditsOnlyWhatHasTheFocus()
{
    edit(text("https://gw.example.org/v1"));
    child<QToolButton>(*m_editor, "more")->setChecked(true);
    QVERIFY(open(*m_editor));
    address()->setFocus();
    for (const char *name : {"preset", "proxyKind", "modelId"}) {
        auto *box = child<QComboBox>(*m_editor, name);
        const int chosen = box->currentIndex();
        turnWheel(box);
        QCOMPARE(box->currentIndex(), chosen);
    }
    QCOMPARE(address()->text(), text("https://gw.example.org/v1"));
    auto *seconds = child<QSpinBox>(*m_editor, "firstByteSeconds");
    turnWheel(seconds);
    turnWheel(seconds->findChild<QLineEdit *>());
    QCOMPARE(seconds->value(), 120);
    QVERIFY(!seconds->hasFocus());
    seconds->setFocus();
    turnWheel(seconds);
    QCOMPARE(seconds->value(), 119);
}

void TestConnectionForm::aCertificateIsShownWhereItIsAccepted()
{
    const QUuid id = m_rig->add(text("One"), text("https://gw.example.org/v1"));
    m_rig->add(text("Two"), text("https://two.example.org/v1"));
    SettingsDialog dialog(m_theme, m_rig->preferences, m_rig->connections);
    dialog.resize(760, 320);
    QVERIFY(open(dialog));
    // The address is being edited; the certificate was met elsewhere.
    dialog.showConnections(id);
    child<QLineEdit>(dialog, "baseUrl")->setText(text("https://other.example.org/v1"));
    dialog.offerPin(id, QString(64, u'a'), text("https://gw.example.org:443"));
    auto *pin = child<NoteRow>(dialog, "pin");
    QVERIFY(pin->text().contains(text("gw.example.org")));
    QVERIFY(pin->text().contains(text("AA:AA")));
    QTRY_VERIFY(!pin->visibleRegion().isEmpty());
    pin->findChild<QAbstractButton *>()->click();
    auto *editor = dialog.findChild<ConnectionEditor *>();
    QVERIFY(editor->draft().profile.tls.pinnedSha256.isEmpty());
    child<QLineEdit>(dialog, "baseUrl")->setText(text("https://gw.example.org/v1"));
    QCOMPARE(editor->draft().profile.tls.pinnedOrigin, text("https://gw.example.org:443"));
}

void TestConnectionForm::whatIsOpenedIsInView()
{
    const QUuid id = m_rig->add(text("One"), text("https://gw.example.org/v1"));
    SettingsDialog dialog(m_theme, m_rig->preferences, m_rig->connections);
    dialog.resize(760, 320);
    QVERIFY(open(dialog));
    for (const char *name : {"headers", "caFile", "proxyKind", "firstByteSeconds", "apiKey"}) {
        dialog.showSetting(SettingsDialog::Page::Connections, text(name), id);
        auto *field = child<QWidget>(dialog, name);
        QTRY_VERIFY2(!field->visibleRegion().isEmpty(), name);
        QWidget *focus = dialog.focusWidget();
        QVERIFY2(focus && (focus == field || field->isAncestorOf(focus)), name);
    }
}

void TestConnectionForm::aGuidesPlaceholderIsNoModel()
{
    edit(text("https://gw.example.org/v1"));
    auto *model = child<QComboBox>(*m_editor, "modelId");
    model->setEditText(text("YOUR_MODEL_ID_HERE"));
    Q_EMIT model->lineEdit()->editingFinished();
    QCOMPARE(note("modelNote")->tone(), Tone::Fault);
    QVERIFY2(note("modelNote")->text().contains(text("placeholder")),
             qPrintable(note("modelNote")->text()));
    model->setEditText(text("gpt-4o"));
    QVERIFY(note("modelNote")->isEmpty());
}

void TestConnectionForm::savingKeepsWhatWasSaid()
{
    FakeGateway gateway;
    gateway.answer("/v1/models", models());
    edit(gateway.baseUrl());
    key()->enter(text("sk-typed"));
    Q_EMIT key()->editingFinished();
    QTRY_COMPARE(note("checkNote")->tone(), Tone::Good);
    child<QPushButton>(*m_editor, "fetchModels")->click();
    auto *model = child<QComboBox>(*m_editor, "modelId");
    QTRY_COMPARE(model->count(), 2);
    model->setEditText(text("gemini flash"));
    Q_EMIT model->lineEdit()->editingFinished();
    const QStringList proposed{text("gemini-1.5-flash")};
    QCOMPARE(note("modelNote")->links(), proposed);
    child<QPushButton>(*m_editor, "save")->click();
    QTRY_VERIFY(!m_editor->isEdited());
    QCOMPARE(note("checkNote")->tone(), Tone::Good);
    QCOMPARE(note("modelNote")->links(), proposed);
    // What it is about is the same as before, only that it is kept now.
    note("modelNote")->findChild<QAbstractButton *>()->click();
    QCOMPARE(model->currentText(), proposed.constFirst());
    QCOMPARE(note("checkNote")->tone(), Tone::Good);
    edit(gateway.baseUrl()); // another one
    QVERIFY(note("checkNote")->isEmpty());
    QVERIFY(note("modelNote")->isEmpty());
}

void TestConnectionForm::isClosedWhileItIsStored()
{
    edit(text("http://127.0.0.1:9/v1"));
    QVERIFY(open(*m_editor));
    key()->enter(text("sk-typed"));
    address()->setFocus();
    QTest::keyClicks(address(), text("/"));
    auto *fields = m_editor->findChild<ConnectionFields *>();
    child<QPushButton>(*m_editor, "save")->click();
    QCOMPARE(note("status")->text(), QStringLiteral("Storing the key…"));
    QVERIFY(!fields->isEnabled());
    edit(text("https://other.example.org/v1"));
    QVERIFY(fields->isEnabled()); // of which nothing is being stored
    const QUuid other = m_editor->draft().profile.id;
    key()->enter(text("sk-other"));
    address()->setFocus();
    child<QPushButton>(*m_editor, "save")->click();
    QVERIFY(!fields->isEnabled());
    QTRY_VERIFY(fields->isEnabled());
    QCOMPARE(m_editor->draft().profile.id, other);
    QCOMPARE(m_editor->focusWidget(), address());
    QVERIFY(!m_editor->isEdited());
}

void TestConnectionForm::theVerdictGoesWithWhatItIsAbout()
{
    FakeGateway gateway;
    gateway.answer("/v1/models", models());
    edit(gateway.baseUrl());
    key()->enter(text("sk-typed"));
    Q_EMIT key()->editingFinished();
    QTRY_COMPARE(note("checkNote")->tone(), Tone::Good);
    child<QComboBox>(*m_editor, "modelId")->setEditText(text("other"));
    QCOMPARE(note("checkNote")->tone(), Tone::Good);
    QTest::keyClicks(key(), text("x"));
    QVERIFY(note("checkNote")->isEmpty());
    Q_EMIT key()->editingFinished();
    QTRY_COMPARE(note("checkNote")->tone(), Tone::Good);
    address()->setText(text("https://gw.example.org/v1"));
    QVERIFY(note("checkNote")->isEmpty());
}

void TestConnectionForm::anExampleInTheKeyFieldIsTakenApart()
{
    edit({});
    QGuiApplication::clipboard()->setText(
        text("curl http://127.0.0.1:9/v1/chat/completions -H 'Authorization: Bearer "
             "sk-0123456789abcdef0123' -d '{\"model\":\"small-1\",\"messages\":[]}'"));
    key()->paste();
    QCOMPARE(key()->text(), text("sk-0123456789abcdef0123"));
    QCOMPARE(address()->text(), text("http://127.0.0.1:9/v1"));
    QCOMPARE(m_editor->draft().profile.model, text("small-1"));
    // Words around the key alone, and a key that is broken in two.
    for (const auto &[pasted, expected] :
         {std::pair("-H 'Authorization: Bearer sk-0123456789abcdef'", "sk-0123456789abcdef"),
          std::pair("sk-0123456789 abcdef", "sk-0123456789abcdef")}) {
        key()->clear();
        QGuiApplication::clipboard()->setText(text(pasted));
        key()->paste();
        QCOMPARE(key()->text(), text(expected));
    }
}

void TestConnectionForm::typedKeysStayWhenTheHostIsEdited()
{
    const QUuid id = addWithKeys(2);
    m_editor->setDraft({*m_rig->connections.profile(id)});
    child<LinkButton>(*m_editor, "addKey")->click();
    const auto rows = [this] {
        QList<KeyField *> shown = m_editor->findChildren<KeyField *>(text("moreKey"));
        shown.removeIf([](const KeyField *one) { return one->parentWidget()->isHidden(); });
        return shown;
    };
    QCOMPARE(rows().size(), 2);
    QTest::keyClicks(rows().last(), text("sk-typed"));
    address()->setText(text("https://gw.example.orgx/v1"));
    QCOMPARE(rows().size(), 1);
    QCOMPARE(rows().constFirst()->text(), text("sk-typed"));
    address()->setText(text("https://gw.example.org/v1"));
    QCOMPARE(rows().size(), 2);
    QCOMPARE(rows().constFirst()->place(), 1);
    QCOMPARE(rows().last()->text(), text("sk-typed"));
}

void TestConnectionForm::whatWasEditedCanBeSavedAfterALookElsewhere()
{
    const QUuid id = m_rig->add(text("One"), text("https://gw.example.org/v1"), text("m"));
    const QUuid other = m_rig->add(text("Two"), text("https://two.example.org/v1"));
    core::Profile profile = *m_rig->connections.profile(id);
    profile.learned = {{text("m"), text("stream_options"), {}}, {text("m"), text("seed"), {}}};
    (void)m_rig->connections.save(profile, std::nullopt);
    SettingsDialog dialog(m_theme, m_rig->preferences, m_rig->connections);
    dialog.showConnections(id);
    child<QToolButton>(dialog, "more")->setChecked(true);
    const auto rows = [&dialog] {
        QList<NoteRow *> shown = dialog.findChildren<NoteRow *>(text("learned"));
        shown.removeIf([](const NoteRow *row) { return row->isHidden(); });
        return shown;
    };
    QCOMPARE(rows().size(), 2);
    rows().constFirst()->findChild<QAbstractButton *>()->click();
    for (int i = 0; i < 2; ++i) { // there and back, twice
        dialog.showConnections(other);
        dialog.showConnections(id);
        QCOMPARE(rows().size(), 1);
        QVERIFY(child<QPushButton>(dialog, "save")->isEnabled());
    }
    child<QPushButton>(dialog, "save")->click();
    QTRY_VERIFY(!child<QPushButton>(dialog, "save")->isEnabled()
                && m_rig->connections.profile(id)->learned.size() == 1);
}

void TestConnectionForm::theFocusStaysWhenLinksChange()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *row = new NoteRow(m_theme, &window);
    auto *next = new QLineEdit(&window);
    layout->addWidget(row);
    layout->addWidget(next);
    QVERIFY(open(window));
    row->say(Tone::Warning, text("Sure?"), {text("Yes"), text("No")});
    row->findChild<LinkButton *>()->setFocus();
    row->say(Tone::Warning, text("Really?"), {text("Really"), text("Never")});
    auto *link = qobject_cast<LinkButton *>(window.focusWidget());
    QVERIFY(link);
    QCOMPARE(link->text(), text("Really"));
    row->say(Tone::Good, text("Done."));
    QCOMPARE(window.focusWidget(), next);
}

void TestConnectionForm::theFocusFollowsAKeyToItsField()
{
    const QUuid id = addWithKeys(2);
    m_editor->setDraft({*m_rig->connections.profile(id)});
    QVERIFY(open(*m_editor));
    auto *up = child<QAbstractButton>(*m_editor, "keyUp");
    up->setFocus();
    QTest::keyClick(up, Qt::Key_Space);
    QCOMPARE(m_editor->focusWidget(), key());
    QCOMPARE(key()->place(), 1);
}

QTEST_MAIN(TestConnectionForm)
#include "tst_connectionform.moc"
