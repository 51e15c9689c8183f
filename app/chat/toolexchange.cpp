// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/toolexchange.h"

#include "chat/diskerror.h"
#include "storage/pooltask.h"
#include "tools/toolcheck.h"

#include <QFile>
#include <QFileInfo>
#include <algorithm>

namespace chat {
namespace {

using ToolsRead = core::Result<QList<tools::ReadTool>>;

ToolsRead readToolsOf(const QString &path)
{
    QFile file(path);
    // A pipe would be waited for, and a device has no end.
    if (!QFileInfo(path).isFile())
        return diskError(QStringLiteral("not a file"));
    if (!file.open(QIODevice::ReadOnly))
        return diskError(file.errorString());
    return tools::readEachTool(file.read(tools::kMostPasted + 1));
}

qsizetype placeOf(const QList<tools::Tool> &tools, const QString &name)
{
    const auto found = std::find_if(tools.cbegin(), tools.cend(),
                                    [&name](const tools::Tool &tool) { return tool.name == name; });
    return found == tools.cend() ? -1 : found - tools.cbegin();
}

QString freeName(const QString &name, const QList<tools::Tool> &here)
{
    for (int i = 2;; ++i) {
        const QString number = u'_' + QString::number(i);
        const QString tried = name.left(tools::kMostNameLength - number.size()) + number;
        if (placeOf(here, tried) < 0)
            return tried;
    }
}

} // namespace

QFuture<ToolsRead> readTools(const QString &pasted)
{
    return storage::runOnPool([pasted] { return tools::readEachTool(pasted.toUtf8()); });
}

QFuture<ToolsRead> readToolFile(const QString &path)
{
    return storage::runOnPool([path] { return readToolsOf(path); });
}

QList<tools::Tool> withBrought(const QList<tools::Tool> &here, const QList<tools::Tool> &brought,
                               ToolClash clash)
{
    QList<tools::Tool> all = here;
    for (const tools::Tool &one : brought) {
        const qsizetype at = placeOf(all, one.name);
        if (at < 0) {
            all.append(one);
        } else if (clash == ToolClash::KeepBoth) {
            all.append(copyOf(one, all));
        } else if (clash == ToolClash::Replace) {
            tools::Tool made = one;
            made.answering = all.at(at).answering;
            made.command = all.at(at).command;
            all.replace(at, made);
        }
    }
    return all;
}

tools::Tool copyOf(const tools::Tool &tool, const QList<tools::Tool> &here)
{
    tools::Tool copy = tool;
    copy.name = freeName(tool.name, here);
    return copy;
}

} // namespace chat
