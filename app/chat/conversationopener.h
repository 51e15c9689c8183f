// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conversation.h"
#include "core/result.h"
#include "storage/store.h"

#include <QObject>
#include <functional>
#include <memory>

namespace chat {

/// Reads a stored conversation: its skeleton and the text that is seen first, that is the end and
/// the place where the reader was. A later call supersedes an earlier one. GUI thread.
class ConversationOpener : public QObject
{
    Q_OBJECT

public:
    using Opened = std::function<void(std::unique_ptr<core::Conversation>)>;
    using Failed = std::function<void(const core::Error &)>;

    explicit ConversationOpener(storage::Store &store, QObject *parent = nullptr);

    void open(const QUuid &id, const Opened &opened, const Failed &failed);
    /// Forgets what is under way; its callbacks are not called any more.
    void cancel();

private:
    void loadFirstText(quint64 round, const storage::ConversationSkeleton &skeleton,
                       const Opened &opened, const Failed &failed);

    storage::Store &m_store;
    quint64 m_round = 0;
};

} // namespace chat
