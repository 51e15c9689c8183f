// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/search/search.h"

#include "storage/search/searchworker.h"

namespace storage {

Search::Search(const QString &path, QObject *parent)
    : QObject(parent)
    , m_worker(std::make_unique<SearchWorker>(path))
{
    m_thread.setObjectName(QStringLiteral("search"));
    m_worker->moveToThread(&m_thread);
    connect(m_worker.get(), &SearchWorker::indexDamaged, this, &Search::indexDamaged);
}

Search::~Search()
{
    m_worker->cancel();
    m_thread.quit();
    m_thread.wait();
}

QFuture<core::Result<SearchPage>> Search::find(const SearchQuery &query)
{
    if (!m_thread.isRunning())
        m_thread.start();
    return m_worker->post(query);
}

void Search::cancel()
{
    m_worker->cancel();
}

} // namespace storage
