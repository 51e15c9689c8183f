// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/prompts/shelfcopy.h"

#include <QObject>

namespace storage {
class Store;
} // namespace storage

namespace chat {

class PromptLibrary;

/// Keeps a copy of the prompts and personas in the database, so that backups hold them, and takes
/// in again what a restored backup held of them and is missing here. What is here stays as it is.
/// Neither is waited for, and a disk that refuses is not told: the file counts. GUI thread.
class ShelfKeeper : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    ShelfKeeper(PromptLibrary &library, storage::Store &store, QObject *parent = nullptr);

    /// A database is open, or something else is in it than before.
    void look();

private:
    void hear();
    void compare(const storage::CopiedShelf &copied);
    void takeIn(const core::PromptShelf &shelf);

    PromptLibrary &m_library;
    storage::Store &m_store;
    bool m_isWanted = false; ///< there is a database
    bool m_canKeep = false;  ///< what the database holds was looked at
};

} // namespace chat
