// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "chat/promptlibrary.h"
#include "ui/actions.h"
#include "ui/header/header.h"
#include "ui/lineinput.h"
#include "ui/noticebar.h"
#include "ui/palette/palette.h"
#include "ui/palette/palettemodel.h"
#include "ui/prompts/personaeditor.h"
#include "ui/prompts/prompteditor.h"
#include "ui/prompts/promptsdialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>

using flow::answer;
using flow::Program;

/// From a prompt that is written in the library to what the gateway gets, across restarts.
class PromptingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPromptIsKeptUsedAndSent();
    void instructionsSayTheDayTheyAreSent();
    void aPersonaSurvivesARestart();
    void damagedPromptsAreKeptAsideAndSaid();
    void whatCannotBeUsedIsKeptAsideAndSaid();

private:
    template <typename Dialog>
    [[nodiscard]] static Dialog *shown(Program &program)
    {
        const auto all = program.window().findChildren<Dialog *>();
        for (Dialog *one : all) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    static void trigger(Program &program, ui::Act act)
    {
        program.window().actions().at(act)->trigger();
    }
    static void save(const QDialog &editor)
    {
        editor.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->click();
    }
    /// In the library: which of the entries of its button is chosen.
    static void addPrompt(Program &program, int entry, const QString &title, const QString &text);
    static void choose(Program &program, const char *palette, const QString &words);
    /// What the last request said as the first message.
    [[nodiscard]] static QString firstSaid(const Program &program)
    {
        const QByteArray body = program.gateway.lastRequest().body;
        return QJsonDocument::fromJson(body)
            .object()
            .value(QStringLiteral("messages"))
            .toArray()
            .at(0)
            .toObject()
            .value(QStringLiteral("content"))
            .toString();
    }
    [[nodiscard]] static QByteArray kept(const Program &program)
    {
        QFile file(program.dataDir() + QStringLiteral("/prompts.json"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

void PromptingTest::addPrompt(Program &program, int entry, const QString &title,
                              const QString &text)
{
    trigger(program, ui::Act::Prompts);
    auto *library = shown<ui::PromptsDialog>(program);
    QVERIFY(library);
    library->findChild<QPushButton *>(QStringLiteral("promptAdd"))
        ->menu()
        ->actions()
        .at(entry)
        ->trigger();
    auto *editor = shown<ui::PromptEditor>(program);
    QVERIFY(editor);
    QTest::keyClicks(editor->findChild<QLineEdit *>(QStringLiteral("promptTitle")), title);
    QTest::keyClicks(editor->findChild<QPlainTextEdit *>(QStringLiteral("promptText")), text);
    save(*editor);
    QTRY_VERIFY(!shown<ui::PromptEditor>(program));
    library->close();
}

void PromptingTest::choose(Program &program, const char *name, const QString &words)
{
    auto *palette = program.window().findChild<ui::Palette *>(QString::fromLatin1(name));
    QVERIFY(palette && palette->isVisible());
    auto *field = palette->findChild<ui::LineInput *>();
    QTest::keyClicks(field, words);
    QTRY_VERIFY(!palette->findChild<ui::PaletteModel *>()->isStale());
    QTest::keyClick(field, Qt::Key_Return);
}

void PromptingTest::aPromptIsKeptUsedAndSent()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("One")}));
    QVERIFY(program.start());
    QVERIFY(!program.window().actions().at(ui::Act::InsertPrompt)->isVisible());
    addPrompt(program, 0, QStringLiteral("Greeting"), QStringLiteral("Good day, {{model}}"));
    QTRY_VERIFY(kept(program).contains("Greeting"));
    program.quit();
    QVERIFY(program.start());
    QTRY_VERIFY(program.window().actions().at(ui::Act::InsertPrompt)->isVisible());
    trigger(program, ui::Act::InsertPrompt);
    choose(program, "promptPalette", QStringLiteral("greet"));
    QCOMPARE(program.composer().text(), QStringLiteral("Good day, m1"));
    program.composer().submit();
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    QCOMPARE(firstSaid(program), QStringLiteral("Good day, m1"));
}

void PromptingTest::instructionsSayTheDayTheyAreSent()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("One")}));
    QVERIFY(program.start());
    addPrompt(program, 1, QStringLiteral("Today"), QStringLiteral("Today is {{date}}."));
    trigger(program, ui::Act::Palette);
    choose(program, "palette", QStringLiteral("today"));
    QCOMPARE(program.conversation().info().instructions, QStringLiteral("Today is {{date}}."));
    const QDate before = QDate::currentDate();
    QVERIFY(program.talkOnce());
    const QDate after = QDate::currentDate(); // midnight may have been between
    const auto says = [](const QDate &day) {
        return QStringLiteral("Today is %1.").arg(day.toString(Qt::ISODate));
    };
    QVERIFY2(firstSaid(program) == says(before) || firstSaid(program) == says(after),
             qPrintable(firstSaid(program)));
}

void PromptingTest::aPersonaSurvivesARestart()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("One")}));
    program.gateway.answer(answer({QStringLiteral("Two")}));
    QVERIFY(program.start());
    program.session()->setInstructions(QStringLiteral("You are a fox."));
    trigger(program, ui::Act::SavePersona);
    auto *editor = shown<ui::PersonaEditor>(program);
    QVERIFY(editor);
    editor->findChild<QLineEdit *>(QStringLiteral("personaName"))->setText(QStringLiteral("Fox"));
    auto *icon = editor->findChild<QComboBox *>(QStringLiteral("personaIcon"));
    icon->setCurrentIndex(1);
    editor->findChild<QLineEdit *>(QStringLiteral("personaEmoji"))->setText(QStringLiteral("🦊"));
    save(*editor);
    QVERIFY(program.talkOnce());
    const QUuid chat = program.conversation().info().id;
    program.quit();
    QVERIFY(program.start());
    program.assembly().workspace().open(chat);
    QTRY_COMPARE(program.conversation().info().id, chat);
    const QWidget *picker = program.window().pane().header().picker();
    QTRY_VERIFY(picker->accessibleName().contains(QStringLiteral("🦊 Fox · m1")));
    trigger(program, ui::Act::NewWithPersona);
    choose(program, "personaPalette", QStringLiteral("fox"));
    QVERIFY(program.conversation().info().id != chat);
    QVERIFY(program.talkOnce());
    QCOMPARE(firstSaid(program), QStringLiteral("You are a fox."));
}

void PromptingTest::damagedPromptsAreKeptAsideAndSaid()
{
    Program program;
    QVERIFY(program.start());
    addPrompt(program, 0, QStringLiteral("Greeting"), QStringLiteral("Good day"));
    program.quit();
    QFile file(program.dataDir() + QStringLiteral("/prompts.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"prompts\": [");
    file.close();
    QVERIFY(program.start());
    // Said in the bar, which has gone again on a machine that is slow enough.
    const auto isSaid = [&program] {
        const auto bars = program.window().findChildren<ui::NoticeBar *>();
        return std::any_of(bars.cbegin(), bars.cend(), [](const ui::NoticeBar *bar) {
            return bar->text().contains(QStringLiteral("prompts.json.unreadable"));
        });
    };
    QTRY_VERIFY(isSaid());
    QVERIFY(QFile::exists(file.fileName() + QStringLiteral(".unreadable-1")));
    QVERIFY(!program.window().actions().at(ui::Act::InsertPrompt)->isVisible());
}

void PromptingTest::whatCannotBeUsedIsKeptAsideAndSaid()
{
    Program program;
    QVERIFY(program.start());
    addPrompt(program, 0, QStringLiteral("Greeting"), QStringLiteral("Good day"));
    program.quit();
    const QString path = program.dataDir() + QStringLiteral("/prompts.json");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray told = file.readAll();
    file.close();
    // One that says nothing here, as it may be of a later version.
    told.replace("\"prompts\": [", "\"prompts\": [{\"voice\": \"deep\"},");
    QVERIFY(told.contains("voice"));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(told);
    file.close();
    QVERIFY(program.start());
    const auto isSaid = [&program] {
        const auto bars = program.window().findChildren<ui::NoticeBar *>();
        return std::any_of(bars.cbegin(), bars.cend(), [](const ui::NoticeBar *bar) {
            return bar->text().contains(QStringLiteral("prompts.json.before-1"));
        });
    };
    QTRY_VERIFY(isSaid());
    QTRY_VERIFY(program.window().actions().at(ui::Act::InsertPrompt)->isVisible()); // the other
    QFile aside(path + QStringLiteral(".before-1"));
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), told);
    program.quit();
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("Good day"));
    file.close();
    QVERIFY(program.start()); // once is enough
    QTRY_VERIFY(program.window().actions().at(ui::Act::InsertPrompt)->isVisible());
    QVERIFY(!QFile::exists(path + QStringLiteral(".before-2")));
}

QTEST_MAIN(PromptingTest)
#include "tst_prompting.moc"
