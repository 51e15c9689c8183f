// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/glimpse.h"
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
    using Taken = std::function<void(std::unique_ptr<core::Conversation>)>;

    struct Callbacks {
        /// What is seen of a long one first, until it is `opened`. Not always called.
        std::function<void(std::unique_ptr<Glimpse>)> glimpsed;
        Taken opened;
        std::function<void(const core::Error &)> failed;
    };

    explicit ConversationOpener(storage::Store &store, QObject *parent = nullptr);

    void open(const QUuid &id, const Callbacks &callbacks);
    /// Forgets what is under way; its callbacks are not called any more.
    void cancel();
    /// While `opened` is called: on disk it lies in the bin.
    [[nodiscard]] bool isBinned() const { return m_isBinned; }

private:
    void glimpse(quint64 round, const QUuid &id, const Callbacks &callbacks);
    void build(quint64 round, const storage::ConversationSkeleton &skeleton,
               const Callbacks &callbacks);
    void loadFirstText(quint64 round, std::unique_ptr<core::Conversation> conversation,
                       const Callbacks &callbacks);

    storage::Store &m_store;
    quint64 m_round = 0;
    bool m_isBinned = false;
    bool m_isPathUnknown = false; ///< nobody has made yet that there is a glimpse of this one
};

} // namespace chat
