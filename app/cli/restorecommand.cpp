// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/restorecommand.h"

#include "chat/toolbox.h"
#include "cli/await.h"
#include "cli/backuparguments.h"
#include "cli/databasepath.h"
#include "cli/exitcode.h"
#include "cli/passphraseinput.h"
#include "cli/plaintext.h"
#include "cli/restorewish.h"
#include "cli/words.h"
#include "core/clock.h"
#include "storage/backup/backupkeeper.h"
#include "storage/backup/backuppreview.h"
#include "storage/backup/openedbackup.h"
#include "storage/backup/restorejob.h"
#include "storage/bin/bin.h"
#include "storage/privatefile.h"
#include "storage/settingsfile.h"
#include "storage/shelfcopy.h"
#include "storage/storeedits.h"
#include "storage/transientfolder.h"
#include "texts/backupsentences.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QLockFile>

namespace cli {
namespace {

/// One command, from the backup that was opened to the status of the program's exit.
class RestoreTask
{
public:
    RestoreTask(const RestoreArguments &arguments, const AskWindow &askWindow,
                const AskStreams &streams)
        : m_arguments(arguments)
        , m_askWindow(askWindow)
        , m_streams(streams)
        , m_directory(arguments.dataDir)
        , m_database(databasePathOf(m_directory))
    {
    }

    ExitCode run()
    {
        if (!openBackup())
            return ExitCode::Error;
        if (m_arguments.isDryRun)
            return look();
        if (const auto prepared = m_directory.prepare(); !prepared)
            return fail(Words::tr("The data directory %1 cannot be used: %2")
                            .arg(m_directory.path(), prepared.error().message));
        QLockFile lock(m_directory.lockPath());
        lock.setStaleLockTime(0); // a window may run for weeks; only a dead owner is stale
        return lock.tryLock() ? restoreHere() : askTheWindow();
    }

private:
    ExitCode fail(const QString &sentence, ExitCode code = ExitCode::Error)
    {
        print(m_streams.errors, QStringLiteral("loquat: ") + sentence + u'\n');
        return code;
    }

    [[nodiscard]] bool openBackup()
    {
        const auto known = passphraseToOpen(m_arguments.file, m_arguments.passphraseFile);
        if (!known) {
            (void)fail(known.error().message);
            return false;
        }
        m_passphrase = known.value();
        // What is unsealed lies where the database itself lies; only to look, nothing is made
        // there.
        const storage::BackupFolder backups = storage::BackupFolder::beside(m_database);
        QString folder = backups.path();
        if (m_arguments.isDryRun && !QFileInfo(folder).isDir())
            folder = m_scratch.path();
        else if (!m_arguments.isDryRun && m_directory.prepare())
            (void)backups.prepare();
        const QString file = QFileInfo(m_arguments.file).absoluteFilePath();
        const auto opened = storage::OpenedBackup::open(file, folder, known.value());
        if (opened)
            m_backup = opened.value();
        else
            (void)fail(file + QStringLiteral(": ") + texts::backupFailure(opened.error()));
        return opened.isOk();
    }

    ExitCode look()
    {
        const bool isThere = QFileInfo(m_database).size() > 0;
        const auto preview =
            storage::previewBackup(m_backup->databasePath(), isThere ? m_database : QString());
        if (!preview)
            return fail(texts::backupFailure(preview.error()));
        using Standing = storage::BackupPreview::Standing;
        const storage::BackupPreview &found = preview.value();
        QString text = Words::tr("Conversations in the backup: %1, messages: %2")
                           .arg(found.conversations.size())
                           .arg(found.messages)
                       + u'\n';
        text += Words::tr("Only in the backup: %1, different here: %2, only here: %3")
                    .arg(found.onlyThere)
                    .arg(found.differing)
                    .arg(found.onlyHere)
                + u'\n';
        if (found.prompts + found.tools + found.connections > 0) {
            text += Words::tr("Prompts and personas: %1, tools: %2, connections: %3")
                        .arg(found.prompts)
                        .arg(found.tools)
                        .arg(found.connections)
                    + u'\n';
        }
        for (const auto &one : found.conversations) {
            if (one.standing == Standing::Same)
                continue;
            text += one.standing == Standing::Differs ? u'~' : u'+';
            text += u' ' + one.updated.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"))
                    + QStringLiteral("  ") + plainLine(one.title) + u'\n';
        }
        print(m_streams.output, text);
        return ExitCode::Complete;
    }

    ExitCode restored(const QString &before)
    {
        QString text = Words::tr("Conversations: %1, messages: %2")
                           .arg(m_backup->facts().conversations)
                           .arg(m_backup->facts().messages)
                       + u'\n';
        if (!before.isEmpty())
            text += Words::tr("What was here before is kept as %1.").arg(before) + u'\n';
        print(m_streams.output, text);
        return ExitCode::Complete;
    }

    ExitCode restoredInto(storage::Store &store, const QString &before)
    {
        const QString problem = disallowIn(store);
        const ExitCode done = restored(before);
        if (problem.isEmpty())
            return done;
        return fail(Words::tr("Tools that may run without asking in what was restored could not be "
                              "made to ask again: %1 %2")
                        .arg(chat::Toolbox::pathIn(m_directory.path()), problem));
    }

    ExitCode restoreHere()
    {
        using Opened = storage::OpenReport::State;
        storage::Store store;
        const storage::OpenReport opened = await(store.open(m_database));
        if (opened.state == Opened::Damaged)
            return restoreBeside();
        if (opened.state != Opened::Opened && opened.state != Opened::Created)
            return fail(Words::tr("The conversations in %1 cannot be opened: %2")
                            .arg(opened.path, opened.detail));
        // Where backups are sealed, what is here now is not laid open beside them.
        const bool isSealed = storage::BackupKeeper::stateOf(m_directory.path()).isSealed;
        if (isSealed && m_passphrase.isEmpty()) {
            const auto asked = passphraseFromTerminal(Asking::Known);
            if (!asked)
                return fail(asked.error().message);
            m_passphrase = asked.value();
        }
        storage::RestoreOrder order{m_backup, {}};
        if (isSealed)
            order.present.passphrase = m_passphrase;
        order.present.database = m_database;
        order.present.occasion = storage::BackupName::kBeforeRestore;
        order.present.now = core::SystemClock().now();
        const auto done = await(storage::StoreEdits(store).restore(order));
        if (!done)
            return fail(texts::backupFailure(done.error()));
        return restoredInto(store, done.value().before.path);
    }

    /// A backup may be anybody's file: programs that may run without asking ask again in all of it.
    [[nodiscard]] QString disallowIn(storage::Store &store) const
    {
        QList<QUuid> ids;
        const auto infos = await(store.conversations());
        const auto binned = await(storage::Bin(store).entries());
        if (!infos || !binned)
            return (infos ? binned.error() : infos.error()).message;
        for (const core::ConversationInfo &info : infos.value())
            ids.append(info.id);
        for (const storage::BinEntry &entry : binned.value())
            ids.append(entry.ref.conversation);
        return chat::Toolbox::disallowAllIn(chat::Toolbox::pathIn(m_directory.path()), ids);
    }

    /// So that the next window takes in what it holds beside conversations, which count where that
    /// cannot be written.
    static void markShelves(const QString &copy)
    {
        storage::Database database;
        if (database.open(copy))
            storage::ShelfCopy::markRestored(database);
    }

    /// The damaged file stays as it is; a new one is used from now on.
    ExitCode restoreBeside()
    {
        const QString name =
            core::SystemClock().now().toString(QStringLiteral("'loquat-'yyyyMMdd-hhmmss'.db'"));
        const QString target = m_directory.path() + u'/' + name;
        const QString part = target + QStringLiteral(".part");
        storage::Database source;
        source.openUntouched(m_backup->databasePath());
        const auto copied = storage::DatabaseCopy::make(source, part);
        if (!copied)
            return fail(texts::backupFailure(copied.error()));
        markShelves(part);
        if (const QString words = storage::PrivateFile::moveOver(part, target); !words.isEmpty())
            return fail(words);
        storage::SettingsFile file(m_directory.settingsPath());
        core::Settings settings = file.load().settings;
        settings.databaseFile = name;
        if (const auto saved = file.saveNow(settings); !saved)
            return fail(saved.error().message);
        storage::Store store;
        (void)await(store.open(target));
        return restoredInto(store, m_database);
    }

    ExitCode askTheWindow()
    {
        std::optional<RestoreAnswer> answer;
        bool isAccepted = false;
        QEventLoop loop;
        const auto call =
            m_askWindow(m_directory, RestoreWish{m_backup->databasePath()}.toMessage(),
                        {[&](const QJsonObject &line) {
                             isAccepted = true;
                             answer = RestoreAnswer::fromMessage(line);
                         },
                         [&loop] { loop.quit(); }});
        if (call)
            loop.exec();
        if (answer && answer->code.isEmpty())
            return restored(answer->before);
        if (answer) {
            core::Error error;
            error.code = answer->code;
            error.message = answer->words;
            return fail(texts::backupFailure(error));
        }
        return isAccepted
                   ? fail(Words::tr("The window was closed before it was done. Look there what "
                                    "is shown, and try again."),
                          ExitCode::Interrupted)
                   : fail(Words::tr("The running window did not answer. Close it and try again."));
    }

    const RestoreArguments &m_arguments;
    const AskWindow &m_askWindow;
    const AskStreams &m_streams;
    storage::DataDirectory m_directory;
    QString m_database;
    storage::TransientFolder m_scratch;
    std::shared_ptr<storage::OpenedBackup> m_backup;
    storage::Passphrase m_passphrase;
};

} // namespace

int runRestore(const QStringList &arguments, const AskWindow &askWindow, const AskStreams &streams)
{
    const PipesDoNotKill pipes;
    const auto parsed = parseRestoreArguments(arguments);
    if (!parsed)
        return failUsage(parsed.error(), streams);
    if (parsed.value().isHelpAsked) {
        print(streams.output, restoreHelpText());
        return int(ExitCode::Complete);
    }
    return int(RestoreTask(parsed.value(), askWindow, streams).run());
}

} // namespace cli
