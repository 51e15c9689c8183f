// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QUuid>

namespace ui {

/// Titles of chats and names of tags as search compares them, each folded once for as long as it is
/// called that: what is typed is compared with tens of thousands at every key. GUI thread.
class FoldedTitles
{
public:
    /// chat::searchFolded() of the title.
    [[nodiscard]] QString of(const QUuid &id, const QString &title);
    /// Nothing is looked for any more.
    void clear() { m_known.clear(); }

private:
    struct Known {
        QString title;
        QString folded;
    };

    QHash<QUuid, Known> m_known;
};

} // namespace ui
