// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "chat/sessionparameters.h"
#include "core/tokenprobability.h"
#include "render/shades.h"
#include "ui/conversation/conversationview.h"
#include "ui/settings/detailsdialog.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMenu>

using flow::Program;

/// How likely a model's words were, from the panel's parameters to the shade behind a word.
class ShadingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsAskedForIsSeenWhileItComesAndAfterARestart();

private:
    [[nodiscard]] static QByteArray said(const QString &text, double logprob)
    {
        const QJsonObject token{{QStringLiteral("token"), text},
                                {QStringLiteral("logprob"), logprob},
                                {QStringLiteral("top_logprobs"), QJsonArray()}};
        return support::frame(
            {{QStringLiteral("choices"),
              QJsonArray{QJsonObject{
                  {QStringLiteral("index"), 0},
                  {QStringLiteral("delta"), QJsonObject{{QStringLiteral("content"), text}}},
                  {QStringLiteral("logprobs"),
                   QJsonObject{{QStringLiteral("content"), QJsonArray{token}}}}}}}});
    }
    [[nodiscard]] static bool isShaded(Program &program)
    {
        const QImage image = program.window().pane().view().viewport()->grab().toImage();
        const QList<render::Colors> schemes{render::Colors::light(), render::Colors::dark()};
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                for (const render::Colors &colors : schemes) {
                    if (image.pixel(x, y) == render::shadeOf(colors, 4).rgb())
                        return true;
                }
            }
        }
        return false;
    }
    /// Switches it in the menu of the reply.
    static void toggle(Program &program)
    {
        auto &view = program.window().pane().view();
        const core::Conversation &conversation = program.conversation();
        QMenu menu;
        Q_EMIT view.menuOpening(&menu, conversation.at(conversation.rowCount() - 1).id);
        const QList<QAction *> actions = menu.actions();
        const auto found = std::find_if(actions.begin(), actions.end(), [](const QAction *action) {
            return action->text() == QStringLiteral("Show probabilities");
        });
        QVERIFY(found != actions.end());
        (*found)->trigger();
    }
};

void ShadingTest::whatIsAskedForIsSeenWhileItComesAndAfterARestart()
{
    Program program;
    program.gateway.answer(support::FakeAnswer::sse({said(QStringLiteral("Sure"), -0.01),
                                                     said(QStringLiteral(" maybe"), -4)})
                               .hold()
                               .then({said(QStringLiteral(" so."), -0.2),
                                      support::finish(QStringLiteral("stop")), support::done()}));
    QVERIFY(program.start());
    program.session()->parameters().set(QStringLiteral("logprobs"), true);
    program.type(QStringLiteral("First"));
    QTRY_COMPARE(program.lastText(), QStringLiteral("Sure maybe"));
    QCOMPARE(program.gateway.lastRequest().json().value(QStringLiteral("logprobs")),
             QJsonValue(true));
    QVERIFY(!isShaded(program));
    toggle(program);
    QTRY_VERIFY(isShaded(program)); // while it streams
    program.gateway.release();
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    QTRY_VERIFY(isShaded(program));
    QVERIFY(program.waitForSettings("\"probability_shown\": true"));
    const QUuid chat = program.conversation().info().id;
    program.quit();
    QVERIFY(program.start());
    program.assembly().workspace().open(chat);
    QTRY_COMPARE(program.conversation().info().id, chat);
    QTRY_VERIFY(isShaded(program));
    const core::Message &reply = program.conversation().at(program.conversation().rowCount() - 1);
    const QString details = ui::DetailsDialog(reply, {}).asText();
    QVERIFY2(details.contains(QStringLiteral("Tokens with a probability: 3")), qPrintable(details));
    toggle(program);
    QTRY_VERIFY(!isShaded(program));
    // Another question takes none of it along.
    program.gateway.answer(flow::answer({QStringLiteral("Two")}));
    program.type(QStringLiteral("Second"));
    QTRY_COMPARE(program.gateway.requestCount("POST"), 2);
    QVERIFY(!program.gateway.lastRequest().body.contains("\\t maybe"));
    QVERIFY(program.waitForReply(core::MessageState::Complete));
}

QTEST_MAIN(ShadingTest)
#include "tst_shading.moc"
