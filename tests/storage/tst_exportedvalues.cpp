// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/export/exportreader.h"
#include "storage/export/jsonexport.h"
#include "support/importrunrig.h"

#include <QBuffer>

using namespace support;

namespace {

/// All that is stored of a conversation, but where it was being read, which is nobody's word.
struct Kept {
    core::ConversationInfo info;
    QList<core::Message> messages;
    QHash<QUuid, QUuid> activeChildren;
    storage::Draft draft;
};

core::Error everyMemberOfAnError()
{
    core::Error error;
    error.kind = core::ErrorKind::ModelNotFound;
    error.status = 404;
    error.code = QStringLiteral("model_not_found");
    error.param = QStringLiteral("model");
    error.message = QStringLiteral("No such model");
    error.requestId = QStringLiteral("req-1");
    error.retryAfter = 1.5;
    error.target = QStringLiteral("https://a.example/");
    error.proposedBaseUrl = QStringLiteral("https://a.example/v1");
    error.proposedModels = {QStringLiteral("vendor/model")};
    return error;
}

/// A reply with a value of its own in each member that is stored.
core::Message everyMemberOfAMessage(const core::Message &question)
{
    core::Message reply =
        makeMessage(2, core::Role::Assistant, QStringLiteral("Text"), question.id);
    reply.state = core::MessageState::Failed;
    reply.parts = {core::ReasoningPart{QStringLiteral("Hm"), 1234},
                   core::TextPart{QStringLiteral("Text"), {{QStringLiteral("a"), 1}}},
                   core::RefusalPart{QStringLiteral("No")},
                   core::ProbabilityPart{QStringLiteral("-0.5\tText\n")},
                   core::ToolCallPart{QStringLiteral("c"),
                                      QStringLiteral("look"),
                                      QStringLiteral("{\"a\": 1.50}"),
                                      true,
                                      {{QStringLiteral("signature"), QStringLiteral("x==")}}}};
    reply.finishReason = QStringLiteral("tool_calls");
    reply.error = everyMemberOfAnError();
    reply.usage = core::Usage{1, 2, 3, 4, 5};
    reply.response = {QStringLiteral("chatcmpl-1"),
                      QStringLiteral("chat.completion"),
                      1740000000.25,
                      QStringLiteral("asked"),
                      QStringLiteral("answered"),
                      QStringLiteral("fp_1"),
                      QStringLiteral("flex"),
                      2,
                      QStringLiteral("https://a.example/v1"),
                      4321,
                      {QStringLiteral("length")}};
    reply.model = QStringLiteral("vendor/model");
    reply.profileId = core::newId();
    reply.exchangeId = core::newId();
    reply.extra = {{QStringLiteral("reasoning_details"), QJsonArray{1, 2.5}}};
    return reply;
}

} // namespace

/// Whatever is stored of a conversation comes back out of our JSON and out of a backup: compared
/// member by member, so that one which nobody has thought of there is missed here.
class tst_ExportedValues : public QObject, private ImportRunRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void everyMemberComesBack_data()
    {
        QTest::addColumn<bool>("isBackup");
        QTest::newRow("JSON") << false;
        QTest::newRow("backup") << true;
    }
    void everyMemberComesBack();

private:
    [[nodiscard]] QUuid fill();
    [[nodiscard]] Kept kept(const QUuid &conversation);
    [[nodiscard]] QByteArray exported() const;
    [[nodiscard]] QString database() const { return m_dir->filePath(QStringLiteral("loquat.db")); }
};

QUuid tst_ExportedValues::fill()
{
    core::ConversationInfo info = makeInfo(QStringLiteral("Title"));
    info.updated = info.created.addSecs(60);
    info.isTitleByHand = info.isPinned = info.isArchived = true;
    info.profileId = core::newId();
    info.model = QStringLiteral("vendor/model");
    info.instructions = QStringLiteral("Be kind.");
    info.parameters = makeParameters();
    info.personaId = core::newId();
    storage::Attachment picture = makeAttachment(pngBytes());
    picture.width = 2; // as large as it is: who reads a file looks for himself
    picture.height = 3;
    core::Message question = makeMessage(1, core::Role::User, QStringLiteral("Look"));
    question.parts.append(core::ImagePart{
        picture.hash, {}, picture.mime, 2, 3, picture.bytes.size(), QStringLiteral("sky.png")});
    const core::Message reply = everyMemberOfAMessage(question);
    // The other choice of the same request, and a result of the call.
    core::Message other = makeMessage(3, core::Role::Assistant, QStringLiteral("B"), question.id);
    other.exchangeId = reply.exchangeId;
    other.response.index = 1;
    core::Message result = makeMessage(4, core::Role::Tool, {}, reply.id);
    result.parts = {core::ToolResultPart{QStringLiteral("c"), QStringLiteral("blue")}};
    (void)await(m_store->addMessages(info, {question, reply, other, result}, {picture}));
    (void)await(m_store->setActiveChild(info.id, question.id, reply.id));
    const core::ImagePart drawn{picture.hash, {}, picture.mime, 2, 3, picture.bytes.size(), {}};
    storage::Draft draft{QStringLiteral("unsent"), {drawn}, -1, -1, question.id,
                         QStringLiteral("Look!"),  {drawn}};
    draft.by = {{core::newId(), QStringLiteral("vendor/model")},
                {core::newId(), QStringLiteral("other")}};
    (void)await(m_store->saveDraft(info.id, draft, {picture}));
    return info.id;
}

Kept tst_ExportedValues::kept(const QUuid &conversation)
{
    const storage::ConversationSkeleton skeleton = skeletonOf(conversation);
    Kept all{skeleton.info, {}, skeleton.activeChildren, {}};
    for (const core::Message &message : skeleton.messages) {
        all.messages.append(loaded(message));
        all.messages.last().seq = 0; // in this order; the numbers may be others
    }
    all.draft = await(m_store->draft(conversation)).value();
    return all;
}

QByteArray tst_ExportedValues::exported() const
{
    const auto reader = storage::ExportReader::open(database(), true);
    if (!reader)
        qFatal("cannot be read");
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    storage::JsonExport json(buffer, *reader.value(), {}, {});
    const auto goesOn = [] { return true; };
    json.begin();
    const auto conversation = reader.value()->enter(reader.value()->list().constFirst().id);
    if (!conversation || !json.add(*conversation, goesOn))
        qFatal("not exported");
    reader.value()->leave();
    if (!json.finish(goesOn))
        qFatal("not finished");
    return buffer.data();
}

void tst_ExportedValues::everyMemberComesBack()
{
    QFETCH(bool, isBackup);
    const QUuid id = fill();
    const Kept before = kept(id);
    QCOMPARE(before.messages.size(), 4);
    QByteArray told = exported();
    if (isBackup) {
        m_store.reset();
        QFile file(database());
        QVERIFY(file.open(QIODevice::ReadOnly));
        told = file.readAll();
    }
    close();
    open();
    const core::ImportReport report = import(write(told));
    QVERIFY(!report.error && report.lostCount == 0);
    const Kept after = kept(id);
    QVERIFY(after.info == before.info);
    QCOMPARE(after.messages.size(), before.messages.size());
    for (qsizetype i = 0; i < before.messages.size(); ++i) {
        QVERIFY2(after.messages.at(i).parts == before.messages.at(i).parts,
                 qPrintable(QString::number(i)));
        QVERIFY2(after.messages.at(i) == before.messages.at(i), qPrintable(QString::number(i)));
    }
    QCOMPARE(after.activeChildren, before.activeChildren);
    QVERIFY(after.draft == before.draft);
}

QTEST_GUILESS_MAIN(tst_ExportedValues)
#include "tst_exportedvalues.moc"
