// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/personas.h"
#include "chat/promptlibrary.h"
#include "chat/sessionparameters.h"
#include "support/manualclock.h"
#include "support/sessionwords.h"

#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace support;
using chat::PromptLibrary;

/// What is kept of prompts and personas, and what they do to a conversation.
class PromptLibraryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void promptsAreThereAfterARestart();
    void everyChangeIsUndone();
    void whatWasDeletedComesBackToItsPlace();
    void aDamagedFileIsKeptAside();
    void nothingIsChangedBeforeItIsRead();
    void whatSaysNothingOrTooMuchIsRefused();
    void anImportAddsWhatIsNewOnce();
    void whatIsExportedComesBack();
    void aDiskThatRefusesIsSaidOnce();
    void theStackMayOutliveIt();
    void aChatIsSetUpAsAPersona();
    void aPersonaWithoutItsConnectionUsesAnother();
    void aChatRemembersItsPersona();
    void theMomentIsSentAndShown();

private:
    /// A library in a folder, once it is ready.
    struct Kept {
        QTemporaryDir folder;
        QUndoStack undo;
        std::unique_ptr<PromptLibrary> library;
        [[nodiscard]] QString path() const
        {
            return folder.filePath(QStringLiteral("prompts.json"));
        }
        [[nodiscard]] bool open()
        {
            library.reset();
            library = std::make_unique<PromptLibrary>(path(), undo);
            return QTest::qWaitFor([this] { return library->isReady(); });
        }
        [[nodiscard]] QUuid add(const QString &title) const
        {
            const auto added = library->put(
                core::Prompt{{}, core::PromptKind::Snippet, title, QStringLiteral("Text"), {}});
            return added ? added.value() : QUuid();
        }
        [[nodiscard]] QString titles() const
        {
            QStringList all;
            for (const core::Prompt &prompt : library->shelf().prompts)
                all.append(prompt.title);
            for (const core::Persona &persona : library->shelf().personas)
                all.append(persona.name);
            return all.join(u' ');
        }
    };
    static core::Persona fox(const QUuid &profile)
    {
        core::Persona persona;
        persona.name = QStringLiteral("Fox");
        persona.icon = QStringLiteral("🦊");
        persona.instructions = QStringLiteral("You are a fox.");
        persona.profileId = profile;
        persona.model = QStringLiteral("clever");
        persona.parameters = {{QStringLiteral("temperature"), 0.5}};
        return persona;
    }
};

void PromptLibraryTest::promptsAreThereAfterARestart()
{
    Kept kept;
    QVERIFY(kept.open());
    const QUuid a = kept.add(QStringLiteral("A"));
    QVERIFY(!a.isNull());
    QVERIFY(kept.library->put(fox({})).isOk());
    const core::PromptShelf before = kept.library->shelf();
    QVERIFY(kept.open());
    QVERIFY(kept.library->shelf() == before);
    QCOMPARE(kept.library->prompt(a)->title, QStringLiteral("A"));
    // Only its owner may read what people write there.
    QCOMPARE(QFile(kept.path()).permissions() & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
}

void PromptLibraryTest::everyChangeIsUndone()
{
    Kept kept;
    QVERIFY(kept.open());
    const QSignalSpy changed(kept.library.get(), &PromptLibrary::changed);
    const QSignalSpy done(kept.library.get(), &PromptLibrary::done);
    const QUuid a = kept.add(QStringLiteral("A"));
    core::Prompt other = *kept.library->prompt(a);
    other.title = QStringLiteral("B");
    QVERIFY(kept.library->put(other).isOk());
    QVERIFY(kept.library->put(other).isOk()); // says the same
    kept.library->remove({a});
    QCOMPARE(done.count(), 3);
    QCOMPARE(done.at(1).at(0).value<chat::PromptDeed>(), chat::PromptDeed::Changed);
    QCOMPARE(done.at(2).at(1).toString(), QStringLiteral("B"));
    QVERIFY(kept.library->shelf().isEmpty());
    kept.undo.undo();
    QCOMPARE(kept.titles(), QStringLiteral("B"));
    kept.undo.undo();
    QCOMPARE(kept.titles(), QStringLiteral("A"));
    kept.undo.undo();
    QVERIFY(kept.library->shelf().isEmpty());
    kept.undo.redo();
    kept.undo.redo();
    QCOMPARE(kept.titles(), QStringLiteral("B"));
    QCOMPARE(changed.count(), 8);
    QVERIFY(kept.open()); // what was undone is what was kept
    QCOMPARE(kept.titles(), QStringLiteral("B"));
}

void PromptLibraryTest::whatWasDeletedComesBackToItsPlace()
{
    Kept kept;
    QVERIFY(kept.open());
    QList<QUuid> ids;
    for (const char letter : {'A', 'B', 'C', 'D', 'E'})
        ids.append(kept.add(QString(QLatin1Char(letter))));
    const QUuid persona = kept.library->put(fox({})).value();
    kept.library->remove({ids.at(0), ids.at(1), ids.at(3), persona});
    QCOMPARE(kept.titles(), QStringLiteral("C E"));
    kept.undo.undo();
    QCOMPARE(kept.titles(), QStringLiteral("A B C D E Fox"));
    kept.undo.redo();
    QCOMPARE(kept.titles(), QStringLiteral("C E"));
    const int steps = kept.undo.count();
    kept.library->remove({core::newId()});
    QCOMPARE(kept.undo.count(), steps);
}

void PromptLibraryTest::aDamagedFileIsKeptAside()
{
    Kept kept;
    QFile file(kept.path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"prompts\": [{\"tit");
    file.close();
    kept.library = std::make_unique<PromptLibrary>(kept.path(), kept.undo);
    QSignalSpy aside(kept.library.get(), &PromptLibrary::keptAside);
    QTRY_COMPARE(aside.count(), 1);
    QVERIFY(kept.library->isReady());
    QFile moved(aside.at(0).at(0).toString());
    QVERIFY(moved.open(QIODevice::ReadOnly));
    QCOMPARE(moved.readAll(), QByteArray("{\"prompts\": [{\"tit"));
    QVERIFY(!kept.add(QStringLiteral("A")).isNull());
    QVERIFY(kept.open());
    QCOMPARE(kept.titles(), QStringLiteral("A"));
}

void PromptLibraryTest::nothingIsChangedBeforeItIsRead()
{
    Kept kept;
    QVERIFY(kept.open());
    QVERIFY(!kept.add(QStringLiteral("A")).isNull());
    kept.library.reset();
    kept.library = std::make_unique<PromptLibrary>(kept.path(), kept.undo);
    QVERIFY(!kept.library->isReady());
    const auto refused = kept.library->put(fox({}));
    QVERIFY(!refused.isOk());
    QCOMPARE(refused.error().kind, core::ErrorKind::Storage);
    QVERIFY(!kept.library->take({}).isOk());
    QTRY_COMPARE(kept.titles(), QStringLiteral("A"));
}

void PromptLibraryTest::whatSaysNothingOrTooMuchIsRefused()
{
    QUndoStack undo;
    PromptLibrary library({}, undo);
    QVERIFY(library.isReady());
    auto refused = library.put(core::Prompt{});
    QVERIFY(!refused.isOk());
    QCOMPARE(refused.error().code, QStringLiteral("prompt-empty"));
    QVERIFY(!library.put(core::Persona{}).isOk());
    core::Prompt large;
    large.text = QString(core::kLongestPromptText, QLatin1Char('x'));
    const qsizetype most = core::kLongestShelf / core::kLongestPromptText;
    for (qsizetype i = 0; i + 1 < most; ++i)
        QVERIFY(library.put(large).isOk());
    refused = library.put(large); // together with the titles
    QVERIFY(!refused.isOk());
    QCOMPARE(refused.error().code, QStringLiteral("prompts-full"));
    QCOMPARE(undo.count(), int(most - 1));
    // What is there already can be made shorter.
    core::Prompt shorter = library.shelf().prompts.constFirst();
    shorter.text = QStringLiteral("x");
    QVERIFY(library.put(shorter).isOk());
    QVERIFY(library.put(large).isOk());
}

void PromptLibraryTest::anImportAddsWhatIsNewOnce()
{
    Kept kept;
    QVERIFY(kept.open());
    QVERIFY(kept.library
                ->put(core::Prompt{{},
                                   core::PromptKind::Instructions,
                                   QStringLiteral("Cook"),
                                   QStringLiteral("Cook."),
                                   {}})
                .isOk());
    const QString path = kept.folder.filePath(QStringLiteral("acts.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("act,prompt\nPoet,Write.\nCook,Cook.\nPoet,Write.\nNobody,\n");
    file.close();
    const auto read = kept.library->readFile(path);
    QVERIFY(QTest::qWaitFor([&read] { return read.isFinished(); }));
    const core::Result<core::PromptImport> result = read.result();
    QVERIFY(result.isOk());
    const core::PromptImport &found = result.value();
    using State = core::ImportedPrompt::State;
    QCOMPARE(found.count(State::New), 1);
    QCOMPARE(found.count(State::Known), 2); // one here, one in the file itself
    QCOMPARE(found.count(State::Refused), 1);
    QCOMPARE(kept.titles(), QStringLiteral("Cook")); // looked at, and no more
    QCOMPARE(kept.library->take(found).value(), 1);
    QCOMPARE(kept.titles(), QStringLiteral("Cook Poet"));
    QCOMPARE(kept.library->take(found).value(), 0);
    kept.undo.undo();
    QCOMPARE(kept.titles(), QStringLiteral("Cook"));
}

void PromptLibraryTest::whatIsExportedComesBack()
{
    Kept kept;
    QVERIFY(kept.open());
    const QUuid a = kept.add(QStringLiteral("A"));
    (void)kept.add(QStringLiteral("B"));
    const QUuid persona = kept.library->put(fox(core::newId())).value();
    const core::PromptShelf before = kept.library->shelf();
    const QString path = kept.folder.filePath(QStringLiteral("out.json"));
    const auto titlesIn = [&kept, &path](PromptLibrary &library) {
        const auto read = library.readFile(path);
        if (!QTest::qWaitFor([&read] { return read.isFinished(); }) || !read.result().isOk())
            return -1;
        const core::Result<core::PromptImport> result = read.result();
        return library.take(result.value()).value();
    };
    auto written = kept.library->writeFile(path, {a, persona});
    QVERIFY(QTest::qWaitFor([&written] { return written.isFinished(); }));
    QVERIFY(written.result().isOk());
    QUndoStack undo;
    PromptLibrary some({}, undo);
    QCOMPARE(titlesIn(some), 2);
    written = kept.library->writeFile(path, {});
    QVERIFY(QTest::qWaitFor([&written] { return written.isFinished(); }));
    PromptLibrary all({}, undo);
    QCOMPARE(titlesIn(all), 3);
    QVERIFY(all.shelf() == before);
    QCOMPARE(titlesIn(*kept.library), 0); // all of it is here
    written = kept.library->writeFile(path + QStringLiteral("/no/folder"), {});
    QVERIFY(QTest::qWaitFor([&written] { return written.isFinished(); }));
    QVERIFY(!written.result().isOk());
}

void PromptLibraryTest::aDiskThatRefusesIsSaidOnce()
{
    const QTemporaryDir folder;
    const QString inside = folder.filePath(QStringLiteral("gone"));
    QUndoStack undo;
    PromptLibrary library(inside + QStringLiteral("/prompts.json"), undo);
    QTRY_VERIFY(library.isReady());
    QSignalSpy failed(&library, &PromptLibrary::saveFailed);
    QVERIFY(library.put(fox({})).isOk());
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.at(0).at(0).value<core::Error>().kind, core::ErrorKind::Storage);
    QCOMPARE(library.shelf().personas.size(), 1); // it holds all the same
    QVERIFY(QDir().mkdir(inside));
    core::Persona other = fox({});
    other.name = QStringLiteral("Owl");
    QVERIFY(library.put(other).isOk());
    QFile file(inside + QStringLiteral("/prompts.json"));
    QTRY_VERIFY(file.exists());
    QVERIFY(file.open(QIODevice::ReadOnly)); // asked once: what is open does not open
    const QByteArray kept = file.readAll();
    QVERIFY(kept.contains("Fox") && kept.contains("Owl"));
    QCOMPARE(failed.count(), 1);
}

void PromptLibraryTest::theStackMayOutliveIt()
{
    Kept kept;
    QVERIFY(kept.open());
    QVERIFY(!kept.add(QStringLiteral("A")).isNull());
    kept.library.reset();
    kept.undo.undo();
    kept.undo.redo();
    QVERIFY(kept.open());
    QCOMPARE(kept.titles(), QStringLiteral("A"));
}

void PromptLibraryTest::aChatIsSetUpAsAPersona()
{
    SessionRig rig;
    rig.gateway.answer(saying("Hi"));
    const auto session = rig.session();
    core::Persona persona = fox(rig.profile);
    persona.id = core::newId();
    chat::setUpAs(*session, persona, rig.connections);
    QSignalSpy finished(session.get(), &chat::ChatSession::finished);
    session->send(words("Hello"));
    QTRY_COMPARE(finished.count(), 1);
    const QJsonObject body = rig.gateway.lastRequest().json();
    QCOMPARE(body.value(QStringLiteral("model")).toString(), QStringLiteral("clever"));
    QCOMPARE(body.value(QStringLiteral("temperature")), QJsonValue(0.5));
    const QJsonObject first = messagesOf(rig.gateway.lastRequest()).at(0).toObject();
    QCOMPARE(first.value(QStringLiteral("content")).toString(), persona.instructions);
    core::Persona same = chat::setUpOf(*session);
    same.id = persona.id;
    same.name = persona.name;
    same.icon = persona.icon;
    QVERIFY(same == persona);
}

void PromptLibraryTest::aPersonaWithoutItsConnectionUsesAnother()
{
    SessionRig rig(QStringLiteral("usual"));
    const auto session = rig.session();
    chat::setUpAs(*session, fox(core::newId()), rig.connections);
    const core::ConversationInfo &info = session->conversation().info();
    QCOMPARE(info.profileId, rig.profile);
    QCOMPARE(info.model, QStringLiteral("usual")); // its own may not be there
    chat::setUpAs(*session, fox({}), rig.connections);
    QCOMPARE(info.profileId, rig.profile);
    QCOMPARE(info.model, QStringLiteral("clever"));
}

void PromptLibraryTest::aChatRemembersItsPersona()
{
    SessionRig rig;
    rig.gateway.answer(saying("Hi"));
    const auto session = rig.session();
    const QUuid persona = core::newId();
    chat::notePersona(*session, persona);
    QSignalSpy finished(session.get(), &chat::ChatSession::finished);
    session->send(words("Hello"));
    QTRY_COMPARE(finished.count(), 1);
    const QUuid id = session->conversation().info().id;
    const auto stored = rig.store.skeleton(id);
    QVERIFY(QTest::qWaitFor([&stored] { return stored.isFinished(); }));
    const auto result = stored.result();
    QVERIFY(result.isOk());
    QCOMPARE(result.value().info.personaId, persona);
}

void PromptLibraryTest::theMomentIsSentAndShown()
{
    SessionRig rig;
    ManualClock clock;
    const QDateTime now(QDate(2026, 11, 28), QTime(9, 5));
    clock.setNow(now.toUTC());
    rig.gateway.answer(saying("Hi"));
    core::ConversationInfo info;
    info.id = core::newId();
    info.profileId = rig.profile;
    info.model = QStringLiteral("m");
    chat::ChatSession session({rig.preferences, rig.connections, rig.store, rig.wire, clock},
                              std::make_unique<core::Conversation>(info), false);
    session.setInstructions(
        QStringLiteral("It is {{datetime}}, you are {{model}}. {{clipboard}} \\{{date}}"));
    const QString expected =
        QStringLiteral("It is 2026-11-28 09:05, you are m. {{clipboard}} {{date}}");
    const auto shown = session.parameters().request(words("Hello"));
    QVERIFY(QTest::qWaitFor([&shown] { return shown.isFinished(); }));
    const core::Result<QString> preview = shown.result();
    QVERIFY(preview.isOk());
    QVERIFY2(preview.value().contains(expected), qPrintable(preview.value()));
    QSignalSpy finished(&session, &chat::ChatSession::finished);
    session.send(words("Hello"));
    QTRY_COMPARE(finished.count(), 1);
    const QJsonObject first = messagesOf(rig.gateway.lastRequest()).at(0).toObject();
    QCOMPARE(first.value(QStringLiteral("content")).toString(), expected);
    // What the person wrote stays as it was.
    QVERIFY(session.parameters().instructions().contains(QStringLiteral("{{datetime}}")));
}

QTEST_GUILESS_MAIN(PromptLibraryTest)
#include "tst_promptlibrary.moc"
