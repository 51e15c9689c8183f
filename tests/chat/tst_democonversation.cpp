// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/workspace.h"
#include "core/id.h"
#include "demo/demogateway.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using chat::ChatSession;

namespace {

/// Everything real, with nothing configured: a first start.
struct FirstStart {
    QTemporaryDir dir;
    core::SystemClock clock;
    chat::Preferences preferences{storage::SettingsFile(dir.filePath(QStringLiteral("s.json"))),
                                  core::Settings()};
    storage::Secrets secrets{core::newId(), dir.filePath(QStringLiteral("secrets.json"))};
    api::Wire wire;
    demo::DemoGateway demo{QStringLiteral("en")};
    storage::Store store;
    chat::Connections connections{preferences, secrets, wire, demo, {}};
    chat::Workspace workspace{ChatSession::Services{preferences, connections, store, wire, clock}};

    FirstStart()
    {
        (void)store.open(dir.filePath(QStringLiteral("loquat.db")));
        workspace.start({});
    }

    void say(const QString &text)
    {
        ChatSession *session = workspace.current();
        QSignalSpy finished(session, &ChatSession::finished);
        chat::Outgoing outgoing;
        outgoing.text = text;
        session->send(outgoing);
        [&] { QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000); }();
    }
};

} // namespace

class DemoConversationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void worksAtOnceAndListensOnlyWhileItsConversationIsOpen()
    {
        FirstStart start;
        QVERIFY(start.connections.active().isDemo);
        start.connections.fetchModels(core::demoProfileId());
        QVERIFY(!start.demo.isListening());
        start.say(QStringLiteral("What can you do?"));
        QVERIFY(start.demo.isListening());
        const core::Message &reply = start.workspace.current()->conversation().at(1);
        QCOMPARE(reply.state, core::MessageState::Complete);
        QVERIFY(core::plainText(reply).size() > 100);
        start.workspace.startNew();
        QTRY_VERIFY(!start.demo.isListening());
    }

    void stopsListeningWhenItsConversationChoosesAnotherConnection()
    {
        FirstStart start;
        start.say(QStringLiteral("Hello"));
        QVERIFY(start.demo.isListening());
        core::Profile real;
        real.id = core::newId();
        real.baseUrl = QStringLiteral("https://a.example/v1");
        real.model = QStringLiteral("m");
        (void)start.connections.save(real, std::nullopt);
        start.workspace.current()->setModel(real.id, real.model);
        QVERIFY(!start.demo.isListening());
    }
};

QTEST_GUILESS_MAIN(DemoConversationTest)
#include "tst_democonversation.moc"
