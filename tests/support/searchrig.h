// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/search/search.h"
#include "support/storerig.h"

namespace support {

/// A Store with a Search beside it: what their tests derive from, beside QObject.
class SearchRig : protected StoreRig
{
protected:
    [[nodiscard]] QString path() const { return m_dir->filePath(QStringLiteral("loquat.db")); }
    void openSearch()
    {
        open();
        m_search = std::make_unique<storage::Search>(path());
    }
    void closeSearch()
    {
        m_search.reset();
        close();
    }
    /// Stores one message in a conversation of its own; its id.
    QUuid put(const QList<core::ContentPart> &parts, const QString &title = QStringLiteral("t"))
    {
        m_info = makeInfo(title);
        core::Message message = makeMessage(1, core::Role::User, {});
        message.parts = parts;
        if (!await(m_store->addMessages(m_info, {message}, {})))
            qFatal("the message could not be stored");
        m_message = message;
        return message.id;
    }
    QUuid put(const QString &text, const QString &title = QStringLiteral("t"))
    {
        return put(QList<core::ContentPart>{core::TextPart{text}}, title);
    }
    [[nodiscard]] storage::SearchPage find(const storage::SearchQuery &query)
    {
        const auto page = await(m_search->find(query));
        if (!page)
            qFatal("the search failed: %s", qPrintable(page.error().message));
        return page.value();
    }
    [[nodiscard]] storage::SearchPage find(const QString &text)
    {
        storage::SearchQuery query;
        query.text = text;
        return find(query);
    }
    [[nodiscard]] static QList<QUuid> idsOf(const storage::SearchPage &page)
    {
        QList<QUuid> ids;
        for (const storage::SearchGroup &group : page.groups) {
            for (const storage::SearchHit &hit : group.hits)
                ids.append(hit.message);
        }
        return ids;
    }
    [[nodiscard]] QList<QUuid> idsFor(const QString &text) { return idsOf(find(text)); }

    std::unique_ptr<storage::Search> m_search;
    core::ConversationInfo m_info; ///< of the last put()
    core::Message m_message;       ///< the same
};

} // namespace support
