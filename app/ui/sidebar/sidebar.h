// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cabinet.h"
#include "core/clock.h"
#include "core/conversationlist.h"
#include "ui/sidebar/sidebardeed.h"
#include "ui/theme.h"

#include <QDate>
#include <QUuid>
#include <QWidget>

class QLabel;

namespace models {
class ConversationListModel;
}

namespace ui {

class IconButton;
class LineInput;
class SidebarFiling;
class SidebarList;
class SidebarModel;
class WideButton;

/// The left side of the window: new chat, search, the conversations, the way into the archive once
/// there is something in it, and the foot with the menu and the settings. Knows the list only; what
/// is chosen is announced.
class Sidebar : public QWidget
{
    Q_OBJECT

public:
    Sidebar(const Theme &theme, core::ConversationList &list, const core::Cabinet &cabinet,
            const core::Clock &clock, QWidget *parent = nullptr);

    /// Marks the conversation that is shown; null for a new one.
    void setShown(const QUuid &id);
    /// False when the list does not show it.
    bool beginRename(const QUuid &id);
    /// The chat below or above that one, of those that the list shows; null when there is none.
    [[nodiscard]] QUuid neighbourOf(const QUuid &chat, int step) const;
    void focusList();
    /// Empties the search field; false when it was empty.
    bool clearSearch();
    /// Shows the archive instead of the others, or these again.
    void showArchive(bool isShown);
    /// What is asked for about folders and tags.
    [[nodiscard]] SidebarFiling &filing() const { return *m_filing; }
    /// The way into the bin, which is there while something lies in it.
    void setBinUsed(bool isUsed);
    /// Counts the days again.
    void refresh();

Q_SIGNALS:
    void newRequested();
    void chosen(const QUuid &id);
    void renamed(const QUuid &id, const QString &title);
    /// A model is to write them.
    void titlesRequested(const QList<QUuid> &ids);
    void removeRequested(const QList<QUuid> &ids);
    void pinRequested(const QList<QUuid> &ids, bool isPinned);
    void archiveRequested(const QList<QUuid> &ids, bool isArchived);
    void duplicateRequested(const QUuid &id);
    void binRequested();
    void exportRequested(const QList<QUuid> &ids);
    void settingsRequested();
    /// What was typed is to be looked for in all messages.
    void messagesRequested(const QString &text);
    /// ☰: the menu belongs below or above this widget.
    void menuRequested(QWidget *anchor);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildRows(const Theme &theme);
    void retranslate();
    void dress();
    void filter(const QString &text);
    void nameMessages();
    void showWhetherFound();
    void followArchive();
    void showMenu(const QList<QUuid> &ids, const QPoint &position);
    void perform(SidebarDeed deed, const QList<QUuid> &ids);
    [[nodiscard]] QList<core::ConversationInfo> infosOf(const QList<QUuid> &ids) const;

    const Theme &m_theme;
    core::ConversationList &m_conversations;
    models::ConversationListModel *m_source;
    const core::Clock &m_clock;
    QDate m_day; ///< whose groups are shown
    SidebarModel *m_model;
    WideButton *m_new = nullptr;
    LineInput *m_search = nullptr;
    QAction *m_searchIcon = nullptr;
    SidebarList *m_list = nullptr;
    SidebarFiling *m_filing = nullptr;
    WideButton *m_messages = nullptr; ///< while titles are filtered
    QLabel *m_nothing = nullptr;      ///< said instead of an empty list
    WideButton *m_archive = nullptr;
    WideButton *m_bin = nullptr;
    IconButton *m_menu = nullptr;
    WideButton *m_settings = nullptr;
};

} // namespace ui
