// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/openjob.h"

#include "storage/databaseopener.h"

namespace storage {

OpenJob::OpenJob(QString path, QString scratch)
    : StoreJob(scratch.isEmpty() ? Kind::Open : Kind::OpenUntouched)
    , m_path(std::move(path))
    , m_scratch(std::move(scratch))
{
    m_promise.start();
}

void OpenJob::run(Database &database)
{
    DatabaseOpener opener(database, m_path);
    m_report = m_scratch.isEmpty() ? opener.open() : opener.openUntouched(m_scratch);
}

void OpenJob::finish(const std::optional<core::Error> &)
{
    m_promise.addResult(m_report);
    m_promise.finish();
}

} // namespace storage
