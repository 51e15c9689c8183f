// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conversation.h"
#include "core/whendone.h"
#include "storage/store.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace chat {

/// Brings the text of stored rows in, page by page, and takes far pages out again when more than
/// the budget is held. GUI thread; reading is the storage thread's.
class PageLoader : public QObject
{
    Q_OBJECT

public:
    static constexpr int kPageRows = 64;
    static constexpr qint64 kBudgetBytes = 16 * 1024 * 1024;

    PageLoader(core::Conversation &conversation, storage::Store &store,
               qint64 budgetBytes = kBudgetBytes, QObject *parent = nullptr);

    /// Loads what is not loaded of these rows, and behind them of the rest of their pages. Rows in
    /// and beside this window are never taken out.
    void loadRows(int first, int last);
    /// One message, for changing it; done at once when it is loaded.
    QFuture<core::Result<core::Done>> load(const QUuid &message);
    /// Reads stored messages without loading them; what cannot be read is left out.
    QFuture<QHash<QUuid, QList<core::ContentPart>>> read(const QList<QUuid> &messages);

private:
    using Parts = QHash<QUuid, QList<core::ContentPart>>;
    /// What was read and is being taken over.
    struct Arrived {
        QList<QUuid> ids;
        Parts parts;
        core::Later<core::Result<core::Done>> later;
        qsizetype taken = 0;
    };

    QFuture<core::Result<core::Done>> request(const QList<QUuid> &ids);
    void takeSome();
    [[nodiscard]] bool isFar(int row) const;
    /// What has to go until the rest is within the budget, the farthest first.
    [[nodiscard]] QList<QUuid> farRows() const;
    void unloadSome();

    core::Conversation &m_conversation;
    storage::Store &m_store;
    qint64 m_budgetBytes;
    QSet<QUuid> m_requested;
    QList<Arrived> m_arrived; ///< the last that was asked for first
    QList<QUuid> m_leaving;
    QTimer m_taking;
    QTimer m_unloading;
    int m_firstWanted = 0;
    int m_lastWanted = 0;
};

} // namespace chat
