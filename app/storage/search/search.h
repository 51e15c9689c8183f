// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/search/searchquery.h"

#include <QFuture>
#include <QObject>
#include <QThread>
#include <memory>

namespace storage {

class SearchWorker;

/// The caller's end of the search thread, which has a connection of its own that only reads: no
/// message waits for a search, and no search for a message. Results as somebody types: a new
/// query ends the one before, whose future then holds an Error with the code "cancelled".
class Search : public QObject
{
    Q_OBJECT

public:
    /// Nothing is opened, and no thread started, before the first query. `path` is the database's.
    explicit Search(const QString &path, QObject *parent = nullptr);
    /// Ends what runs and joins the thread.
    ~Search() override;

    QFuture<core::Result<SearchPage>> find(const SearchQuery &query);
    /// Ends what runs.
    void cancel();

Q_SIGNALS:
    /// Everything is still found, slowly; Store::renewSearchIndex() helps.
    void indexDamaged();

private:
    QThread m_thread;
    std::unique_ptr<SearchWorker> m_worker; ///< lives on m_thread, deleted when that has ended
};

} // namespace storage
