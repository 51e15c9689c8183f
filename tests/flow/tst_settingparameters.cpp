// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "chat/sessionparameters.h"
#include "ui/actions.h"
#include "ui/inspector/longtextview.h"
#include "ui/parameters/parameterpanel.h"
#include "ui/parameters/parameterrow.h"
#include "ui/parameters/requestdialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using flow::answer;
using flow::Program;

/// From the panel of parameters to what the gateway gets, across restarts.
class SettingParametersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTypedIsSentAndNothingElse();
    void aRestartKeepsIt();
    void theRequestShownIsTheOneSent();
    void presetsAreUsedUndoneAndDeleted();
    void undoingAPresetLeavesWhatWasSetSince();
    void replacingIsUndone();

private:
    /// In place of what stands there.
    static void write(Program &program, const char *name, const char *number)
    {
        auto *line = field<QLineEdit>(program, name);
        line->selectAll();
        QTest::keyClicks(line, QString::fromLatin1(number));
    }
    [[nodiscard]] static ui::ParameterPanel *open(Program &program);
    template <typename Field>
    [[nodiscard]] static Field *field(Program &program, const char *name)
    {
        auto *row = program.window().findChild<ui::ParameterRow *>(QString::fromLatin1(name));
        return row ? row->findChild<Field *>() : nullptr;
    }
    /// The last request that asked for an answer.
    [[nodiscard]] static QJsonObject sent(const Program &program)
    {
        const QList<support::FakeRequest> requests = program.gateway.requests();
        for (qsizetype at = requests.size() - 1; at >= 0; --at) {
            if (requests.at(at).method == "POST")
                return QJsonDocument::fromJson(requests.at(at).body).object();
        }
        return {};
    }
    /// Chooses in the menu of presets that is open.
    static void pick(Program &program, const QString &menu, const QString &words);
    static void savePreset(Program &program, const QString &name);
};

ui::ParameterPanel *SettingParametersTest::open(Program &program)
{
    program.window().actions().at(ui::Act::Parameters)->trigger();
    auto *panel = program.window().findChild<ui::ParameterPanel *>();
    return panel && panel->isVisible() ? panel : nullptr;
}

void SettingParametersTest::whatIsTypedIsSentAndNothingElse()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("One")}));
    program.gateway.answer(answer({QStringLiteral("Two")}));
    QVERIFY(program.start());
    QVERIFY(open(program));
    QVERIFY(program.talkOnce());
    const QStringList plain{QStringLiteral("messages"), QStringLiteral("model"),
                            QStringLiteral("stream"), QStringLiteral("stream_options")};
    QCOMPARE(sent(program).keys(), plain); // nothing set, nothing sent
    QTest::keyClicks(field<QLineEdit>(program, "temperature"), QStringLiteral("0.3"));
    QTest::keyClicks(field<QLineEdit>(program, "max_tokens"), QStringLiteral("300"));
    program.type(QStringLiteral("Second"));
    QTRY_COMPARE(program.gateway.requestCount("POST"), 2);
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    const QJsonObject body = sent(program);
    QCOMPARE(body.value(QStringLiteral("temperature")), QJsonValue(0.3));
    QCOMPARE(body.value(QStringLiteral("max_tokens")), QJsonValue(300));
    QCOMPARE(body.keys().size(), plain.size() + 2);
}

void SettingParametersTest::aRestartKeepsIt()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("One")}));
    program.gateway.answer(answer({QStringLiteral("Two")}));
    QVERIFY(program.start());
    QVERIFY(open(program)); // in a chat that has no row yet
    QTest::keyClicks(field<QLineEdit>(program, "temperature"), QStringLiteral("1"));
    QVERIFY(program.talkOnce());
    QCOMPARE(sent(program).value(QStringLiteral("temperature")), QJsonValue(1));
    const QUuid chat = program.conversation().info().id;
    program.quit();
    QVERIFY(program.start());
    program.assembly().workspace().open(chat);
    QTRY_COMPARE(program.conversation().info().id, chat);
    QVERIFY(open(program));
    QCOMPARE(field<QLineEdit>(program, "temperature")->text(), QStringLiteral("1"));
    program.type(QStringLiteral("Second"));
    QTRY_COMPARE(program.gateway.requestCount("POST"), 2);
    QCOMPARE(sent(program).value(QStringLiteral("temperature")), QJsonValue(1));
    QVERIFY(program.waitForReply(core::MessageState::Complete));
}

void SettingParametersTest::theRequestShownIsTheOneSent()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("One")}));
    QVERIFY(program.start());
    QVERIFY(open(program));
    QTest::keyClicks(field<QLineEdit>(program, "temperature"), QStringLiteral("0.5"));
    program.composer().insertText(QStringLiteral("A question\nof two lines"));
    program.window().actions().at(ui::Act::ShowRequest)->trigger();
    auto *dialog = program.window().findChild<ui::RequestDialog *>();
    QVERIFY(dialog);
    const auto *view = dialog->findChild<ui::LongTextView *>();
    QTRY_VERIFY(!view->toPlainText().isEmpty() && view->isFilled());
    const QJsonObject shown = QJsonDocument::fromJson(view->toPlainText().toUtf8()).object();
    QVERIFY(!shown.isEmpty());
    QVERIFY(
        !view->toPlainText().contains(QString::fromUtf8(support::keyFor(program.gateway.port()))));
    QVERIFY(view->isReadOnly());
    dialog->close();
    program.composer().submit();
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    QCOMPARE(shown, sent(program)); // field by field
}

void SettingParametersTest::pick(Program &program, const QString &menu, const QString &words)
{
    auto *presets = Program::button(program.window(), QStringLiteral("Presets"));
    QVERIFY(presets);
    presets->click();
    QMenu *open = nullptr;
    QTRY_VERIFY((open = program.window().findChild<QMenu *>(QStringLiteral("presets")))
                && open->isVisible());
    if (!menu.isEmpty()) {
        for (QMenu *sub : open->findChildren<QMenu *>())
            open = sub->title() == menu ? sub : open;
    }
    for (QAction *action : open->actions()) {
        if (action->text() == words) {
            action->trigger();
            program.window().findChild<QMenu *>(QStringLiteral("presets"))->close();
            QTRY_VERIFY(!program.window().findChild<QMenu *>(QStringLiteral("presets")));
            return;
        }
    }
    QFAIL(qPrintable(words));
}

void SettingParametersTest::savePreset(Program &program, const QString &name)
{
    pick(program, {}, QStringLiteral("Save as preset…"));
    auto *dialog = program.window().findChild<QDialog *>(QStringLiteral("presetName"));
    QVERIFY(dialog);
    dialog->findChild<QLineEdit *>()->setText(name);
    dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->click();
}

void SettingParametersTest::presetsAreUsedUndoneAndDeleted()
{
    Program program;
    QVERIFY(program.start());
    QVERIFY(open(program));
    const auto temperature = [&program] { return field<QLineEdit>(program, "temperature"); };
    const auto names = [&program] {
        QStringList all;
        const QList<core::ParameterPreset> presets =
            program.assembly().preferences().settings().parameterPresets;
        for (const core::ParameterPreset &preset : presets)
            all.append(preset.name);
        return all;
    };
    QTest::keyClicks(temperature(), QStringLiteral("0.1"));
    savePreset(program, QStringLiteral("Strict"));
    QCOMPARE(names(), QStringList{QStringLiteral("Strict")});
    program.gateway.answer(answer({QStringLiteral("One")}));
    QVERIFY(program.talkOnce()); // one that is unused would be the new one
    program.window().actions().at(ui::Act::NewChat)->trigger();
    QTRY_VERIFY(temperature()->text().isEmpty());
    QTest::keyClicks(temperature(), QStringLiteral("1.5"));
    pick(program, {}, QStringLiteral("Strict"));
    QCOMPARE(temperature()->text(), QStringLiteral("0.1"));
    program.window().actions().at(ui::Act::Undo)->trigger();
    QCOMPARE(temperature()->text(), QStringLiteral("1.5"));
    program.window().actions().at(ui::Act::Redo)->trigger();
    QCOMPARE(temperature()->text(), QStringLiteral("0.1"));
    pick(program, QStringLiteral("Rename"), QStringLiteral("Strict"));
    auto *dialog = program.window().findChild<QDialog *>(QStringLiteral("presetName"));
    QVERIFY(dialog);
    dialog->findChild<QLineEdit *>()->setText(QStringLiteral("Loose"));
    dialog->accept();
    QCOMPARE(names(), QStringList{QStringLiteral("Loose")});
    program.window().actions().at(ui::Act::Undo)->trigger();
    QCOMPARE(names(), QStringList{QStringLiteral("Strict")});
    pick(program, QStringLiteral("Delete"), QStringLiteral("Strict"));
    QVERIFY(names().isEmpty());
    program.window().actions().at(ui::Act::Undo)->trigger();
    QCOMPARE(names(), QStringList{QStringLiteral("Strict")});
    QVERIFY(program.waitForSettings("Strict"));
}

void SettingParametersTest::undoingAPresetLeavesWhatWasSetSince()
{
    Program program;
    QVERIFY(program.start());
    QVERIFY(open(program));
    const auto temperature = [&program] {
        return field<QLineEdit>(program, "temperature")->text();
    };
    const auto tokens = [&program] { return field<QLineEdit>(program, "max_tokens")->text(); };
    write(program, "temperature", "0.1");
    write(program, "max_tokens", "300");
    savePreset(program, QStringLiteral("Strict"));
    write(program, "temperature", "1.5");
    write(program, "max_tokens", "500");
    pick(program, {}, QStringLiteral("Strict"));
    QCOMPARE(tokens(), QStringLiteral("300"));
    write(program, "max_tokens", "700");
    program.window().actions().at(ui::Act::Undo)->trigger();
    QCOMPARE(temperature(), QStringLiteral("1.5"));
    QCOMPARE(tokens(), QStringLiteral("700"));
    program.window().actions().at(ui::Act::Redo)->trigger();
    QCOMPARE(temperature(), QStringLiteral("0.1"));
    QCOMPARE(tokens(), QStringLiteral("700"));
}

void SettingParametersTest::replacingIsUndone()
{
    Program program;
    QVERIFY(program.start());
    QVERIFY(open(program));
    const auto kept = [&program] {
        const QList<core::ParameterPreset> presets =
            program.assembly().preferences().settings().parameterPresets;
        return presets.size() == 1
                   ? presets.constFirst().parameters.value(QStringLiteral("temperature"))
                   : QJsonValue(QStringLiteral("not one"));
    };
    write(program, "temperature", "0.1");
    savePreset(program, QStringLiteral("Strict"));
    write(program, "temperature", "0.8");
    savePreset(program, QStringLiteral("strict"));
    QCOMPARE(kept(), QJsonValue(0.8));
    program.window().actions().at(ui::Act::Undo)->trigger();
    QCOMPARE(kept(), QJsonValue(0.1));
    // The defaults of a connection are replaced as a chat's are.
    auto *layer = program.window().findChild<QComboBox *>(QStringLiteral("layer"));
    layer->setCurrentIndex(layer->count() - 1);
    Q_EMIT layer->activated(layer->count() - 1);
    write(program, "temperature", "0.4");
    pick(program, {}, QStringLiteral("Strict"));
    QCOMPARE(field<QLineEdit>(program, "temperature")->text(), QStringLiteral("0.1"));
    program.window().actions().at(ui::Act::Undo)->trigger();
    QCOMPARE(field<QLineEdit>(program, "temperature")->text(), QStringLiteral("0.4"));
}

QTEST_MAIN(SettingParametersTest)
#include "tst_settingparameters.moc"
