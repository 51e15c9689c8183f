// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/shelfkeeper.h"

#include "core/whendone.h"
#include "storage/storeedits.h"

#include <utility>

namespace chat {

ShelfKeeper::ShelfKeeper(const QString &name, storage::Store &store, QObject *parent)
    : QObject(parent)
    , m_name(name)
    , m_store(store)
{
}

void ShelfKeeper::look()
{
    m_isWanted = true;
    m_canCopy = false;
    if (!isReady())
        return;
    ++m_looks;
    core::whenDone(this, storage::StoreEdits(m_store).copiedShelf(m_name, content()),
                   [this](const core::Result<storage::CopiedShelf> &copied) {
                       if (!copied) {
                           --m_looks; // the next change tries again
                           return;
                       }
                       m_lookedAt = copied.value().restoredBy;
                       if (copied.value().isRestored)
                           core::whenDone(this, takeIn(copied.value().content),
                                          [this](core::Done) { end(false); });
                       else
                           end(copied.value().isSame);
                   });
}

void ShelfKeeper::hear()
{
    if (m_canCopy)
        copy();
    else if (m_looks > 0)
        m_isChanged = true;
    else if (m_isWanted)
        look();
}

/// Nothing is copied before all of what was restored is here.
void ShelfKeeper::end(bool isSame)
{
    m_isChanged |= !isSame;
    m_canCopy = --m_looks == 0;
    if (m_canCopy && std::exchange(m_isChanged, false))
        copy();
}

/// A change may be on its way while everything is restored: it does not take the place of what came
/// with that, which is taken in first.
void ShelfKeeper::copy()
{
    core::whenDone(this, storage::StoreEdits(m_store).copyShelf(m_name, content(), m_lookedAt),
                   [this](const core::Result<bool> &written) {
                       if (written && !written.value() && m_canCopy)
                           look();
                   });
}

} // namespace chat
