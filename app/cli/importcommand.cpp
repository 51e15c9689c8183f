// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/importcommand.h"

#include "chat/toolbox.h"
#include "cli/await.h"
#include "cli/databasepath.h"
#include "cli/exitcode.h"
#include "cli/importanswer.h"
#include "cli/importarguments.h"
#include "cli/importinput.h"
#include "cli/importprinter.h"
#include "cli/importwish.h"
#include "cli/passphraseinput.h"
#include "cli/words.h"
#include "core/clock.h"
#include "core/shutdownsignal.h"
#include "storage/import/importerror.h"
#include "storage/import/importrun.h"
#include "storage/transientfolder.h"
#include "texts/importsentences.h"

#include <QEventLoop>
#include <QLockFile>
#include <vector>

namespace cli {
namespace {

/// One command, from the files that could be opened to the status of the program's exit.
class ImportTask
{
public:
    ImportTask(const ImportArguments &arguments, const AskWindow &askWindow,
               const AskStreams &streams)
        : m_arguments(arguments)
        , m_askWindow(askWindow)
        , m_directory(arguments.dataDir)
        , m_printer(streams)
    {
        for (const QString &name : arguments.files) {
            core::Result<ImportInput> input = ImportInput::open(name, streams.input);
            const core::Result<core::Done> opened =
                input ? unseal(input.value()) : core::Result<core::Done>(input.error());
            if (opened)
                m_inputs.push_back({name, std::move(input.value())});
            else
                fail(opened.error().message, ExitCode::Error);
        }
    }

    ExitCode run()
    {
        if (m_inputs.empty())
            return m_code;
        // While pipes were read Ctrl+C meant "leave"; from here on it means "stop".
        const core::ShutdownSignal shutdown;
        m_shutdown = &shutdown;
        QObject::connect(&shutdown, &core::ShutdownSignal::asked, &shutdown,
                         [this] { m_isStopped = true; });
        if (m_arguments.isDryRun)
            look();
        else
            import();
        return m_code;
    }

private:
    struct Input {
        QString name; ///< as it was typed
        ImportInput file;
    };

    void nameFile(const QString &name)
    {
        if (m_arguments.files.size() > 1)
            m_printer.setFile(name);
    }

    void fail(const QString &sentence, ExitCode code)
    {
        m_printer.complain(sentence);
        m_code = code;
    }

    /// The window is never told a passphrase: what it imports is unsealed here.
    [[nodiscard]] core::Result<core::Done> unseal(ImportInput &input)
    {
        if (!input.isSealed())
            return core::Done{};
        if (m_passphrase.isEmpty()) {
            const auto asked = passphraseToOpen(input.path(), m_arguments.passphraseFile);
            if (!asked)
                return asked.error();
            m_passphrase = asked.value();
        }
        return input.unseal(m_passphrase);
    }

    /// Beside a running window nothing else is asked: what it has open is what is here.
    void look()
    {
        if (m_directory.isInUse()) {
            askTheWindow();
            return;
        }
        const storage::TransientFolder scratch;
        storage::Store store;
        goThrough(store, store.openUntouched(databasePathOf(m_directory), scratch.path()));
    }

    void import()
    {
        if (const auto prepared = m_directory.prepare(); !prepared) {
            fail(Words::tr("The data directory %1 cannot be used: %2")
                     .arg(m_directory.path(), prepared.error().message),
                 ExitCode::Error);
            return;
        }
        QLockFile lock(m_directory.lockPath());
        lock.setStaleLockTime(0); // a window may run for weeks; only a dead owner is stale
        if (!lock.tryLock()) {
            askTheWindow();
            return;
        }
        storage::Store store;
        goThrough(store, store.open(databasePathOf(m_directory)));
    }

    void goThrough(storage::Store &store, const QFuture<storage::OpenReport> &opening)
    {
        using Opened = storage::OpenReport::State;
        const storage::OpenReport opened = await(opening);
        if (opened.state != Opened::Opened && opened.state != Opened::Created) {
            fail(Words::tr("The conversations in %1 cannot be opened: %2")
                     .arg(opened.path, opened.detail),
                 ExitCode::Error);
            return;
        }
        for (const Input &input : m_inputs) {
            nameFile(input.name);
            const core::ImportReport report =
                m_isStopped ? stopped() : runInto(store, input.file.path());
            disallow(report);
            if (!take(report))
                return;
        }
    }

    /// Programs that may run in a conversation without asking ask again when it holds words that
    /// somebody else wrote.
    void disallow(const core::ImportReport &report)
    {
        QList<QUuid> foreign;
        for (const core::ConversationInfo &info : report.createdInfos + report.continuedInfos)
            foreign.append(info.id);
        const QString path = chat::Toolbox::pathIn(m_directory.path());
        const QString problem =
            m_arguments.isDryRun ? QString() : chat::Toolbox::disallowAllIn(path, foreign);
        if (!problem.isEmpty())
            fail(Words::tr("Tools that may run without asking in what was imported could not be "
                           "made to ask again: %1 %2")
                     .arg(path, problem),
                 ExitCode::Error);
    }

    void askTheWindow()
    {
        for (const Input &input : m_inputs) {
            nameFile(input.name);
            const ImportAnswer answer = answerTo({input.file.path(), m_arguments.isDryRun});
            if (answer.isComplete()) {
                if (!take(answer.report()))
                    return;
            } else if (answer.isAccepted()) {
                fail(Words::tr("The window was closed before it was done. Import the "
                               "file again: only what is missing is added then."),
                     ExitCode::Interrupted);
                return;
            } else {
                fail(Words::tr("The running window did not take the file. Close it and try again."),
                     ExitCode::Error);
                return;
            }
        }
    }

    /// False when nothing more is to be imported.
    bool take(const core::ImportReport &report)
    {
        m_printer.tell(report, m_arguments.isDryRun);
        if (!report.error)
            return true;
        const bool isStopped = report.error->code == QLatin1StringView("cancelled");
        fail(texts::importFailure(*report.error), isStopped ? ExitCode::Stopped : ExitCode::Error);
        return !isStopped;
    }

    [[nodiscard]] static core::ImportReport stopped()
    {
        core::ImportReport report;
        report.error = storage::importError("cancelled");
        return report;
    }

    [[nodiscard]] core::ImportReport runInto(storage::Store &store, const QString &file) const
    {
        using storage::ImportRun;
        ImportRun run(store, file,
                      m_arguments.isDryRun ? ImportRun::Mode::Look : ImportRun::Mode::Store,
                      core::SystemClock().now());
        QEventLoop loop;
        QObject::connect(&run, &ImportRun::finished, &loop, &QEventLoop::quit);
        QObject::connect(m_shutdown, &core::ShutdownSignal::asked, &run, [&run] { run.cancel(); });
        run.start();
        loop.exec();
        return run.report();
    }

    /// Waits as long as the window takes; stopped, it hangs up, which stops the window's import.
    [[nodiscard]] ImportAnswer answerTo(const ImportWish &wish) const
    {
        ImportAnswer answer;
        QEventLoop loop;
        QObject::connect(m_shutdown, &core::ShutdownSignal::asked, &loop, [&answer, &loop] {
            answer.take(ImportAnswer::linesOf(stopped()).constLast());
            loop.quit();
        });
        const auto call = m_askWindow(
            m_directory, wish.toMessage(),
            {[&answer](const QJsonObject &line) { answer.take(line); }, [&loop] { loop.quit(); }});
        if (call)
            loop.exec();
        return answer;
    }

    const ImportArguments &m_arguments;
    const AskWindow &m_askWindow;
    storage::DataDirectory m_directory;
    ImportPrinter m_printer;
    std::vector<Input> m_inputs;
    storage::Passphrase m_passphrase;
    const core::ShutdownSignal *m_shutdown = nullptr;
    ExitCode m_code = ExitCode::Complete;
    bool m_isStopped = false;
};

} // namespace

int runImport(const QStringList &arguments, const AskWindow &askWindow, const AskStreams &streams)
{
    const PipesDoNotKill pipes;
    const auto parsed = parseImportArguments(arguments);
    if (!parsed)
        return failUsage(parsed.error(), streams);
    if (parsed.value().isHelpAsked) {
        print(streams.output, importHelpText());
        return int(ExitCode::Complete);
    }
    return int(ImportTask(parsed.value(), askWindow, streams).run());
}

} // namespace cli
