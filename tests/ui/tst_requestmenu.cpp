// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/requestexport.h"
#include "core/id.h"
#include "support/windowrig.h"
#include "ui/inspector/inspectordialog.h"
#include "ui/inspector/overviewpage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

using namespace ui;

/// What the menu of a reply offers about its request, with a real wire behind it.
class TestRequestMenu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void offersTheRequestOfAReplyOfThisRun();
    void opensOneWindowAReply();
    void saysThatEarlierRunsAreNotKept();
    void offersNothingForAQuestion();
    void copiesTheLastRequest();
    void noOutputOfARealRequestHoldsTheKey();

private:
    [[nodiscard]] core::Conversation &conversation() const
    {
        return m_rig->workspace.current()->conversation();
    }
    [[nodiscard]] QList<QAction *> entriesFor(const QUuid &message)
    {
        m_menu = std::make_unique<QMenu>();
        Q_EMIT m_rig->window->pane().view().menuOpening(m_menu.get(), message);
        return m_menu->actions();
    }
    /// What opens the window of its request; null when nothing is called so.
    [[nodiscard]] QAction *requestOf(const QUuid &message)
    {
        const QList<QAction *> entries = entriesFor(message);
        const auto found = std::find_if(entries.begin(), entries.end(), [](const QAction *entry) {
            return entry->text() == QStringLiteral("Request…");
        });
        return found == entries.end() ? nullptr : *found;
    }
    [[nodiscard]] const core::Message &reply() const
    {
        return conversation().at(conversation().rowCount() - 1);
    }
    [[nodiscard]] bool hasRecord() const
    {
        return m_rig->workspace.requestExport().log().has(chat::WireLog::exchangeOf(reply()));
    }

    std::unique_ptr<support::WindowRig> m_rig;
    std::unique_ptr<QMenu> m_menu;
};

void TestRequestMenu::init()
{
    m_rig = std::make_unique<support::WindowRig>();
    QVERIFY(m_rig->isReady());
    QVERIFY(!m_rig->ask(QStringLiteral("Hello there")).isNull());
    QTRY_VERIFY(hasRecord());
}

void TestRequestMenu::cleanup()
{
    m_menu.reset();
    m_rig.reset();
}

void TestRequestMenu::offersTheRequestOfAReplyOfThisRun()
{
    const QList<QAction *> entries = entriesFor(reply().id);
    QCOMPARE(entries.at(0)->text(), QStringLiteral("Request…"));
    QCOMPARE(entries.at(1)->menu()->actions().size(), 4);
    entries.at(0)->trigger();
    auto *dialog = m_rig->window->findChild<InspectorDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    const QString facts = dialog->findChild<OverviewPage *>()->asText();
    QVERIFY2(facts.contains(QStringLiteral("POST ") + m_rig->gateway.baseUrl()), qPrintable(facts));
    QVERIFY2(facts.contains(QStringLiteral("Status: 200")), qPrintable(facts));
    QVERIFY2(facts.contains(QStringLiteral("Result: Complete\n")), qPrintable(facts));
}

void TestRequestMenu::opensOneWindowAReply()
{
    for (int time = 0; time < 2; ++time) {
        QAction *request = requestOf(reply().id);
        QVERIFY(request);
        request->trigger();
    }
    QCOMPARE(m_rig->window->findChildren<InspectorDialog *>().size(), 1);
}

void TestRequestMenu::saysThatEarlierRunsAreNotKept()
{
    core::Message old;
    old.role = core::Role::Assistant;
    old.parentId = reply().id;
    old.exchangeId = core::newId();
    const QList<QAction *> entries = entriesFor(conversation().add(old));
    QVERIFY(!entries.at(0)->isEnabled());
    QVERIFY(entries.at(0)->text().contains(QStringLiteral("kept only until")));
    QVERIFY(!entries.at(0)->toolTip().isEmpty());
}

void TestRequestMenu::offersNothingForAQuestion()
{
    for (const QAction *entry : entriesFor(conversation().at(0).id)) {
        QVERIFY2(!entry->text().contains(QStringLiteral("equest")), qPrintable(entry->text()));
        QVERIFY2(!entry->text().contains(QStringLiteral("nswer again")), qPrintable(entry->text()));
    }
}

void TestRequestMenu::copiesTheLastRequest()
{
    QMenu *copies = entriesFor(reply().id).at(1)->menu();
    QVERIFY(copies);
    copies->actions().at(0)->trigger();
    QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("curl ")));
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("Hello there")));
}

void TestRequestMenu::noOutputOfARealRequestHoldsTheKey()
{
    const QByteArray key = "sk-canary-71c0ffee5eed";
    const auto profile = m_rig->connections.profile(m_rig->profile);
    const auto saved = m_rig->connections.save(*profile, key);
    QTRY_VERIFY(saved.isFinished());
    QVERIFY(!m_rig->ask(QStringLiteral("Again")).isNull());
    QTRY_VERIFY(hasRecord());
    QCOMPARE(m_rig->gateway.lastRequest().header("Authorization"), QByteArray("Bearer " + key));
    chat::RequestExport &requests = m_rig->workspace.requestExport();
    const QUuid exchange = chat::WireLog::exchangeOf(reply());
    const QString secret = QString::fromLatin1(key);
    const auto texts = requests.texts(exchange, 0);
    QTRY_VERIFY(texts.isFinished());
    QVERIFY(texts.result().sent.text.contains(QStringLiteral("Authorization: ***")));
    QVERIFY(!texts.result().sent.text.contains(secret));
    for (const auto language :
         {chat::CopyLanguage::Curl, chat::CopyLanguage::PythonRequests,
          chat::CopyLanguage::PythonOpenAi, chat::CopyLanguage::JavaScriptFetch}) {
        const auto copied = requests.copyAs(exchange, 0, language, {});
        QTRY_VERIFY(copied.isFinished());
        QVERIFY(copied.result().value().contains(QStringLiteral("OPENAI_API_KEY")));
        QVERIFY(!copied.result().value().contains(secret));
    }
    const QString path = m_rig->dir.filePath(QStringLiteral("r.json"));
    const auto written = requests.save(exchange, path);
    QTRY_VERIFY(written.isFinished());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(key));
}

QTEST_MAIN(TestRequestMenu)
#include "tst_requestmenu.moc"
