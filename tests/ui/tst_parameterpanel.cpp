// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parameterspec.h"
#include "support/panelrig.h"
#include "ui/header/header.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>

using core::ParameterLayer;
using support::named;
using support::PanelRig;
using ui::ParameterRow;

/// The panel of parameters: what it shows, inherits and finds, by mouse and keys.
class TestParameterPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("XDG_RUNTIME_DIR");
    }
    void aBeginnerMeetsOneButton();
    void beginsWithFourAndHasARowForEach();
    void aDefaultThatIsNotSentIsNoValue();
    void whatIsInheritedCanBeOverriddenOrWithheld();
    void whatAButtonTakesAwayComesBack();
    void whatWasWrittenSinceStays();
    void theModelsDefaultsAreEdited();
    void whatIsEditedIsAsWideAsTheFields();
    void aRemovedConnectionLeavesTheChat();
    void aRefusalIsMarkedAndForgotten();
    void theSearchFindsNamesAndWordsInBothLanguages();
    void theButtonCarriesADot();
    void keysWalkEverythingAndComeBack();
    void everyFieldHasAName();
    void anotherChatBringsItsOwn();
};

/// Whatever can be set, and with prompts, personas, tools and several answers beside it.
void TestParameterPanel::aBeginnerMeetsOneButton()
{
    PanelRig rig;
    QVERIFY(rig.isReady());
    QVERIFY(!rig.panel() || !rig.panel()->isVisible());
    const auto controls = [](const QWidget &where) {
        QStringList seen;
        for (const QWidget *one : where.findChildren<QWidget *>()) {
            const bool isControl =
                qobject_cast<const QAbstractButton *>(one) || qobject_cast<const QComboBox *>(one);
            if (isControl && one->isVisible())
                seen.append(one->accessibleName());
        }
        return seen;
    };
    // The sidebar, the title, the model and the menu, and that of the parameters.
    const QStringList above = controls(rig.window->pane().header());
    QVERIFY2(above.size() <= 5, qPrintable(above.join(u'/')));
    QCOMPARE(above.count(QStringLiteral("Parameters")), 1);
    // Attaching, how to send, and sending.
    const QStringList below = controls(rig.window->pane().composer());
    QVERIFY2(below.size() <= 3, qPrintable(below.join(u'/')));
}

void TestParameterPanel::beginsWithFourAndHasARowForEach()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    QStringList shown;
    for (const ParameterRow *row : rig.panel()->findChildren<ParameterRow *>())
        shown.append(row->name());
    QCOMPARE(shown, QStringList({named("@instructions"), named("temperature"), named("max_tokens"),
                                 named("reasoning_effort")}));
    rig.openAll();
    for (const core::ParameterSpec &spec : core::parameterSpecs()) {
        const bool isShown = spec.place != core::ParameterPlace::Hidden;
        QCOMPARE(rig.panel()->findChild<ParameterRow *>(QString(spec.name)) != nullptr, isShown);
    }
    QVERIFY(rig.row("top_p")->isVisible());
}

void TestParameterPanel::aDefaultThatIsNotSentIsNoValue()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    auto *field = rig.field<QLineEdit>("temperature");
    QVERIFY(field->text().isEmpty());
    QVERIFY(!field->placeholderText().isEmpty());
    QVERIFY(
        rig.note("temperature", "hint").contains(QStringLiteral("temperature · server default 1")));
    QVERIFY(rig.note("temperature", "hint").contains(QStringLiteral("0–2")));
    QVERIFY(!rig.isMarked("temperature"));
    QTest::keyClicks(field, QStringLiteral("1"));
    QCOMPARE(field->text(), QStringLiteral("1"));
    QVERIFY(rig.isMarked("temperature"));
    QCOMPARE(rig.set(), QJsonObject({{named("temperature"), 1}}));
}

void TestParameterPanel::whatIsInheritedCanBeOverriddenOrWithheld()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    rig.setDefault(ParameterLayer::Connection, "temperature", 0.3);
    auto *field = rig.field<QLineEdit>("temperature");
    QVERIFY(field->text().isEmpty());
    QCOMPARE(field->placeholderText(), QStringLiteral("0.3")); // in grey
    QCOMPARE(rig.note("temperature", "origin"), QStringLiteral("From the connection: 0.3"));
    QVERIFY(!rig.isMarked("temperature"));
    rig.press("temperature", "origin"); // "Don't send"
    QCOMPARE(rig.set().value(named("temperature")), QJsonValue(QJsonValue::Null));
    QCOMPARE(field->placeholderText(), QStringLiteral("Not sent"));
    QVERIFY(rig.isMarked("temperature"));
    QTest::keyClicks(field, QStringLiteral("0.9"));
    QCOMPARE(rig.set().value(named("temperature")), QJsonValue(0.9));
    QCOMPARE(rig.note("temperature", "origin"), QStringLiteral("From the connection: 0.3"));
    rig.setDefault(ParameterLayer::Model, "temperature", 0.5);
    QCOMPARE(rig.note("temperature", "origin"), QStringLiteral("From this model: 0.5"));
    rig.row("temperature")->findChild<ui::LinkButton *>(named("reset"))->click();
    QCOMPARE(field->placeholderText(), QStringLiteral("0.5"));
    // The instructions of the settings are inherited, too.
    core::Settings settings = rig.preferences.settings();
    settings.instructions = QStringLiteral("Be brief.");
    rig.preferences.set(settings);
    QCOMPARE(rig.note("@instructions", "origin"), QStringLiteral("From the settings: Be brief."));
    rig.press("@instructions", "origin");
    QCOMPARE(rig.workspace.current()->parameters().instructions(), QString());
    QTest::keyClicks(rig.field<QPlainTextEdit>("@instructions"), QStringLiteral("Be kind."));
    QCOMPARE(rig.workspace.current()->parameters().instructions(), QStringLiteral("Be kind."));
}

/// By the same key, with the cursor where the button has left it.
void TestParameterPanel::whatAButtonTakesAwayComesBack()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    const auto reset = [&rig](const char *name) {
        rig.row(name)->findChild<ui::LinkButton *>(named("reset"))->click();
    };
    const auto undo = [&rig] {
        QTest::keyClick(rig.window->focusWidget(), Qt::Key_Z, Qt::ControlModifier);
    };
    chat::SessionParameters &parameters = rig.workspace.current()->parameters();
    parameters.set(named("temperature"), 0.4);
    parameters.set(named("seed"), 7);
    reset("temperature");
    QCOMPARE(rig.set(), QJsonObject({{named("seed"), 7}}));
    undo();
    QCOMPARE(rig.set(), QJsonObject({{named("seed"), 7}, {named("temperature"), 0.4}}));
    QCOMPARE(rig.field<QLineEdit>("temperature")->text(), QStringLiteral("0.4"));
    rig.workspace.current()->setInstructions(QStringLiteral("Be kind."));
    reset("@instructions");
    QVERIFY(rig.field<QPlainTextEdit>("@instructions")->toPlainText().isEmpty());
    undo();
    QCOMPARE(rig.field<QPlainTextEdit>("@instructions")->toPlainText(), QStringLiteral("Be kind."));
    QCOMPARE(parameters.instructions(), QStringLiteral("Be kind."));
    // "Don't send" takes a value away as well; in the defaults of a connection, too.
    rig.setDefault(ParameterLayer::Connection, "temperature", 0.3);
    rig.press("temperature", "origin");
    QCOMPARE(rig.set().value(named("temperature")), QJsonValue(QJsonValue::Null));
    rig.workspace.undoStack().undo();
    QCOMPARE(rig.set().value(named("temperature")), QJsonValue(0.4));
    auto *layer = rig.panel()->findChild<QComboBox *>(named("layer"));
    layer->setCurrentIndex(layer->count() - 1);
    Q_EMIT layer->activated(layer->currentIndex());
    reset("temperature");
    QVERIFY(parameters.layers().connection.isEmpty());
    rig.workspace.undoStack().undo();
    QCOMPARE(parameters.layers().connection, QJsonObject({{named("temperature"), 0.3}}));
}

void TestParameterPanel::whatWasWrittenSinceStays()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    chat::ChatSession *session = rig.workspace.current();
    session->setInstructions(QStringLiteral("Be kind."));
    session->parameters().set(named("temperature"), 0.4);
    for (const char *name : {"@instructions", "temperature"})
        rig.row(name)->findChild<ui::LinkButton *>(named("reset"))->click();
    session->setInstructions(QStringLiteral("Be brief."));
    session->parameters().set(named("temperature"), 1);
    rig.workspace.undoStack().undo();
    rig.workspace.undoStack().undo();
    QCOMPARE(session->parameters().instructions(), QStringLiteral("Be brief."));
    QCOMPARE(rig.set(), QJsonObject({{named("temperature"), 1}}));
}

void TestParameterPanel::theModelsDefaultsAreEdited()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    auto *layer = rig.panel()->findChild<QComboBox *>(named("layer"));
    QVERIFY(layer->isVisible());
    PanelRig::choose(layer, QStringLiteral("This model: m"));
    QVERIFY(!rig.row("@instructions")->isVisible());
    QTest::keyClicks(rig.field<QLineEdit>("temperature"), QStringLiteral("0.4"));
    const core::ParameterLayers layers = rig.workspace.current()->parameters().layers();
    QCOMPARE(layers.model, QJsonObject({{named("temperature"), 0.4}}));
    QVERIFY(layers.conversation.isEmpty());
    PanelRig::choose(layer, QStringLiteral("This chat"));
    QCOMPARE(rig.field<QLineEdit>("temperature")->placeholderText(), QStringLiteral("0.4"));
    QVERIFY(rig.row("@instructions")->isVisible());
}

void TestParameterPanel::whatIsEditedIsAsWideAsTheFields()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    const auto right = [&rig](const QWidget *part) {
        return part->mapTo(rig.panel(), part->rect().topRight()).x();
    };
    const auto *layer = rig.panel()->findChild<QComboBox *>(named("layer"));
    QVERIFY(layer->isVisible());
    QTRY_COMPARE(right(layer), right(rig.row("temperature")));
    rig.openAll(); // a scroll bar comes
    const auto *scroll = rig.panel()->findChild<QScrollArea *>();
    QTRY_VERIFY(scroll->verticalScrollBar()->isVisible());
    QTRY_COMPARE(right(layer), right(rig.row("temperature")));
}

void TestParameterPanel::aRemovedConnectionLeavesTheChat()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    QVERIFY(!rig.ask(QStringLiteral("One")).isNull()); // so it stays with its connection
    auto *layer = rig.panel()->findChild<QComboBox *>(named("layer"));
    core::Profile profile = *rig.connections.profile(rig.profile);
    profile.name = QStringLiteral("Office");
    (void)rig.connections.save(profile, std::nullopt);
    PanelRig::choose(layer, QStringLiteral("This connection: Office"));
    QVERIFY(rig.row("@instructions")->isHidden());
    profile.name = QStringLiteral("Home");
    (void)rig.connections.save(profile, std::nullopt);
    QCOMPARE(layer->currentText(), QStringLiteral("This connection: Home"));
    rig.connections.remove(rig.profile);
    QVERIFY(layer->isHidden());
    QVERIFY(!rig.row("@instructions")->isHidden());
    auto *field = rig.field<QLineEdit>("temperature");
    field->insert(QStringLiteral("0.4"));
    Q_EMIT field->textEdited(field->text());
    QCOMPARE(rig.set(), QJsonObject({{named("temperature"), 0.4}}));
}

void TestParameterPanel::aRefusalIsMarkedAndForgotten()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    QVERIFY(rig.note("temperature", "refusal").isEmpty());
    core::Profile profile = *rig.connections.profile(rig.profile);
    profile.learned = {{QStringLiteral("m"), named("temperature"), {}}};
    (void)rig.connections.save(profile, std::nullopt);
    QVERIFY(rig.note("temperature", "refusal").contains(QStringLiteral("has refused it")));
    rig.press("temperature", "refusal");
    QVERIFY(rig.note("temperature", "refusal").isEmpty());
    QVERIFY(rig.connections.profile(rig.profile)->learned.isEmpty());
    rig.workspace.current()->setModel(rig.profile, QStringLiteral("o3"));
    QVERIFY(rig.note("temperature", "refusal").contains(QStringLiteral("known to refuse")));
}

void TestParameterPanel::theSearchFindsNamesAndWordsInBothLanguages()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    rig.openAll();
    auto *search = rig.panel()->findChild<QLineEdit *>(named("parameterSearch"));
    const QList<std::pair<QString, const char *>> cases{
        {QStringLiteral("top_p"), "top_p"},
        {QStringLiteral("nucleus"), "top_p"},
        {QStringLiteral("核采样"), "top_p"},
        {QStringLiteral("种子"), "seed"},
        {QStringLiteral("JSON SCHEMA"), "response_format"},
        {QStringLiteral("随机 温度"), "temperature"}};
    for (const auto &[words, name] : cases) {
        search->setFocus();
        search->setText(words);
        QTest::keyClick(search, Qt::Key_Return);
        const QWidget *focus = rig.window->focusWidget();
        QVERIFY2(rig.row(name)->isAncestorOf(focus), qPrintable(words));
    }
    search->setText(QStringLiteral("seed"));
    QVERIFY(rig.row("seed")->isVisible());
    QVERIFY(!rig.row("user")->isVisible());
    search->setFocus();
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(search->text().isEmpty() && rig.panel()->isVisible());
    QVERIFY(rig.row("user")->isVisible());
}

void TestParameterPanel::theButtonCarriesADot()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    QToolButton *button = nullptr;
    for (QToolButton *one : rig.window->pane().findChildren<QToolButton *>()) {
        if (one->accessibleName() == QStringLiteral("Parameters"))
            button = one;
    }
    QVERIFY(button && button->toolTip().contains(QStringLiteral("Ctrl+Shift+M")));
    QVERIFY(button->accessibleDescription().isEmpty());
    rig.workspace.current()->parameters().set(named("seed"), 7);
    QCOMPARE(button->accessibleDescription(), QStringLiteral("Changed"));
    button->click();
    QVERIFY(!rig.panel()->isVisible());
    button->click();
    QVERIFY(rig.panel()->isVisible());
    QVERIFY(rig.window->actions().at(ui::Act::Parameters)->isChecked());
}

void TestParameterPanel::keysWalkEverythingAndComeBack()
{
    PanelRig rig;
    QVERIFY(rig.isReady());
    rig.window->pane().composer().focusInput();
    const QWidget *before = rig.window->focusWidget();
    QVERIFY(rig.isOpen());
    QVERIFY(rig.row("@instructions")->isAncestorOf(rig.window->focusWidget()));
    rig.openAll();
    QList<QString> walked;
    const auto rowOf = [](const QWidget *widget) {
        for (; widget; widget = widget->parentWidget()) {
            if (const auto *row = qobject_cast<const ParameterRow *>(widget))
                return row->name();
        }
        return QString();
    };
    for (int i = 0; i < 120; ++i) {
        const QWidget *focus = rig.window->focusWidget();
        if (!rig.panel()->isAncestorOf(focus))
            break;
        if (const QString name = rowOf(focus); !name.isEmpty() && !walked.contains(name))
            walked.append(name);
        QTest::keyClick(rig.window->windowHandle(), Qt::Key_Tab);
    }
    QStringList rows;
    for (const ParameterRow *row : rig.panel()->findChildren<ParameterRow *>())
        rows.append(row->name());
    QCOMPARE(walked, rows); // in the order that they are seen
    rig.row("seed")->setFocus();
    QTest::keyClick(rig.window->windowHandle(), Qt::Key_Escape);
    QVERIFY(!rig.panel()->isVisible());
    QCOMPARE(rig.window->focusWidget(), before);
}

void TestParameterPanel::everyFieldHasAName()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    rig.openAll();
    const auto widgets = rig.panel()->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const bool isReached =
            (widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() && !widget->focusProxy();
        const bool isContainer =
            widget->inherits("QAbstractScrollArea") && !widget->inherits("QPlainTextEdit");
        if (!isReached || isContainer)
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 widget->metaObject()->className());
    }
    QVERIFY(
        rig.field<QLineEdit>("seed")->accessibleDescription().contains(QStringLiteral("Not sent")));
    const auto *options = rig.field<QPlainTextEdit>("stream_options");
    QVERIFY(options->placeholderText().contains(QStringLiteral("usage is asked for")));
    QVERIFY(!options->accessibleDescription().contains(QStringLiteral("Not sent")));
}

void TestParameterPanel::anotherChatBringsItsOwn()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    QVERIFY(!rig.ask(QStringLiteral("One")).isNull());
    auto *field = rig.field<QLineEdit>("temperature");
    QTest::keyClicks(field, QStringLiteral("0.2"));
    field->insert(QStringLiteral("x")); // half written, and wrong
    Q_EMIT field->textEdited(field->text());
    QVERIFY(!rig.note("temperature", "fault").isEmpty());
    rig.trigger(ui::Act::NewChat);
    QVERIFY(rig.panel()->isVisible());
    QVERIFY(field->text().isEmpty());
    QVERIFY(rig.note("temperature", "fault").isEmpty());
    QTest::keyClicks(field, QStringLiteral("0.6"));
    // A chat without a row keeps it, too.
    QVERIFY(!rig.workspace.current()->isStored());
    QCOMPARE(rig.set().value(named("temperature")), QJsonValue(0.6));
}

QTEST_MAIN(TestParameterPanel)
#include "tst_parameterpanel.moc"
