// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/requestexport.h"
#include "chat/storedpictures.h"
#include "core/id.h"
#include "support/recordedrequest.h"
#include "support/storerig.h"
#include "ui/inspector/inspectordialog.h"
#include "ui/inspector/overviewpage.h"
#include "ui/inspector/textpage.h"
#include "ui/lineinput.h"
#include "ui/settings/noterow.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

using namespace ui;
using support::await;

class TestInspector : public QObject, support::StoreRig
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsWhatWasSentAndReceived();
    void saysHowItEndedAndHowLongItTook();
    void choosesBetweenAttempts();
    void followsAReplyThatRuns();
    void saysThatOnlyTheBeginningIsKept();
    void findsByTheKeyboard();
    void copiesAProgram();
    void asksWhereToSaveImages();
    void savesOnlyWhenAsked();
    void saysWhenSavingFails();
    void namesEveryPart();
    void fitsANarrowWindow();

private:
    void record(const api::WireRecord &record) { Q_EMIT m_wire->recorded(1, record); }
    [[nodiscard]] static api::WireRecord answered()
    {
        return support::recordOf(
            QStringLiteral("https://gw.example.org/v1/chat/completions"),
            support::bodyWith({{QStringLiteral("stream"), true}}, QStringLiteral("Hello")));
    }
    void show();
    [[nodiscard]] TextPage *page(int tab) const
    {
        return qobject_cast<TextPage *>(m_dialog->findChild<QTabWidget *>()->widget(tab));
    }
    [[nodiscard]] QString overview() const
    {
        return m_dialog->findChild<OverviewPage *>()->asText();
    }
    [[nodiscard]] QString note() const { return m_dialog->findChild<NoteRow *>()->text(); }
    [[nodiscard]] QPushButton *button(const char *words) const;
    /// Chooses in the file dialog that is open.
    [[nodiscard]] bool choose(const QString &path) const;

    Theme m_theme;
    std::unique_ptr<api::Wire> m_wire;
    std::unique_ptr<chat::WireLog> m_log;
    std::unique_ptr<chat::StoredPictures> m_pictures;
    std::unique_ptr<chat::RequestExport> m_export;
    std::unique_ptr<InspectorDialog> m_dialog;
    QUuid m_reply;
};

void TestInspector::init()
{
    open();
    m_wire = std::make_unique<api::Wire>();
    m_log = std::make_unique<chat::WireLog>(*m_wire);
    m_pictures = std::make_unique<chat::StoredPictures>(*m_store);
    m_export = std::make_unique<chat::RequestExport>(*m_log, *m_pictures);
    m_reply = core::newId();
    m_log->follow(1, m_reply);
}

void TestInspector::cleanup()
{
    m_dialog.reset();
    m_export.reset();
    m_pictures.reset();
    m_log.reset();
    m_wire.reset();
    close();
}

void TestInspector::show()
{
    m_dialog = std::make_unique<InspectorDialog>(m_theme, *m_export, m_reply);
    m_dialog->show();
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

QPushButton *TestInspector::button(const char *words) const
{
    for (QPushButton *button : m_dialog->findChildren<QPushButton *>()) {
        if (button->text() == QString::fromUtf8(words))
            return button;
    }
    return nullptr;
}

bool TestInspector::choose(const QString &path) const
{
    QFileDialog *picker = nullptr;
    if (!QTest::qWaitFor([&] {
            picker = m_dialog->findChild<QFileDialog *>();
            return picker && picker->isVisible();
        }))
        return false;
    picker->setDirectory(QFileInfo(path).absolutePath());
    picker->selectFile(path);
    return QMetaObject::invokeMethod(picker, "accept");
}

void TestInspector::showsWhatWasSentAndReceived()
{
    record(answered());
    show();
    QTRY_VERIFY(page(3)->view().toPlainText().contains(QStringLiteral("data: [DONE]")));
    QVERIFY(page(1)->view().toPlainText().contains(QStringLiteral("Authorization: ***")));
    QVERIFY(page(1)->view().toPlainText().contains(QStringLiteral("\"content\": \"Hello\"")));
    QVERIFY(page(2)->view().toPlainText().contains(QStringLiteral("X-Request-Id: r-1")));
    for (const int tab : {1, 2, 3})
        QVERIFY(page(tab)->view().isReadOnly());
}

void TestInspector::saysHowItEndedAndHowLongItTook()
{
    api::WireRecord failed = answered();
    failed.status = 429;
    failed.verdict = QStringLiteral("error");
    failed.why = {{core::reason::kStatus, QStringLiteral("429")},
                  {core::reason::kNextKey, QStringLiteral("2")}};
    failed.error.kind = core::ErrorKind::RateLimited;
    failed.error.message = QStringLiteral("<b>slow down</b>");
    record(failed);
    show();
    const QString shown = overview();
    for (const char *line :
         {"Request: POST https://gw.example.org/v1/chat/completions", "Status: 429",
          "Result: Failed", "Why: The HTTP status was 429.\nIt was sent again with key 2.",
          "Server's words: <b>slow down</b>", "Waiting in line: 2 ms", "Connecting: 30 ms",
          "TLS: 45 ms", "First byte: 200 ms", "First token: 250 ms", "Total: 1,250 ms",
          "Tokens per second: 50.0"})
        QVERIFY2(shown.contains(QString::fromUtf8(line)), qPrintable(shown));
    for (const QLabel *label : m_dialog->findChildren<QLabel *>())
        QVERIFY(label->textFormat() == Qt::PlainText || !label->text().contains(u'<'));
}

void TestInspector::choosesBetweenAttempts()
{
    api::WireRecord first = answered();
    first.status = 503;
    first.verdict.clear();
    first.received = "busy";
    record(first);
    record(answered());
    show();
    auto *attempts = m_dialog->findChild<QComboBox *>(QStringLiteral("attempts"));
    QVERIFY(attempts->isVisible());
    QCOMPARE(attempts->count(), 2);
    QCOMPARE(attempts->currentIndex(), 1);
    attempts->setCurrentIndex(0);
    QVERIFY(overview().contains(QStringLiteral("Status: 503")));
    QVERIFY(overview().contains(QStringLiteral("Another request followed")));
    QTRY_COMPARE(page(3)->view().toPlainText(), QStringLiteral("busy"));
}

void TestInspector::followsAReplyThatRuns()
{
    show();
    auto *tabs = m_dialog->findChild<QTabWidget *>();
    QVERIFY(!tabs->isVisible());
    QVERIFY(!button("Copy as")->isEnabled());
    record(answered());
    QVERIFY(tabs->isVisible());
    QVERIFY(button("Copy as")->isEnabled());
    QVERIFY(!m_dialog->findChild<QComboBox *>()->isVisible());
    api::WireRecord second = answered();
    second.status = 201;
    record(second);
    QVERIFY(overview().contains(QStringLiteral("Status: 201"))); // went on with the newest
    m_dialog->findChild<QComboBox *>()->setCurrentIndex(0);
    record(answered());
    QCOMPARE(m_dialog->findChild<QComboBox *>()->currentIndex(), 0); // was looked at
}

void TestInspector::saysThatOnlyTheBeginningIsKept()
{
    api::WireRecord cut = answered();
    cut.receivedBytes = 9'000'000;
    record(cut);
    show();
    m_dialog->findChild<QTabWidget *>()->setCurrentIndex(3);
    const auto says = [this] {
        for (const QLabel *label : page(3)->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().startsWith(QStringLiteral("Only the first")))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(says());
}

void TestInspector::findsByTheKeyboard()
{
    record(answered());
    show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    m_dialog->findChild<QTabWidget *>()->setCurrentIndex(1);
    QTRY_VERIFY(!page(1)->view().toPlainText().isEmpty());
    QTest::keyClick(m_dialog.get(), Qt::Key_F, Qt::ControlModifier);
    auto *words = page(1)->findChild<LineInput *>(QStringLiteral("find"));
    QTRY_VERIFY(words->hasFocus());
    QTest::keyClicks(words, QStringLiteral("HELLO"));
    QCOMPARE(page(1)->view().selectedSource(), QStringLiteral("Hello"));
    // Enter goes on; the dialog has no button that it would press.
    QTest::keyClick(words, Qt::Key_Return);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(words->hasFocus());
    QTest::keyClick(words, Qt::Key_Escape);
    QVERIFY(!words->isVisible());
    QVERIFY(m_dialog->isVisible());
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
}

void TestInspector::copiesAProgram()
{
    record(answered());
    show();
    const QList<QAction *> languages = button("Copy as")->menu()->actions();
    QCOMPARE(languages.size(), 4);
    const QStringList begins{QStringLiteral("curl "), QStringLiteral("import json"),
                             QStringLiteral("import os"), QStringLiteral("async function")};
    for (int i = 0; i < 4; ++i) {
        languages.at(i)->trigger();
        QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(begins.at(i)));
    }
    QTRY_VERIFY(note().contains(QStringLiteral("OPENAI_API_KEY")));
}

void TestInspector::asksWhereToSaveImages()
{
    const QByteArray image = "\x89PNG one";
    QVERIFY(
        await(m_store->addMessages(support::makeInfo(),
                                   {support::makeMessage(1, core::Role::User, QStringLiteral("?"))},
                                   {support::makeAttachment(image)}))
            .isOk());
    record(support::recordOf(QStringLiteral("https://g/v1/chat/completions"),
                             support::bodyWith({}, QStringLiteral("?"), {image})));
    show();
    QVERIFY(QDir(m_dir->path()).mkdir(QStringLiteral("pictures")));
    const QString folder = m_dir->filePath(QStringLiteral("pictures"));
    button("Copy as")->menu()->actions().at(0)->trigger();
    QVERIFY(choose(folder));
    QTRY_VERIFY(note().contains(QStringLiteral("images saved")));
    const QStringList saved = QDir(folder).entryList(QDir::Files);
    QCOMPARE(saved.size(), 1);
    QVERIFY(QGuiApplication::clipboard()->text().contains(folder + u'/' + saved.constFirst()));
}

void TestInspector::savesOnlyWhenAsked()
{
    record(answered());
    show();
    const QString path = m_dir->filePath(QStringLiteral("my request.json"));
    button("Save…")->click();
    QVERIFY(!QFile::exists(path));
    QVERIFY(choose(path));
    QTRY_COMPARE(note(), QStringLiteral("Saved"));
    QVERIFY(QFile::exists(path));
}

void TestInspector::saysWhenSavingFails()
{
    record(answered());
    show();
    button("Save…")->click();
    QFileDialog *picker = nullptr;
    QTRY_VERIFY((picker = m_dialog->findChild<QFileDialog *>()) != nullptr);
    Q_EMIT picker->fileSelected(m_dir->filePath(QStringLiteral("gone/request.json")));
    QTRY_COMPARE(m_dialog->findChild<NoteRow *>()->tone(), Tone::Fault);
    QVERIFY(!note().isEmpty());
}

void TestInspector::namesEveryPart()
{
    record(answered());
    record(answered());
    show();
    for (const QWidget *widget : m_dialog->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()
            || widget->objectName().startsWith(QStringLiteral("qt_")))
            continue;
        const auto *pressed = qobject_cast<const QAbstractButton *>(widget);
        const auto *label = qobject_cast<const QLabel *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (pressed && !pressed->text().isEmpty())
                     || label || widget->inherits("QTabBar"),
                 widget->metaObject()->className());
    }
}

void TestInspector::fitsANarrowWindow()
{
    record(answered());
    show();
    QVERIFY(m_dialog->minimumSizeHint().width() <= 760);
    QVERIFY(!m_dialog->isModal());
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
