// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "ui/conversation/conversationview.h"

#include <algorithm>

using flow::Program;
using support::FakeAnswer;
using support::FakeRequest;

namespace {

FakeAnswer page()
{
    return FakeAnswer::html(200, "<!doctype html><html><head><title>Open WebUI</title></head>"
                                 "<body><div id=\"app\"></div></body></html>");
}

FakeAnswer methodNotAllowed()
{
    return FakeAnswer::json(405,
                            {{QStringLiteral("detail"), QStringLiteral("Method Not Allowed")}});
}

FakeAnswer modelList()
{
    return FakeAnswer::body(200, "application/json",
                            R"({"data":[{"id":"m1"},{"id":"gemini-1.5-flash"}]})");
}

/// Open WebUI as it answers to what is not below /api/v1: pages to GET, 405 to POST.
void imitateOpenWebUi(support::FakeGateway &gateway)
{
    gateway.answer("/models", page());
    gateway.answer("/v1/models", page());
    gateway.answer("/api/models", page());
    gateway.answer("/chat/completions", methodNotAllowed());
    gateway.answer("/v1/chat/completions", methodNotAllowed());
    gateway.answer("/api/v1/models", modelList());
    gateway.answer("/api/v1/chat/completions", flow::answer({QStringLiteral("Here I am")}));
    gateway.answer(page());
}

/// New API: everything it does not know is its page, with 200.
void imitateNewApi(support::FakeGateway &gateway)
{
    gateway.answer("/v1/models", modelList());
    gateway.answer("/v1/chat/completions", flow::answer({QStringLiteral("Here I am")}));
    gateway.answer(page());
}

} // namespace

/// A person who made one small mistake is chatting after one press.
class MendingInOneClickTest : public QObject
{
    Q_OBJECT

    [[nodiscard]] static bool offers(Program &program, const QString &button)
    {
        return QTest::qWaitFor([&] {
            const int row = program.conversation().rowCount() - 1;
            const auto buttons = program.window().pane().view().rowButtons(row);
            return std::any_of(buttons.cbegin(), buttons.cend(),
                               [&](const ui::RowButton &one) { return one.text == button; });
        });
    }
    static void press(Program &program, const QString &button)
    {
        program.window().pane().view().pressRowAction(program.conversation().rowCount() - 1,
                                                      button);
    }

private Q_SLOTS:
    void aKeyAndAWrongAddressAreEnough_data();
    void aKeyAndAWrongAddressAreEnough();
    void aDisplayNameInsteadOfTheIdIsEnough();
};

void MendingInOneClickTest::aKeyAndAWrongAddressAreEnough_data()
{
    QTest::addColumn<bool>("isOpenWebUi");
    QTest::addColumn<QString>("path");
    QTest::newRow("Open WebUI, host only") << true << QString();
    QTest::newRow("Open WebUI, /v1") << true << QStringLiteral("/v1");
    QTest::newRow("New API, host only") << false << QString();
}

void MendingInOneClickTest::aKeyAndAWrongAddressAreEnough()
{
    QFETCH(bool, isOpenWebUi);
    QFETCH(QString, path);
    Program program;
    if (isOpenWebUi)
        imitateOpenWebUi(program.gateway);
    else
        imitateNewApi(program.gateway);
    program.setBaseUrl(program.gateway.origin() + path);
    QVERIFY(program.start());
    program.type(QStringLiteral("Hello"));
    QVERIFY(program.waitForReply(core::MessageState::Failed));
    const QString button = QStringLiteral("Use this address and resend");
    QVERIFY(offers(program, button));
    press(program, button);
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    QCOMPARE(program.lastText(), QStringLiteral("Here I am"));
    QCOMPARE(program.conversation().rowCount(), 2);
    const FakeRequest last = program.gateway.lastRequest();
    QCOMPARE(last.method, "POST");
    QCOMPARE(last.path, isOpenWebUi ? "/api/v1/chat/completions" : "/v1/chat/completions");
    QCOMPARE(last.header("Authorization"), "Bearer " + support::keyFor(program.gateway.port()));
}

void MendingInOneClickTest::aDisplayNameInsteadOfTheIdIsEnough()
{
    Program program;
    program.gateway.answer("/v1/models", modelList());
    program.gateway.answer(
        FakeAnswer::json(400, {{QStringLiteral("detail"), QStringLiteral("Model not found")}}));
    program.gateway.answer(flow::answer({QStringLiteral("Here I am")}));
    QVERIFY(program.start());
    program.session()->setModel(program.conversation().info().profileId,
                                QStringLiteral("Gemini Flash"));
    program.type(QStringLiteral("Hello"));
    QVERIFY(program.waitForReply(core::MessageState::Failed));
    const QString button = QStringLiteral("Use gemini-1.5-flash and resend");
    QVERIFY(offers(program, button));
    press(program, button);
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    QCOMPARE(program.gateway.lastRequest().json().value(QStringLiteral("model")).toString(),
             QStringLiteral("gemini-1.5-flash"));
}

QTEST_MAIN(MendingInOneClickTest)
#include "tst_mendinginoneclick.moc"
