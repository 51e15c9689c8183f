// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/importservice.h"

#include "chat/importer.h"
#include "chat/workspace.h"
#include "cli/importanswer.h"
#include "support/sessionrig.h"
#include "support/storebuilders.h"

#include <sys/stat.h>

using chat::ChatSession;
using cli::ImportAnswer;
using cli::ImportService;

namespace {

constexpr int kMany = 2000;

/// The window's end, with a database.
struct Rig : support::SessionRig {
    chat::Workspace workspace{ChatSession::Services{preferences, connections, store, wire, clock}};
    ImportService service{[this] { return workspace.makeImporter(); }};
    QHash<quint64, ImportAnswer> answers;

    Rig()
    {
        const auto take = [this](quint64 asker, const QJsonObject &line) {
            answers[asker].take(line);
        };
        QObject::connect(&service, &ImportService::told, &service, take);
        QObject::connect(&service, &ImportService::answered, &service, take);
        workspace.start({});
    }

    [[nodiscard]] bool isIdle() const { return service.findChildren<chat::Importer *>().isEmpty(); }
    [[nodiscard]] qsizetype storedCount()
    {
        return support::await(store.conversations()).value().size();
    }
    /// As many conversations as a cancelled import could not have stored.
    [[nodiscard]] QString bigFile() const
    {
        QFile file(dir.filePath(QStringLiteral("big.json")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        QByteArray json;
        for (int i = 0; i < kMany; ++i) {
            const QByteArray n = QByteArray::number(i);
            json += (json.isEmpty() ? "[" : ",") + QByteArray(R"({"uuid":"c)") + n
                    + R"(","name":"n","chat_messages":[{"uuid":"m)" + n
                    + R"(","sender":"human","text":"q","content":[{"type":"text","text":"q"}]}]})";
        }
        file.write(json + "]");
        return file.fileName();
    }
};

QString example(const char *name)
{
    return QStringLiteral(TEST_DATA_DIR "/import/") + QString::fromLatin1(name);
}

} // namespace

class tst_ImportService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAWishAtOnceAndReportsInTheEnd();
    void aDryRunComparesWithWhatIsHere();
    void refusesWhatIsNoRegularFile_data();
    void refusesWhatIsNoRegularFile();
    void whoGoesAwayEndsTheImport();
    void whoIsGoneWhenItIsToldStartsNothing();
    void twoAskersGetTheirOwnAnswers();
    void goingAwayInTheMiddleIsFine();
};

void tst_ImportService::takesAWishAtOnceAndReportsInTheEnd()
{
    Rig rig;
    rig.service.serve({example("claude.json"), false}, 1);
    QVERIFY(rig.answers[1].isAccepted());
    QVERIFY(!rig.answers[1].isComplete());
    QTRY_VERIFY(rig.answers[1].isComplete());
    QCOMPARE(rig.answers[1].report().created, 2);
    QCOMPARE(rig.answers[1].report().createdInfos.size(), 2);
    for (const core::ConversationInfo &info : rig.answers[1].report().createdInfos)
        QVERIFY(rig.workspace.list().rowOf(info.id) >= 0);
    QTRY_VERIFY(rig.isIdle());
}

void tst_ImportService::aDryRunComparesWithWhatIsHere()
{
    Rig rig;
    rig.service.serve({example("claude.json"), true}, 1);
    QTRY_VERIFY(rig.answers[1].isComplete());
    QCOMPARE(rig.answers[1].report().created, 2);
    QCOMPARE(rig.storedCount(), 0);
    rig.service.serve({example("claude.json"), false}, 2);
    QTRY_VERIFY(rig.answers[2].isComplete());
    rig.service.serve({example("claude.json"), true}, 3);
    QTRY_VERIFY(rig.answers[3].isComplete());
    QCOMPARE(rig.answers[3].report().created, 0);
    QCOMPARE(rig.answers[3].report().known, 2);
}

void tst_ImportService::refusesWhatIsNoRegularFile_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("a pipe") << QStringLiteral("pipe");
    QTest::newRow("a device") << QStringLiteral("/dev/zero");
    QTest::newRow("a folder") << QStringLiteral("/usr");
    QTest::newRow("nothing") << QStringLiteral("/nowhere/at/all");
    QTest::newRow("no place") << QStringLiteral("claude.json");
    QTest::newRow("no name") << QString();
}

void tst_ImportService::refusesWhatIsNoRegularFile()
{
    QFETCH(QString, file);
    Rig rig;
    if (file == QLatin1StringView("pipe")) {
        file = rig.dir.filePath(file);
        QCOMPARE(::mkfifo(QFile::encodeName(file).constData(), 0600), 0);
    } else if (file == QLatin1StringView("claude.json")) {
        QDir::setCurrent(QStringLiteral(TEST_DATA_DIR "/import"));
    }
    rig.service.serve({file, false}, 1);
    QVERIFY(rig.isIdle()); // nothing waits for a writer that may never come
    QVERIFY(rig.answers[1].isComplete());
    QVERIFY(rig.answers[1].report().error.has_value());
}

void tst_ImportService::whoGoesAwayEndsTheImport()
{
    Rig rig;
    const QString file = rig.bigFile();
    rig.service.serve({file, false}, 1);
    rig.service.abandon(1);
    QTRY_VERIFY(rig.isIdle());
    QVERIFY(!rig.answers[1].isComplete());
    const qsizetype stored = rig.storedCount();
    QVERIFY2(stored < kMany, qPrintable(QString::number(stored)));
    // What had been stored by then is shown, and the rest comes when it is imported again.
    QCOMPARE(rig.workspace.list().count(), int(stored));
    rig.service.serve({file, true}, 2);
    QTRY_VERIFY_WITH_TIMEOUT(rig.answers[2].isComplete(), 60'000);
    QCOMPARE(rig.answers[2].report().created, kMany - int(stored));
}

void tst_ImportService::whoIsGoneWhenItIsToldStartsNothing()
{
    Rig rig;
    // Writing to it is how its going away is found.
    connect(&rig.service, &ImportService::told, &rig.service, &ImportService::abandon);
    rig.service.serve({example("claude.json"), false}, 1);
    rig.service.serve({QStringLiteral("/nowhere/at/all"), false}, 2);
    QTRY_VERIFY(rig.isIdle());
    QCOMPARE(rig.storedCount(), 0);
    QVERIFY(!rig.answers[1].isComplete());
    QVERIFY(!rig.answers[2].isComplete());
}

void tst_ImportService::twoAskersGetTheirOwnAnswers()
{
    Rig rig;
    rig.service.serve({example("claude.json"), false}, 1);
    rig.service.serve({example("open-webui.json"), false}, 2);
    QTRY_VERIFY(rig.answers[1].isComplete() && rig.answers[2].isComplete());
    QCOMPARE(rig.answers[1].report().created, 2);
    QCOMPARE(rig.answers[2].report().created, 3);
}

void tst_ImportService::goingAwayInTheMiddleIsFine()
{
    Rig rig;
    auto service = std::make_unique<ImportService>([&rig] { return rig.workspace.makeImporter(); });
    QSignalSpy answered(service.get(), &ImportService::answered);
    service->serve({rig.bigFile(), false}, 1);
    service.reset();
    QVERIFY(answered.isEmpty());
    QVERIFY(rig.storedCount() < kMany);
}

QTEST_GUILESS_MAIN(tst_ImportService)
#include "tst_importservice.moc"
