// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/storebuilders.h"
#include "support/toolrig.h"

using namespace support;

/// Files of a chat, as an import brings them, read by the model through the tool that is built in.
class AttachedFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theModelReadsAFileByItsName()
    {
        const auto session = askedFor("notes.txt");
        QVERIFY(session);
        QCOMPARE(outlineOf(m_rig->gateway.lastRequest()).last(),
                 QStringLiteral("tool:a=Loquats ripen in May. 枇杷"));
    }

    void aNameThatIsNotThereIsAnsweredWithThoseThatAre()
    {
        const auto session = askedFor("other.txt");
        QVERIFY(session);
        const QString told = outlineOf(m_rig->gateway.lastRequest()).last();
        QVERIFY2(told.contains(QStringLiteral("notes.txt")), qPrintable(told));
        QVERIFY(!told.contains(QStringLiteral("Loquats")));
    }

private:
    /// Stores a chat with a file, opens it anew, and lets the model ask for a file of that name;
    /// null when the results never went back.
    std::unique_ptr<chat::ChatSession> askedFor(const char *name)
    {
        m_rig = std::make_unique<ToolRig>();
        if (!m_rig->setUp({}))
            return nullptr;
        core::ConversationInfo info = makeInfo();
        info.profileId = m_rig->profile;
        info.model = m_rig->connections.active().model;
        info.parameters = {{QStringLiteral("tools"), m_rig->toolbox.registry().definitions(
                                                         {QStringLiteral("read_attached_file")})}};
        const storage::Attachment file =
            makeAttachment(QByteArray("Loquats ripen in May. \xe6\x9e\x87\xe6\x9d\xb7"));
        core::Message question = makeMessage(1, core::Role::User, QStringLiteral("Keep this."));
        question.parts.append(core::FilePart{file.hash, QStringLiteral("text/plain"),
                                             QStringLiteral("notes.txt"), file.bytes.size()});
        const core::Message reply =
            makeMessage(2, core::Role::Assistant, QStringLiteral("I will."), question.id);
        if (!await(m_rig->store.addMessages(info, {question, reply}, {file})))
            return nullptr;
        m_rig->gateway.answer(
            calling({callChunk(0, QStringLiteral("a"), QStringLiteral("read_attached_file"),
                               QStringLiteral("{\"name\":\"%1\"}").arg(QLatin1StringView(name)))}));
        m_rig->gateway.answer(saying("In May."));
        auto session = m_rig->reopen(info.id);
        session->send(words("When?"));
        const bool isAnswered = QTest::qWaitFor(
            [&] { return m_rig->gateway.requestCount() == 2 && !session->isRunning(); });
        return isAnswered ? std::move(session) : nullptr;
    }

    std::unique_ptr<ToolRig> m_rig;
};

QTEST_GUILESS_MAIN(AttachedFilesTest)
#include "tst_attachedfiles.moc"
