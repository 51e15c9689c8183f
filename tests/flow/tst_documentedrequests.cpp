// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "chat/toolbox.h"
#include "ui/actions.h"
#include "ui/parameters/parameterpanel.h"
#include "ui/parameters/parameterrow.h"
#include "ui/settings/linkbutton.h"
#include "ui/settings/noterow.h"
#include "ui/tools/toolimportdialog.h"
#include "ui/tools/toolsdialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <functional>

using flow::answer;
using flow::Program;

namespace {

QByteArray documented(const char *name)
{
    QFile file(QStringLiteral(LOQUAT_SOURCE_DIR "/tests/data/requests/%1.json")
                   .arg(QString::fromLatin1(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The last request that asked for an answer.
QJsonObject sent(const Program &program)
{
    const QList<support::FakeRequest> requests = program.gateway.requests();
    for (qsizetype at = requests.size() - 1; at >= 0; --at) {
        if (requests.at(at).method == "POST")
            return QJsonDocument::fromJson(requests.at(at).body).object();
    }
    return {};
}

ui::ParameterRow *row(Program &program, const char *name)
{
    return program.window().findChild<ui::ParameterRow *>(QString::fromLatin1(name));
}

void openPanel(Program &program)
{
    program.window().actions().at(ui::Act::Parameters)->trigger();
    auto *panel = program.window().findChild<ui::ParameterPanel *>();
    QVERIFY(panel && panel->isVisible());
    panel->findChild<QToolButton *>(QStringLiteral("allParameters"))->setChecked(true);
    QTRY_VERIFY(panel->isWhole()); // it is built in slices
}

/// By the link that the row has for it.
void withhold(Program &program, const char *name)
{
    auto *link = row(program, name)
                     ->findChild<ui::NoteRow *>(QStringLiteral("origin"))
                     ->findChild<ui::LinkButton *>();
    QVERIFY(link);
    link->click();
}

void choose(Program &program, const char *name, const QString &words)
{
    auto *box = row(program, name)->findChild<QComboBox *>();
    const int at = box->findText(words);
    QVERIFY2(at >= 0, qPrintable(words));
    box->setCurrentIndex(at);
    Q_EMIT box->activated(at);
}

void chooseByName(Program &program, const QString &model)
{
    program.window().pane().showPicker();
    auto *picker = program.window().findChild<QWidget *>(QStringLiteral("modelPicker"));
    QTRY_VERIFY(picker && picker->isVisible());
    auto *field = picker->findChild<QLineEdit *>();
    QTest::keyClicks(field, model);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(program.conversation().info().model, model);
}

void instruct(Program &program, const QString &words)
{
    row(program, "@instructions")->findChild<QPlainTextEdit *>()->insertPlainText(words);
}

/// The picture stays where it is; only its address goes out.
void attachAddress(Program &program, const QString &address)
{
    program.window().actions().at(ui::Act::AttachAddress)->trigger();
    auto *dialog = program.window().findChild<QDialog *>(QStringLiteral("imageAddress"));
    QVERIFY(dialog);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(), address);
    dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
}

/// The guide's own command, with its address and its headers, as somebody copies it.
void importCommand(Program &program, const QByteArray &body)
{
    QTRY_VERIFY(program.window().actions().at(ui::Act::Tools)->isVisible());
    program.window().actions().at(ui::Act::Tools)->trigger();
    auto *dialog = program.window().findChild<ui::ToolsDialog *>();
    QVERIFY(dialog);
    auto *button = dialog->findChild<QPushButton *>(QStringLiteral("importTools"));
    QTRY_VERIFY(button->isEnabled());
    button->click();
    auto *importer = dialog->findChild<ui::ToolImportDialog *>();
    QVERIFY(importer);
    importer->findChild<QPlainTextEdit *>(QStringLiteral("pastedTools"))
        ->setPlainText(QStringLiteral("curl https://gateway.example/v1/chat/completions \\\n"
                                      "  -H \"Content-Type: application/json\" \\\n"
                                      "  -H \"Authorization: Bearer $GATEWAY_KEY\" \\\n  -d '")
                       + QString::fromUtf8(body) + u'\'');
    auto *import = importer->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    QTRY_VERIFY(import->isEnabled());
    import->click();
    dialog->reject();
    QTRY_VERIFY(!program.window().findChild<ui::ToolsDialog *>());
}

void tick(Program &program, const QString &tool)
{
    row(program, "tools")->findChild<QToolButton *>(QStringLiteral("chooseTools"))->click();
    auto *list = row(program, "tools")->findChild<QListWidget *>();
    const QList<QListWidgetItem *> found = list->findItems(tool, Qt::MatchExactly);
    QCOMPARE(found.size(), 1);
    found.first()->setCheckState(Qt::Checked);
}

} // namespace

/// The bodies that the guides of gateways show, made by what a person does in the window.
class DocumentedRequestsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPersonMakesIt_data();
    void aPersonMakesIt();
    void aFunctionIsChosenByNameAndAllOfItIsKept();
};

void DocumentedRequestsTest::aPersonMakesIt_data()
{
    using Steps = std::function<void(Program &, const QByteArray &)>;
    QTest::addColumn<QString>("question");
    QTest::addColumn<Steps>("steps");
    const auto add = [](const char *name, const QString &question, const Steps &steps) {
        QTest::newRow(name) << question << steps;
    };
    add("text", QStringLiteral("你好"), [](Program &program, const QByteArray &) {
        instruct(program, QStringLiteral("你是一个有帮助的助手。"));
        withhold(program, "stream");
    });
    add("stream", QStringLiteral("你好"), [](Program &program, const QByteArray &) {
        instruct(program, QStringLiteral("你是一个有帮助的助手。"));
        choose(program, "stream", QStringLiteral("Yes"));
        withhold(program, "stream_options");
    });
    add("image", QStringLiteral("这张图片里有什么?"), [](Program &program, const QByteArray &) {
        QTest::keyClicks(row(program, "max_tokens")->findChild<QLineEdit *>(),
                         QStringLiteral("300"));
        withhold(program, "stream");
        attachAddress(program, QStringLiteral("https://example.com/image.jpg"));
    });
    add("tools", QStringLiteral("波士顿今天的天气怎么样?"),
        [](Program &program, const QByteArray &body) {
            importCommand(program, body);
            tick(program, QStringLiteral("get_current_weather"));
            choose(program, "tool_choice", QStringLiteral("Automatic (auto)"));
            withhold(program, "stream");
        });
}

void DocumentedRequestsTest::aPersonMakesIt()
{
    using Steps = std::function<void(Program &, const QByteArray &)>;
    QFETCH(QString, question);
    QFETCH(Steps, steps);
    const QByteArray body = documented(QTest::currentDataTag());
    const QJsonObject wanted = QJsonDocument::fromJson(body).object();
    QVERIFY(!wanted.isEmpty());
    Program program;
    program.gateway.answer(answer({QStringLiteral("Good.")}));
    QVERIFY(program.start());
    chooseByName(program, QStringLiteral("gpt-4.1"));
    openPanel(program);
    steps(program, body);
    program.type(question);
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    const QJsonObject made = sent(program);
    QCOMPARE(made.keys(), wanted.keys());
    for (const QString &name : wanted.keys())
        QCOMPARE(made.value(name), wanted.value(name));
}

void DocumentedRequestsTest::aFunctionIsChosenByNameAndAllOfItIsKept()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("One")}));
    program.gateway.answer(answer({QStringLiteral("Two")}));
    QVERIFY(program.start());
    openPanel(program);
    importCommand(program, documented("tools"));
    tick(program, QStringLiteral("get_current_weather"));
    choose(program, "tool_choice", QStringLiteral("Function get_current_weather"));
    choose(program, "parallel_tool_calls", QStringLiteral("No"));
    QVERIFY(program.talkOnce());
    const QUuid chat = program.conversation().info().id;
    const QJsonObject first = sent(program);
    QCOMPARE(first[u"tools"].toArray().size(), 1);
    QCOMPARE(first[u"tool_choice"][u"function"][u"name"].toString(),
             QStringLiteral("get_current_weather"));
    QCOMPARE(first[u"parallel_tool_calls"], QJsonValue(false));
    program.quit();
    QVERIFY(program.start());
    program.assembly().workspace().open(chat);
    QTRY_COMPARE(program.conversation().info().id, chat);
    openPanel(program);
    auto *box = row(program, "tool_choice")->findChild<QComboBox *>();
    QTRY_COMPARE(box->currentText(), QStringLiteral("Function get_current_weather"));
    program.type(QStringLiteral("Second"));
    QTRY_COMPARE(program.gateway.requestCount("POST"), 2);
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    const QJsonObject second = sent(program);
    for (const char *name : {"tools", "tool_choice", "parallel_tool_calls"})
        QCOMPARE(second.value(QLatin1StringView(name)), first.value(QLatin1StringView(name)));
}

QTEST_MAIN(DocumentedRequestsTest)
#include "tst_documentedrequests.moc"
