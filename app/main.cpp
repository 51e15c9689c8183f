// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assembly.h"
#include "cli/ask.h"
#include "cli/backupcommand.h"
#include "cli/doctor.h"
#include "cli/exitcode.h"
#include "cli/exportcommand.h"
#include "cli/listcommand.h"
#include "cli/searchcommand.h"
#include "cli/windowarguments.h"
#include "core/memory.h"
#include "core/shutdownsignal.h"
#include "demo/demogateway.h"
#include "storage/datadirectory.h"
#include "storage/settingsfile.h"
#include "texts/languages.h"
#include "texts/texts.h"
#include "ui/startproblem.h"
#include "ui/theme.h"

#include <QApplication>
#include <QTextStream>
#include <cstdio>
#include <cstring>
#include <sys/stat.h>

namespace {

void nameTheProgram()
{
    QCoreApplication::setApplicationName(QStringLiteral("loquat"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LOQUAT_VERSION));
}

using AskingCommand = int (*)(const QStringList &, core::DemoHost *, const cli::AskStreams &);

/// `ask` and `doctor`: a gateway, perhaps the demo, and neither display nor database.
int askGateway(AskingCommand command, int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    nameTheProgram();
    texts::Languages languages;
    languages.use({});
    demo::DemoGateway demo(languages.current());
    return command(application.arguments().mid(2), &demo, {});
}

using StoringCommand = int (*)(const QStringList &);

/// `import` and `restore`: a running window does it when there is one.
int writeDatabase(StoringCommand command, int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    nameTheProgram();
    texts::Languages languages;
    languages.use({});
    return command(application.arguments().mid(2));
}

using ReadingCommand = int (*)(const QStringList &, const cli::AskStreams &);

/// `search`, `list` and `backup`: neither display nor gateway.
int readDatabase(ReadingCommand command, int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    nameTheProgram();
    texts::Languages languages;
    languages.use({});
    return command(application.arguments().mid(2), {});
}

/// `export`: what is set in lines needs fonts, but no display.
int exportConversations(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 2; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    if (!cli::needsFonts(arguments))
        return readDatabase(cli::runExportCommand, argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    nameTheProgram();
    texts::Languages languages;
    languages.use({});
    return cli::runExportCommand(arguments, {});
}

void print(FILE *stream, const QString &text)
{
    QTextStream(stream) << text;
}

QStringList rawArguments(int argc, char **argv)
{
    QStringList result;
    for (int i = 1; i < argc; ++i)
        result.append(QString::fromLocal8Bit(argv[i]));
    return result;
}

/// Answers what needs no window, and no display; nothing when the window is wanted.
std::optional<int> answerWithoutWindow(int argc, char **argv,
                                       const core::Result<cli::WindowArguments> &arguments)
{
    if (arguments && !arguments.value().isHelpAsked && !arguments.value().isVersionAsked)
        return std::nullopt;
    if (arguments && arguments.value().isVersionAsked) {
        print(stdout, QStringLiteral("loquat " LOQUAT_VERSION "\n"));
        return 0;
    }
    QCoreApplication application(argc, argv);
    texts::Languages languages;
    languages.use({});
    if (arguments) {
        print(stdout, cli::helpText());
        return 0;
    }
    // Once more, now that there is a language for what is wrong.
    const auto again = cli::parseWindowArguments(rawArguments(argc, argv));
    print(stderr, again.error().message + QLatin1Char('\n') + cli::helpText());
    return int(cli::ExitCode::Usage);
}

/// A desktop starts the program without a terminal: what is wrong has to be seen, too.
void showFailure(const core::Error &error, const storage::DataDirectory &directory)
{
    // Settings that can be read still say in which language and colours.
    const core::Settings settings = storage::SettingsFile::peek(directory.settingsPath());
    texts::Languages languages;
    languages.use(settings.language);
    ui::Theme theme;
    theme.apply(settings);
    ui::StartProblem problem(theme, texts::explain(error));
    problem.show();
    QApplication::exec();
}

int openWindow(int argc, char **argv)
{
    // Read before there is an application: --help must work without a display.
    const auto arguments = cli::parseWindowArguments(rawArguments(argc, argv));
    if (const auto code = answerWithoutWindow(argc, argv, arguments))
        return *code;
    int qtArgumentCount = 1; // ours are read already
    QApplication application(qtArgumentCount, argv);
    nameTheProgram();
    QGuiApplication::setDesktopFileName(QStringLiteral("chat.loquat.Loquat"));
    core::ShutdownSignal shutdown;
    Assembly assembly(arguments.value());
    QObject::connect(&shutdown, &core::ShutdownSignal::asked, &assembly, &Assembly::leave);
    switch (assembly.start()) {
    case Assembly::Start::HandedOver:
        return 0;
    case Assembly::Start::Failed:
        if (assembly.failure() && !arguments.value().isQuitWhenDone)
            showFailure(*assembly.failure(), storage::DataDirectory(arguments.value().dataDir));
        return int(cli::ExitCode::Error);
    case Assembly::Start::Window:
        break;
    }
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    ::umask(077); // everything we write is for its owner only
    core::limitFreeMemory();
    if (argc > 1 && std::strcmp(argv[1], "ask") == 0)
        return askGateway(cli::runAsk, argc, argv);
    if (argc > 1 && std::strcmp(argv[1], "doctor") == 0)
        return askGateway(cli::runDoctor, argc, argv);
    if (argc > 1 && std::strcmp(argv[1], "import") == 0)
        return writeDatabase(Assembly::runImport, argc, argv);
    if (argc > 1 && std::strcmp(argv[1], "restore") == 0)
        return writeDatabase(Assembly::runRestore, argc, argv);
    if (argc > 1 && std::strcmp(argv[1], "backup") == 0)
        return readDatabase(cli::runBackup, argc, argv);
    if (argc > 1 && std::strcmp(argv[1], "search") == 0)
        return readDatabase(cli::runSearch, argc, argv);
    if (argc > 1 && std::strcmp(argv[1], "list") == 0)
        return readDatabase(cli::runList, argc, argv);
    if (argc > 1 && std::strcmp(argv[1], "export") == 0)
        return exportConversations(argc, argv);
    return openWindow(argc, argv);
}
