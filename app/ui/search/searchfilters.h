// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connections.h"
#include "chat/messagesearch.h"
#include "core/cabinet.h"
#include "core/clock.h"
#include "core/conversationlist.h"

#include <QDate>
#include <functional>

class QMenu;
class QWidget;

namespace ui {

/// What a search may be narrowed by, as a menu to choose from and as words for what is chosen. What
/// could leave nothing out (one model only, one connection, no folder) is not offered.
class SearchFilters : public QObject
{
    Q_OBJECT

public:
    /// All of them outlive this.
    SearchFilters(const chat::Connections &connections, const core::ConversationList &list,
                  const core::Cabinet &cabinet, const core::Clock &clock, QWidget *window);

    /// As of now: "today" is another day tomorrow.
    [[nodiscard]] chat::SearchFilter filter() const;
    [[nodiscard]] bool isEmpty() const
    {
        return m_filter == chat::SearchFilter() && m_days == Days::Any;
    }

    /// One that is set, for a pill.
    struct Pill {
        int facet = 0; ///< for remove()
        QString words;
    };
    [[nodiscard]] QList<Pill> pills() const;
    void remove(int facet);
    void clear();
    /// Adds what can be chosen, as it is now; `models` besides those of the chats.
    void fill(QMenu &menu, const QStringList &models = {});

Q_SIGNALS:
    void changed();
    /// Only the words of pills() became others.
    void reworded();

private:
    enum class Days { Any, Today, Week, Month, Year, Own };

    /// One thing to narrow by. A further one is a further line in the constructor.
    struct Facet {
        std::function<QString()> words; ///< empty: not set
        std::function<void()> clear;
        std::function<void(QMenu &)> fill;
    };

    void fillRoles(QMenu &menu);
    void fillModels(QMenu &menu);
    void fillConnections(QMenu &menu);
    void fillFolders(QMenu &menu);
    void fillTags(QMenu &menu);
    void fillDays(QMenu &menu);
    void addChoice(QMenu &menu, const QString &words, bool isChosen,
                   const std::function<void()> &choose);
    void addSwitch(QMenu &menu, const QString &words, bool chat::SearchFilter::*flag);
    [[nodiscard]] Facet flagFacet(const char *words, bool chat::SearchFilter::*flag);
    void chooseOwnDays();
    [[nodiscard]] QString roleWords() const;
    [[nodiscard]] QString connectionWords() const;
    [[nodiscard]] QString folderWords() const;
    [[nodiscard]] QString tagWords() const;
    [[nodiscard]] QStringList offeredModels() const;
    [[nodiscard]] QString dayWords() const;

    const chat::Connections &m_connections;
    const core::ConversationList &m_list;
    const core::Cabinet &m_cabinet;
    const core::Clock &m_clock;
    QWidget *m_window;
    QList<Facet> m_facets;
    QStringList m_models;        ///< of the menu that is being filled
    chat::SearchFilter m_filter; ///< without its days
    Days m_days = Days::Any;
    QDate m_first; ///< of the person's own range
    QDate m_last;
};

} // namespace ui
