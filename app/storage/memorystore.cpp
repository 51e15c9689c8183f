// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/memorystore.h"

#include "storage/migrations.h"
#include "storage/storeworker.h"

namespace storage {

MemoryStore::MemoryStore(QObject *parent)
    : Store(parent)
{
    auto open = [](Database &database) {
        if (database.open(QStringLiteral(":memory:")))
            Migrations::apply(database, 0);
        return core::Done{};
    };
    // Nothing is looked for with an index in what is soon forgotten.
    m_worker->post(std::make_unique<WorkJob<core::Done, decltype(open)>>(
        StoreJob::Kind::OpenUntouched, std::move(open)));
}

} // namespace storage
