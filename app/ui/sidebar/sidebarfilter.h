// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

namespace ui {

/// What is typed into the search row: words of titles, and tags as `tag:word`, `标签:word` or, with
/// spaces, `tag:"two words"`. What is in quotes is a whole name, what is not the beginning of one.
class SidebarFilter
{
public:
    SidebarFilter() = default;
    explicit SidebarFilter(const QString &typed);

    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty() && m_tags.isEmpty(); }
    [[nodiscard]] bool hasTags() const { return !m_tags.isEmpty(); }
    [[nodiscard]] bool hasWords() const { return !m_words.isEmpty(); }
    /// Every word is in the title and every tag is one of these. All of it is compared as search
    /// compares it: title and tags are folded already.
    [[nodiscard]] bool matches(const QString &title, const QStringList &tags) const;

    /// What finds the conversations with this tag.
    [[nodiscard]] static QString textFor(const QString &tag);

private:
    struct WantedTag {
        QString name;
        bool isWhole = false;
    };

    QStringList m_words; ///< folded, as the names of tags are
    QList<WantedTag> m_tags;
};

} // namespace ui
