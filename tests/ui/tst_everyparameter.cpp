// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parameterspec.h"
#include "support/panelrig.h"
#include "support/sessionwords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <optional>

using support::named;
using support::PanelRig;

namespace {

/// What a person does in one row of the panel, and what the request carries for it.
struct RowCase {
    const char *name;
    QString entered; ///< typed, or chosen
    QJsonObject sent;
    QString wrong = {}; ///< what the row refuses; empty: nothing can be entered that it would
};

QJsonObject member(const char *name, const QJsonValue &value)
{
    return {{named(name), value}};
}

/// One for each row. The field of tools has tests of its own, for it ticks what the library has.
QList<RowCase> rowCases()
{
    const QString tooLong(65, u'x');
    const QJsonObject any{{QStringLiteral("type"), QStringLiteral("json_object")}};
    const QJsonObject usage{{QStringLiteral("include_usage"), false}};
    const QJsonObject bias{{QStringLiteral("50256"), -100}};
    const auto yes = [] { return QStringLiteral("Yes"); };
    const auto no = [] { return QStringLiteral("No"); };
    return {
        {"temperature", QStringLiteral("0.5"), member("temperature", 0.5), QStringLiteral("2.1")},
        {"top_p", QStringLiteral("0.5"), member("top_p", 0.5), QStringLiteral("1.1")},
        {"presence_penalty", QStringLiteral("-1.5"), member("presence_penalty", -1.5),
         QStringLiteral("-2.5")},
        {"frequency_penalty", QStringLiteral("2"), member("frequency_penalty", 2),
         QStringLiteral("2.5")},
        {"max_tokens", QStringLiteral("300"), member("max_tokens", 300), QStringLiteral("0")},
        {"seed", QStringLiteral("-7"), member("seed", -7), QStringLiteral("1.5")},
        {"n", QStringLiteral("3"), member("n", 3), QStringLiteral("129")},
        {"logprobs", yes(), member("logprobs", true)},
        {"top_logprobs", QStringLiteral("5"), member("top_logprobs", 5), QStringLiteral("21")},
        {"logit_bias", QStringLiteral("{\"50256\": -100}"), member("logit_bias", bias),
         QStringLiteral("{\"50256\": -101}")},
        {"stop", QStringLiteral("END"), member("stop", QStringLiteral("END"))},
        {"response_format", QStringLiteral("Any JSON object"), member("response_format", any)},
        {"reasoning_effort", QStringLiteral("High"),
         member("reasoning_effort", QStringLiteral("high"))},
        {"verbosity", QStringLiteral("Low"), member("verbosity", QStringLiteral("low"))},
        {"tool_choice", QStringLiteral("None"), member("tool_choice", QStringLiteral("none"))},
        {"parallel_tool_calls", no(), member("parallel_tool_calls", false)},
        {"stream", no(), member("stream", false)},
        {"stream_options", QStringLiteral("{\"include_usage\": false}"),
         member("stream_options", usage), QStringLiteral("{\"include_usage\": 1}")},
        {"service_tier", QStringLiteral("flex"), member("service_tier", QStringLiteral("flex"))},
        {"user", QStringLiteral("me"), member("user", QStringLiteral("me")), tooLong},
        {"safety_identifier", QStringLiteral("me"),
         member("safety_identifier", QStringLiteral("me")), tooLong},
        {"prompt_cache_key", QStringLiteral("k"), member("prompt_cache_key", QStringLiteral("k"))},
        {"@max_tokens_name", QStringLiteral("max_completion_tokens"),
         member("max_completion_tokens", 9)},
        {"@instructions_role", QStringLiteral("developer"), {}},
        {"@extra", QStringLiteral("{\"top_k\": 40}"), member("top_k", 40),
         QStringLiteral("{\"model\": \"m\"}")},
    };
}

/// What has to be set beside it, for it to mean something.
core::ParameterSet besides(const QString &name)
{
    if (name == QStringLiteral("top_logprobs"))
        return {{QStringLiteral("logprobs"), true}};
    if (name == core::setting::kMaxTokensName)
        return {{QStringLiteral("max_tokens"), 9}};
    return {};
}

} // namespace

/// Each parameter by its row: set, sent, taken back, refused for what is wrong with it, and refused
/// by a model.
class TestEveryParameter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("XDG_RUNTIME_DIR");
    }
    void noRowIsForgotten();
    void whatIsSetIsSentAndTakenBack();
    void whatIsWrongIsSaidAndNotSet();
    void aRefusalIsMarkedUntilItIsForgotten();

private:
    static void enter(const PanelRig &rig, const char *name, const QString &what)
    {
        if (auto *line = rig.field<QLineEdit>(name); line && !rig.field<QComboBox>(name)) {
            line->setText(what);
            Q_EMIT line->textEdited(what);
        } else if (auto *box = rig.field<QComboBox>(name)) {
            PanelRig::choose(box, what);
        } else {
            rig.field<QPlainTextEdit>(name)->setPlainText(what);
        }
    }
    /// The body that the next message would make.
    static QJsonObject body(const PanelRig &rig)
    {
        const auto future = rig.workspace.current()->parameters().request(support::words("Hello"));
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000))
            return {};
        const auto result = future.result();
        return result ? QJsonDocument::fromJson(result.value().toUtf8()).object() : QJsonObject();
    }
};

void TestEveryParameter::noRowIsForgotten()
{
    QSet<QString> tried{QStringLiteral("tools")};
    for (const RowCase &one : rowCases())
        tried.insert(named(one.name));
    for (const core::ParameterSpec &spec : core::parameterSpecs()) {
        if (spec.place != core::ParameterPlace::Hidden)
            QVERIFY2(tried.contains(QString(spec.name)), spec.name.data());
    }
}

void TestEveryParameter::whatIsSetIsSentAndTakenBack()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    rig.openAll();
    rig.workspace.current()->setInstructions(QStringLiteral("Be brief."));
    const QList<RowCase> cases = rowCases();
    for (const RowCase &one : cases) {
        const core::ParameterSet beside = besides(named(one.name));
        rig.workspace.current()->parameters().set(beside);
        const QJsonObject before = body(rig);
        QVERIFY2(!before.isEmpty(), one.name);
        QVERIFY2(!rig.isMarked(one.name), one.name);
        enter(rig, one.name, one.entered);
        QVERIFY2(rig.note(one.name, "fault").isEmpty(), one.name);
        QVERIFY2(rig.isMarked(one.name), one.name);
        QVERIFY2(rig.set().contains(named(one.name)), one.name);
        const QJsonObject after = body(rig);
        for (auto it = one.sent.begin(); it != one.sent.end(); ++it) {
            QVERIFY2(before.value(it.key()) != it.value(), one.name);
            QVERIFY2(after.value(it.key()) == it.value(), one.name);
        }
        QVERIFY2(after != before, one.name); // the role is in the messages
        rig.row(one.name)->findChild<ui::LinkButton *>(named("reset"))->click();
        QCOMPARE(rig.set(), beside);
        QCOMPARE(body(rig), before);
    }
}

void TestEveryParameter::whatIsWrongIsSaidAndNotSet()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    rig.openAll();
    const QList<RowCase> cases = rowCases();
    for (const RowCase &one : cases) {
        if (one.wrong.isEmpty())
            continue;
        enter(rig, one.name, one.wrong);
        QVERIFY2(!rig.note(one.name, "fault").isEmpty(), one.name);
        QVERIFY2(!rig.set().contains(named(one.name)), one.name);
        enter(rig, one.name, one.entered);
        QVERIFY2(rig.note(one.name, "fault").isEmpty(), one.name);
        QVERIFY2(rig.set().contains(named(one.name)), one.name);
    }
}

void TestEveryParameter::aRefusalIsMarkedUntilItIsForgotten()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    rig.openAll();
    const QList<RowCase> cases = rowCases();
    for (const RowCase &one : cases) {
        if (*one.name == '@') // these are ours, and no gateway hears of them
            continue;
        QVERIFY2(rig.note(one.name, "refusal").isEmpty(), one.name);
        core::Profile profile = *rig.connections.profile(rig.profile);
        profile.learned = {{QStringLiteral("m"), named(one.name), {}}};
        (void)rig.connections.save(profile, std::nullopt);
        QVERIFY2(rig.note(one.name, "refusal").contains(QStringLiteral("has refused it")),
                 one.name);
        rig.press(one.name, "refusal");
        QVERIFY2(rig.note(one.name, "refusal").isEmpty(), one.name);
        QVERIFY2(rig.connections.profile(rig.profile)->learned.isEmpty(), one.name);
    }
}

QTEST_MAIN(TestEveryParameter)
#include "tst_everyparameter.moc"
