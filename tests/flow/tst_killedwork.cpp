// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"
#include "running.h"

#include "chat/messageedits.h"
#include "core/whendone.h"
#include "storage/storeedits.h"
#include "support/chatexport.h"
#include "support/killrig.h"
#include "support/rounds.h"
#include "support/storebuilders.h"

using flow::Running;
using support::await;

namespace {

constexpr int kWorkKills = 50; ///< of each kind, unless LOQUAT_KILLS says how many
constexpr int kKillsInOneDatabase = 10;
/// Long enough for path marks.
constexpr int kChain = 420;
constexpr int kChats = 4'000; ///< more than can be imported before the latest kill
constexpr int kMessagesOfChat = 4;

// --- the program that is killed: all of it, working on its own as fast as the disk lets it ---

QString editNumber(int n)
{
    return QStringLiteral("edit %1").arg(n);
}

/// What step `n` deletes of these, or -1: it takes the last deletion back.
qsizetype placeOfStep(int n, qsizetype count)
{
    return n % 3 == 2 ? -1 : count / 2;
}

/// The middle is deleted, message by message; every third step takes the last one back.
QList<QUuid> afterSteps(QList<QUuid> chain, int steps)
{
    std::pair<qsizetype, QUuid> last;
    for (int n = 0; n < steps; ++n) {
        const qsizetype place = placeOfStep(n, chain.size());
        if (place < 0)
            chain.insert(last.first, last.second);
        else
            last = {place, chain.takeAt(place)};
    }
    return chain;
}

class Worker
{
public:
    explicit Worker(chat::Workspace &workspace)
        : m_workspace(workspace)
    {
    }
    [[nodiscard]] core::Conversation &conversation()
    {
        return m_workspace.current()->conversation();
    }
    void edit()
    {
        const core::Message &message = conversation().at(0);
        begin(message.earlierCount + 1);
        const auto done = m_workspace.edits().rewrite(
            conversation().info().id, message.id, {editNumber(message.earlierCount + 1), {}, {}});
        core::whenDone(&m_workspace, done, [this](const core::Result<core::Done> &result) {
            end(result.isOk());
            edit();
        });
    }
    void remove()
    {
        begin(m_step + 1);
        const qsizetype place = placeOfStep(m_step, conversation().rowCount());
        if (place < 0)
            m_workspace.undoStack().undo();
        else if (!m_workspace.edits().remove(conversation().info().id,
                                             conversation().at(int(place)).id,
                                             core::Extent::Message))
            ::_exit(4);
        ++m_step;
        // The store works in order: what is answered after it is answered when it is done.
        core::whenDone(&m_workspace, m_workspace.edits().earlier(conversation().at(0).id),
                       [this](const auto &) {
                           end(true);
                           if (conversation().rowCount() > 2)
                               remove();
                       });
    }

private:
    void begin(int number) { support::tellRig("begin " + QByteArray::number(number) + '\n'); }
    void end(bool isDone)
    {
        if (!isDone)
            ::_exit(5);
        support::tellRig("done\n");
    }

    chat::Workspace &m_workspace;
    int m_step = 0;
};

int workForEver(const QStringList &arguments)
{
    cli::WindowArguments window;
    window.dataDir = arguments.value(3);
    window.open = arguments.value(4);
    Assembly assembly(window);
    if (assembly.start() != Assembly::Start::Window)
        return 2;
    const auto isShown = [&assembly, &window] {
        const chat::ChatSession *session = assembly.workspace().current();
        return session && core::idText(session->conversation().info().id) == window.open
               && session->conversation().at(session->conversation().rowCount() - 1).isLoaded;
    };
    if (!QTest::qWaitFor(isShown, 30'000))
        return 2;
    Worker worker(assembly.workspace());
    support::tellRig("ready\n");
    if (arguments.value(2) == QLatin1StringView("edit"))
        worker.edit();
    else
        worker.remove();
    return QApplication::exec();
}

} // namespace

/// SIGKILL in the middle of what a person does with what is there.
class KilledWorkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEditIsWholeAndNoneIsLost();
    void everyDeletionIsWholeAndNoneIsLost();
    void everyImportedChatIsWholeAndNoneIsLost();

private:
    /// What the child told before it died: the last step it had begun, and how many were done.
    struct Told {
        int begun = 0;
        int done = 0;
    };
    [[nodiscard]] QString database() const { return m_dir->filePath(QStringLiteral("loquat.db")); }
    void renewDirectory(int n);
    core::ConversationInfo storeOne(int messages, QList<QUuid> *chain);
    void workAndDie(const QString &kind, const QUuid &conversation, Told *told);
    void checkEdits(const QUuid &message, int before, const Told &told, int *after);
    void checkDeletions(const QUuid &conversation, const QList<QUuid> &chain, const Told &told);
    void importAndDie(int n, qint64 *committed);
    void checkImports(const QList<qint64> &atLeast);

    std::unique_ptr<QTemporaryDir> m_dir;
    support::KillMoments *m_moments = nullptr;
};

void KilledWorkTest::renewDirectory(int n)
{
    if (n % kKillsInOneDatabase == 0)
        m_dir = std::make_unique<QTemporaryDir>();
}

/// A conversation to work on, stored before.
core::ConversationInfo KilledWorkTest::storeOne(int messages, QList<QUuid> *chain)
{
    storage::Store store;
    if (await(store.open(database())).state > storage::OpenReport::State::Created)
        qFatal("no database");
    const core::ConversationInfo info = support::makeInfo();
    *chain = support::storeChain(store, info, messages,
                                 [](int i) { return QStringLiteral("Message %1").arg(i); });
    return info;
}

void KilledWorkTest::workAndDie(const QString &kind, const QUuid &conversation, Told *told)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--work"), kind, m_dir->path(), core::idText(conversation)});
    QByteArray said;
    const auto hasBegun = [&child, &said] {
        said += child.readAllStandardOutput();
        return said.contains("begin") || child.state() == QProcess::NotRunning;
    };
    QVERIFY(QTest::qWaitFor(hasBegun, 30'000));
    m_moments->pass();
    QVERIFY2(support::killAtOnce(child), said.constData());
    said += child.readAllStandardOutput();
    const QList<QByteArray> lines = said.split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("begin "))
            told->begun = line.mid(6).toInt();
    }
    told->done = int(lines.count("done"));
    QVERIFY(told->begun > 0);
}

void KilledWorkTest::everyEditIsWholeAndNoneIsLost()
{
    support::KillMoments moments(200);
    m_moments = &moments;
    support::KillFigures edits("edits that were done before a kill");
    core::ConversationInfo info;
    QList<QUuid> chain;
    int before = 0;
    const int kills = support::roundsOf("LOQUAT_KILLS", kWorkKills);
    for (int n = 0; n < kills; ++n) {
        renewDirectory(n);
        if (n % kKillsInOneDatabase == 0) {
            info = storeOne(2, &chain);
            before = 0;
        }
        Told told;
        workAndDie(QStringLiteral("edit"), info.id, &told);
        if (!QTest::currentTestFailed())
            checkEdits(chain.constFirst(), before, told, &before);
        if (QTest::currentTestFailed())
            return;
        edits.add(told.done);
    }
    edits.tell();
}

void KilledWorkTest::checkEdits(const QUuid &message, int before, const Told &told, int *after)
{
    {
        storage::Store store;
        QCOMPARE(await(store.open(database())).state, storage::OpenReport::State::Opened);
        const auto parts = await(store.parts({message})).value().value(message);
        const auto earlier = await(storage::StoreEdits(store).revisions(message)).value();
        const int kept = int(earlier.size());
        QVERIFY2(kept >= before + told.done && kept <= told.begun,
                 qPrintable(QStringLiteral("%1 before, %2 done, %3 begun, %4 there")
                                .arg(before)
                                .arg(told.done)
                                .arg(told.begun)
                                .arg(kept)));
        // What it says, and all that it said before.
        QCOMPARE(core::partText(parts.value(0)),
                 kept == 0 ? QStringLiteral("Message 0") : editNumber(kept));
        for (int n = 1; n < kept; ++n)
            QCOMPARE(core::partText(earlier.at(n).parts.value(0)), editNumber(n));
        *after = kept;
    }
    QCOMPARE(support::faultsOf(database()), QString());
}

void KilledWorkTest::everyDeletionIsWholeAndNoneIsLost()
{
    support::KillMoments moments(200);
    m_moments = &moments;
    support::KillFigures deletions("deletions and undos that were done before a kill");
    const int kills = support::roundsOf("LOQUAT_KILLS", kWorkKills);
    for (int n = 0; n < kills; ++n) {
        renewDirectory(n);
        QList<QUuid> chain;
        const core::ConversationInfo info = storeOne(kChain, &chain);
        Told told;
        workAndDie(QStringLiteral("delete"), info.id, &told);
        if (!QTest::currentTestFailed())
            checkDeletions(info.id, chain, told);
        if (QTest::currentTestFailed())
            return;
        deletions.add(told.done);
    }
    deletions.tell();
}

void KilledWorkTest::checkDeletions(const QUuid &conversation, const QList<QUuid> &chain,
                                    const Told &told)
{
    {
        storage::Store store;
        QCOMPARE(await(store.open(database())).state, storage::OpenReport::State::Opened);
        const auto skeleton = await(store.skeleton(conversation)).value();
        core::Conversation whole(skeleton.info);
        whole.restore(skeleton.messages, skeleton.activeChildren);
        QList<QUuid> shown;
        for (int row = 0; row < whole.rowCount(); ++row)
            shown.append(whole.at(row).id);
        QVERIFY2(shown == afterSteps(chain, told.done) || shown == afterSteps(chain, told.begun),
                 qPrintable(QStringLiteral("%1 done, %2 begun, %3 messages there")
                                .arg(told.done)
                                .arg(told.begun)
                                .arg(shown.size())));
    }
    QCOMPARE(support::faultsOf(database()), QString());
}

void KilledWorkTest::everyImportedChatIsWholeAndNoneIsLost()
{
    support::KillMoments moments(150);
    m_moments = &moments;
    support::KillFigures chats("chats that were imported before a kill");
    QList<qint64> atLeast;
    const int kills = support::roundsOf("LOQUAT_KILLS", kWorkKills);
    for (int n = 0; n < kills; ++n) {
        renewDirectory(n);
        if (n % kKillsInOneDatabase == 0)
            atLeast.clear();
        qint64 committed = 0;
        importAndDie(n, &committed);
        atLeast.append(committed);
        if (!QTest::currentTestFailed())
            checkImports(atLeast);
        if (QTest::currentTestFailed())
            return;
        chats.add(double(committed));
    }
    chats.tell();
}

/// `committed`: how many of its chats another program could read before the kill.
void KilledWorkTest::importAndDie(int n, qint64 *committed)
{
    const int round = n % kKillsInOneDatabase;
    support::ExportFolder folder;
    QList<QByteArray> all;
    for (int i = 0; i < kChats; ++i) {
        const QByteArray name = QByteArray::number(round) + '-' + QByteArray::number(i);
        all.append(support::exportedChat(name, kMessagesOfChat));
    }
    const auto count = [this] {
        return support::readBeside(database(), "SELECT count(*) FROM conversation");
    };
    const qint64 before = QFile::exists(database()) ? count() : 0;
    QProcess import;
    import.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    import.start(
        QStringLiteral(LOQUAT_EXECUTABLE),
        {QStringLiteral("import"), QStringLiteral("--data-dir"), m_dir->path(), folder.write(all)});
    QVERIFY(QTest::qWaitFor([&] { return count() > before; }, 30'000));
    m_moments->pass();
    *committed = qMax<qint64>(0, count() - before);
    QVERIFY(support::killAtOnce(import));
}

void KilledWorkTest::checkImports(const QList<qint64> &atLeast)
{
    {
        storage::Store store;
        QCOMPARE(await(store.open(database())).state, storage::OpenReport::State::Opened);
        QHash<QString, QUuid> there;
        const auto listed = await(store.conversations()).value();
        for (const core::ConversationInfo &info : listed)
            there.insert(info.title, info.id);
        QCOMPARE(there.size(), listed.size());
        qsizetype found = 0;
        for (qsizetype round = 0; round < atLeast.size(); ++round) {
            qint64 present = 0;
            while (there.contains(QStringLiteral("Chat %1-%2").arg(round).arg(present)))
                ++present;
            // The first ones of the file without a gap: no less than were read of it.
            QVERIFY(present >= atLeast.at(round));
            found += present;
        }
        QCOMPARE(found, there.size());
    }
    const char *incomplete = "SELECT count(*) FROM conversation c WHERE 4 <> (SELECT count(*) FROM"
                             " message m JOIN part p ON p.message_id=m.id"
                             " WHERE m.conversation_id=c.id AND p.text LIKE 'text _')";
    QCOMPARE(support::readBeside(database(), incomplete), 0);
    QCOMPARE(support::faultsOf(database()), QString());
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (application.arguments().value(1) == QLatin1StringView("--work"))
        return workForEver(application.arguments());
    KilledWorkTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_killedwork.moc"
