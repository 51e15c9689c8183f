// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// loquat-typesetter: the scripts that colour code and set formulas, in a process of their own. One
// JSON object a line on standard input, one on standard output for each, in order:
//   {"id":1,"language":"cpp","code":"int x;"}  →  {"id":1,"spans":[0,3,0]}
//   {"id":2,"tex":"x^2","display":false}       →  {"id":2,"formula":{…}}, see formula.js
//   what cannot be coloured or set             →  {"id":1}
// It ends with its input. What it is given may be hostile: it has an empty environment and limits,
// and before it reads any of it the kernel is told to let it open no file, no socket and no
// program; whoever started it kills it when an answer takes too long.
#include "typesetter/confinement.h"
#include "typesetter/scriptengine.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QResource>
#include <csignal>
#include <cstdio>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace {

constexpr qint64 kMostLine = 4 * 1024 * 1024;
constexpr rlim_t kMostMemory = 768UL * 1024 * 1024;
constexpr rlim_t kMostFiles = 32;

void limit(__rlimit_resource resource, rlim_t most)
{
    const rlimit bound{most, most};
    (void)setrlimit(resource, &bound);
}

void limitSelf()
{
#if !defined(__SANITIZE_ADDRESS__) // which takes terabytes of addresses
    limit(RLIMIT_AS, kMostMemory);
#endif
    limit(RLIMIT_NOFILE, kMostFiles);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NPROC, 0); // no program, no thread
    (void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
}

void quiet(QtMsgType, const QMessageLogContext &, const QString &)
{
    // The engine comments on scripts at length; nobody reads it here.
}

QByteArray answerTo(typesetter::ScriptEngine &engine, const QByteArray &line)
{
    const QJsonObject job = QJsonDocument::fromJson(line).object();
    const QByteArray id = QByteArray::number(job.value(QLatin1StringView("id")).toInteger());
    const QJsonValue tex = job.value(QLatin1StringView("tex"));
    if (tex.isString()) {
        const auto formula =
            engine.typeset(tex.toString(), job.value(QLatin1StringView("display")).toBool());
        return formula ? "{\"id\":" + id + ",\"formula\":" + *formula + "}\n"
                       : "{\"id\":" + id + "}\n";
    }
    const auto spans = engine.colour(job.value(QLatin1StringView("code")).toString(),
                                     job.value(QLatin1StringView("language")).toString());
    return spans ? "{\"id\":" + id + ",\"spans\":[" + *spans + "]}\n" : "{\"id\":" + id + "}\n";
}

} // namespace

int main(int argc, char **argv)
{
    limitSelf();
    qInstallMessageHandler(quiet);
    const QCoreApplication application(argc, argv);
    QResource::registerResource(QCoreApplication::applicationFilePath()
                                + QLatin1StringView(".rcc"));
    typesetter::ScriptEngine engine;
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return 1;
    // The scripts lie in memory; those that are loaded later are read there. Where there is no such
    // filter the limits and the bare environment are what is left.
    (void)typesetter::confine();
    for (QByteArray line = input.readLine(kMostLine); !line.isEmpty();
         line = input.readLine(kMostLine)) {
        if (!line.endsWith('\n'))
            return 1; // longer than anything that is ever asked
        const QByteArray answer = answerTo(engine, line);
        if (std::fwrite(answer.constData(), 1, size_t(answer.size()), stdout)
                != size_t(answer.size())
            || std::fflush(stdout) != 0)
            return 1;
    }
    return 0;
}
