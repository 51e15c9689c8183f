// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/toolkeeper.h"

#include "chat/toolbox.h"
#include "core/whendone.h"
#include "storage/pooltask.h"
#include "storage/shelfcopy.h"
#include "tools/toollist.h"

namespace chat {
namespace {

constexpr QLatin1StringView kCopiedTools("tools");

} // namespace

ToolKeeper::ToolKeeper(Toolbox &toolbox, storage::Store &store, QObject *parent)
    : ShelfKeeper(QString(storage::kToolShelf), store, parent)
    , m_toolbox(toolbox)
{
    connect(&toolbox, &Toolbox::changed, this, [this] { hearTools(); });
}

/// Most of what changes there is what was agreed to.
void ToolKeeper::hearTools()
{
    const QList<tools::Tool> own = m_toolbox.own();
    if (!m_toolbox.isReady() || m_heard == own)
        return;
    m_heard = own;
    hear();
}

bool ToolKeeper::isReady() const
{
    return m_toolbox.isReady();
}

std::function<QJsonObject()> ToolKeeper::content() const
{
    return [own = m_toolbox.own()] {
        return own.isEmpty() ? QJsonObject() : QJsonObject{{kCopiedTools, tools::listToJson(own)}};
    };
}

/// A backup may be anybody's file.
QFuture<core::Done> ToolKeeper::takeIn(const QJsonObject &content)
{
    const auto sound = storage::runOnPool(
        [kept = content.value(kCopiedTools).toArray()] { return tools::soundTools(kept); });
    return core::followed(this, sound, [this](const QList<tools::Tool> &tools) {
        m_toolbox.takeIn(tools);
        return m_toolbox.saved();
    });
}

} // namespace chat
