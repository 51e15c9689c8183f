// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/importanswer.h"
#include "cli/importcommand.h"
#include "cli/importwish.h"
#include "core/id.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTest>
#include <QTimer>
#include <cstdio>

namespace support {

/// What a run of `loquat import` left behind.
struct ImportOutcome {
    int code = -1;
    QString out;
    QString err;
};

/// The command in a process of its own, since it waits and is sent signals: this test's program,
/// which then calls importInThisProcess(). `window` is what a window that runs does, if there is
/// one: "refuses", "closes", "waits", or the id of the one conversation that it imports.
class ImportChild
{
public:
    void start(const QStringList &arguments, const QString &window = {})
    {
        process.start(QCoreApplication::applicationFilePath(),
                      QStringList{QStringLiteral("--import"), window} + arguments);
    }
    [[nodiscard]] ImportOutcome finish()
    {
        process.closeWriteChannel();
        if (!process.waitForFinished(60'000))
            return {};
        const bool isOver = process.exitStatus() == QProcess::NormalExit;
        return {isOver ? process.exitCode() : -1,
                QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    QProcess process;
};

inline ImportOutcome runImport(const QStringList &arguments, const QString &window = {})
{
    ImportChild child;
    child.start(arguments, window);
    return child.finish();
}

/// The lines of a window that pretends: its report tells what it was asked and what is in the file
/// it was given, as things that it could not take.
inline QList<QJsonObject> pretendedLines(const QString &window,
                                         const storage::DataDirectory &directory,
                                         const cli::ImportWish &wish)
{
    if (window == QLatin1StringView("refuses"))
        return {};
    QList<QJsonObject> lines{cli::ImportAnswer::acceptance(), cli::ImportAnswer::progress(1, 2)};
    if (window == QLatin1StringView("closes") || window == QLatin1StringView("waits"))
        return lines;
    core::ImportReport report;
    core::ConversationInfo info;
    info.id = core::idFromText(window);
    report.createdInfos = {info};
    QFile file(wish.file);
    const QByteArray contents =
        file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("nothing");
    report.lose(directory.path(), {core::ImportLoss::Kind::File, wish.file, 1});
    report.lose(wish.isDryRun ? QStringLiteral("looks") : QStringLiteral("stores"),
                {core::ImportLoss::Kind::File, QString::fromUtf8(contents), 1});
    return lines + cli::ImportAnswer::linesOf(report);
}

/// For main(): the exit code when this process is an ImportChild's.
inline std::optional<int> importInThisProcess(const QStringList &arguments)
{
    if (arguments.value(1) != QLatin1StringView("--import"))
        return std::nullopt;
    const QString window = arguments.value(2);
    const auto ask = [window](const storage::DataDirectory &directory, const QJsonObject &wish,
                              const cli::WindowListener &listener) {
        auto call = std::make_unique<QObject>();
        QTimer::singleShot(0, call.get(), [window, directory, wish, listener] {
            const auto lines =
                pretendedLines(window, directory, *cli::ImportWish::fromMessage(wish));
            for (const QJsonObject &line : lines)
                listener.told(line);
            if (window != QLatin1StringView("waits"))
                listener.ended();
            else
                std::fputs("waiting\n", stderr);
        });
        return call;
    };
    return cli::runImport(arguments.mid(3), ask);
}

} // namespace support
