// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/preferences.h"
#include "core/clock.h"
#include "storage/bin/bin.h"

#include <QObject>
#include <QTimer>
#include <QUndoStack>
#include <functional>

namespace chat {

/// What was deleted and is still there: shown, brought back, emptied for good, and emptied by
/// itself when it is as old as the settings say. GUI thread.
class Bin : public QObject
{
    Q_OBJECT

public:
    /// What a Workspace does for it.
    struct Host {
        storage::Store &store;
        const core::Clock &clock;
        const Preferences &preferences;
        QUndoStack &undoStack;
        /// It is on disk again, or lies in the bin again: what is open follows.
        std::function<void(const QList<storage::BinRef> &, bool isDeleted)> moved;
        std::function<void(const QList<storage::BinRef> &)> purged;
    };

    explicit Bin(Host host, QObject *parent = nullptr);

    /// Counts for the first time, and looks at the ages from then on; never in the first minutes.
    void start();
    /// What is to be seen in it. Changes are told by changed().
    [[nodiscard]] int count() const { return m_count; }
    /// Something may have gone into it, or out of it.
    void refresh();
    [[nodiscard]] QFuture<core::Result<QList<storage::BinEntry>>> entries();
    /// Its first messages, for looking at them.
    [[nodiscard]] QFuture<core::Result<QList<core::Message>>> content(const storage::BinRef &ref);
    /// To the old places, as a step that can be taken back.
    void restore(const QList<storage::BinRef> &refs);
    /// For good, in the background; purged() follows. What was done before cannot be taken back
    /// afterwards, because it may lead to what is gone.
    void purge(const QList<storage::BinRef> &refs);
    /// The text of restore()'s step of the stack: what it is, for whoever says it in words.
    [[nodiscard]] static QString restoreStep() { return QStringLiteral("restore"); }
    [[nodiscard]] bool isPurging() const { return m_isPurging; }
    /// Looks at the clock, and empties what is old enough.
    void checkAges();

Q_SIGNALS:
    void changed();
    void restored(int count);
    /// By hand or by age; 0: nothing was old enough.
    void purged(int count);
    void failed(const core::Error &error);

private:
    void readCount();
    void bringBack(const QList<storage::BinRef> &refs, bool isSaid);
    void takeAway(const QList<storage::BinRef> &refs);
    void purgeNext();
    void sweep();
    void foldLog();
    void finishPurging();

    Host m_host;
    QDateTime m_start;
    QTimer m_ageTimer;
    QTimer m_countTimer;
    QTimer m_foldTimer; ///< another try, where somebody reads
    QList<storage::BinRef> m_going;
    QList<storage::BinRef> m_gone;
    int m_count = 0;
    bool m_isPurging = false;
    bool m_hasSwept = false; ///< something, in the emptying that goes on
};

} // namespace chat
