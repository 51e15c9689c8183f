// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidebar/sidebar.h"

#include "models/conversationlistmodel.h"
#include "ui/iconbutton.h"
#include "ui/icons.h"
#include "ui/lineinput.h"
#include "ui/shorttitle.h"
#include "ui/sidebar/sidebarfiling.h"
#include "ui/sidebar/sidebarfilter.h"
#include "ui/sidebar/sidebarlist.h"
#include "ui/sidebar/sidebarmenu.h"
#include "ui/sidebar/sidebarmodel.h"
#include "ui/sidebar/tagfilter.h"
#include "ui/widebutton.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace ui {

Sidebar::Sidebar(const Theme &theme, core::ConversationList &list, const core::Cabinet &cabinet,
                 const core::Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_conversations(list)
    , m_source(new models::ConversationListModel(list, clock, this))
    , m_clock(clock)
    , m_day(clock.now().toLocalTime().date())
    , m_model(new SidebarModel(*m_source, cabinet, this))
{
    setAutoFillBackground(true);
    buildRows(theme);
    m_filing = new SidebarFiling(theme, cabinet, *m_model, *m_list);
    new TagFilter(cabinet, *m_search, *m_searchIcon);
    connect(m_new, &WideButton::clicked, this, [this] {
        showArchive(false);
        Q_EMIT newRequested();
    });
    connect(m_search, &LineInput::textChanged, this, &Sidebar::filter);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &Sidebar::showWhetherFound);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &Sidebar::showWhetherFound);
    connect(m_model, &QAbstractItemModel::modelReset, this, &Sidebar::showWhetherFound);
    connect(m_list, &SidebarList::chosen, this, &Sidebar::chosen);
    connect(m_list, &SidebarList::asked, this, &Sidebar::perform);
    connect(m_list, &SidebarList::menuRequested, this, &Sidebar::showMenu);
    connect(m_model, &SidebarModel::renamed, this, &Sidebar::renamed);
    connect(&list, &core::ConversationList::wasReset, this, &Sidebar::followArchive);
    for (const auto signal : {&core::ConversationList::inserted, &core::ConversationList::removed,
                              &core::ConversationList::changed})
        connect(&list, signal, this, &Sidebar::followArchive);
    connect(m_archive, &WideButton::clicked, this,
            [this] { showArchive(!m_model->isArchiveShown()); });
    connect(m_menu, &IconButton::clicked, this, [this] { Q_EMIT menuRequested(m_menu); });
    connect(m_settings, &WideButton::clicked, this, &Sidebar::settingsRequested);
    connect(&theme, &Theme::colorsChanged, this, &Sidebar::dress);
    showWhetherFound();
    followArchive();
    dress();
    retranslate();
}

void Sidebar::buildRows(const Theme &theme)
{
    constexpr int kInset = 8;
    m_new = new WideButton(theme, QStringLiteral("new-chat"), this);
    m_search = new LineInput(this);
    m_search->setProperty("quiet", true);
    m_search->setClearButtonEnabled(true);
    m_search->setTextMargins(3, 0, 0, 0); // the words stand below those of "New chat"
    m_search->installEventFilter(this);
    m_searchIcon = m_search->addAction(QIcon(), QLineEdit::LeadingPosition);
    m_messages = new WideButton(theme, QStringLiteral("search"), this);
    m_messages->hide();
    connect(m_messages, &WideButton::clicked, this,
            [this] { Q_EMIT messagesRequested(m_search->text().trimmed()); });
    m_list = new SidebarList(theme, *m_model, this);
    m_nothing = new QLabel(this);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setContentsMargins(2 * kInset, kInset, 2 * kInset, kInset);
    m_nothing->setWordWrap(true);
    m_nothing->hide();
    m_archive = new WideButton(theme, QStringLiteral("folder"), this);
    m_archive->hide();
    m_bin = new WideButton(theme, QStringLiteral("trash"), this);
    m_bin->setObjectName(QStringLiteral("binEntry"));
    m_bin->hide();
    connect(m_bin, &WideButton::clicked, this, &Sidebar::binRequested);
    m_menu = new IconButton(theme, QStringLiteral("menu"), this);
    m_settings = new WideButton(theme, QStringLiteral("settings"), this);

    auto *head = new QVBoxLayout;
    head->setContentsMargins(kInset, kInset, kInset, kInset);
    head->setSpacing(2);
    head->addWidget(m_new);
    head->addWidget(m_search);
    head->addWidget(m_messages);
    auto *last = new QHBoxLayout;
    last->setSpacing(4);
    last->addWidget(m_menu);
    last->addWidget(m_settings, 1);
    auto *foot = new QVBoxLayout;
    // More than between rows: what stands here is none of the list.
    foot->setContentsMargins(kInset, 2 * kInset, kInset, kInset);
    foot->setSpacing(2);
    foot->addWidget(m_archive);
    foot->addWidget(m_bin);
    foot->addLayout(last);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(head);
    all->addWidget(m_nothing);
    all->addWidget(m_list, 1);
    all->addLayout(foot);
}

void Sidebar::setShown(const QUuid &id)
{
    m_list->setShown(id);
}

bool Sidebar::beginRename(const QUuid &id)
{
    return m_list->beginRename(id);
}

QUuid Sidebar::neighbourOf(const QUuid &chat, int step) const
{
    return m_model->neighbourOf(chat, step);
}

void Sidebar::focusList()
{
    if (m_model->rowCount() == 0)
        m_new->setFocus(Qt::ShortcutFocusReason);
    else
        m_list->setFocus(Qt::ShortcutFocusReason);
}

bool Sidebar::clearSearch()
{
    if (m_search->text().isEmpty())
        return false;
    m_search->clear();
    return true;
}

void Sidebar::refresh()
{
    m_day = m_clock.now().toLocalTime().date();
    m_model->refresh();
}

void Sidebar::filter(const QString &text)
{
    m_model->setFilter(text);
    nameMessages();
    showWhetherFound();
}

/// Titles are what is looked for here; what was said is looked for elsewhere.
void Sidebar::nameMessages()
{
    const QString text = m_search->text().trimmed();
    m_messages->setVisible(!text.isEmpty());
    m_messages->describe(tr("Search messages for “%1”").arg(shortTitle(text)));
}

void Sidebar::showWhetherFound()
{
    // An empty list could not show that it has the focus.
    m_list->setFocusPolicy(m_model->rowCount() > 0 ? Qt::StrongFocus : Qt::NoFocus);
    const SidebarFilter filter(m_search->text());
    m_nothing->setText(!filter.hasTags()   ? tr("No title has these words.")
                       : filter.hasWords() ? tr("No chat has this tag and these words.")
                                           : tr("No chat has this tag."));
    m_nothing->setVisible(m_model->rowCount() == 0 && !m_search->text().trimmed().isEmpty());
}

bool Sidebar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Down && m_model->rowCount() > 0) {
        m_list->setFocus(Qt::TabFocusReason);
        return true;
    }
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (isEnter && !m_search->isComposing() && m_nothing->isVisible()) {
        m_messages->click();
        return true;
    }
    return key == Qt::Key_Escape && clearSearch();
}

void Sidebar::showArchive(bool isShown)
{
    if (m_model->isArchiveShown() == isShown)
        return;
    m_model->setArchiveShown(isShown);
    m_list->scrollToTop();
    followArchive();
}

/// The way in is there once there is something to find, and what has become empty is left.
void Sidebar::followArchive()
{
    const bool hasAny = m_conversations.openCount() < m_conversations.count();
    if (!hasAny && m_model->isArchiveShown()) {
        showArchive(false);
        return;
    }
    if (!hasAny && m_archive->hasFocus())
        focusList();
    m_archive->setVisible(hasAny);
    const QString words = m_model->isArchiveShown() ? tr("Back to all chats") : tr("Archive");
    if (words != m_archive->text())
        m_archive->describe(words);
}

void Sidebar::setBinUsed(bool isUsed)
{
    if (!isUsed && m_bin->hasFocus())
        focusList();
    m_bin->setVisible(isUsed);
}

void Sidebar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_model->isArchiveShown()) {
        showArchive(false);
        return;
    }
    QWidget::keyPressEvent(event);
}

QList<core::ConversationInfo> Sidebar::infosOf(const QList<QUuid> &ids) const
{
    const QSet<QUuid> wanted(ids.begin(), ids.end());
    QList<core::ConversationInfo> infos;
    for (int row = 0; row < m_conversations.count() && infos.size() < wanted.size(); ++row) {
        if (wanted.contains(m_conversations.at(row).id))
            infos.append(m_conversations.at(row));
    }
    return infos;
}

void Sidebar::showMenu(const QList<QUuid> &ids, const QPoint &position)
{
    const QList<core::ConversationInfo> chosen = infosOf(ids);
    if (chosen.isEmpty())
        return;
    auto *menu = new SidebarMenu(chosen, this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu, &SidebarMenu::chose, this, [this, ids](SidebarDeed deed) { perform(deed, ids); });
    menu->popup(position);
}

void Sidebar::perform(SidebarDeed deed, const QList<QUuid> &ids)
{
    const QList<core::ConversationInfo> chosen = infosOf(ids);
    if (chosen.isEmpty())
        return;
    switch (deed) {
    case SidebarDeed::Rename:
        beginRename(ids.constFirst());
        break;
    case SidebarDeed::MakeTitle:
        Q_EMIT titlesRequested(ids);
        break;
    case SidebarDeed::Pin:
        // In the archive nothing stands on top.
        if (!areAll(chosen, &core::ConversationInfo::isArchived))
            Q_EMIT pinRequested(ids, !areAll(chosen, &core::ConversationInfo::isPinned));
        break;
    case SidebarDeed::Archive:
        Q_EMIT archiveRequested(ids, !areAll(chosen, &core::ConversationInfo::isArchived));
        break;
    case SidebarDeed::Duplicate:
        Q_EMIT duplicateRequested(ids.constFirst());
        break;
    case SidebarDeed::MoveToFolder:
        Q_EMIT m_filing->moveRequested(ids);
        break;
    case SidebarDeed::Tags:
        Q_EMIT m_filing->tagsRequested(ids);
        break;
    case SidebarDeed::Export:
        Q_EMIT exportRequested(ids);
        break;
    case SidebarDeed::Remove:
        Q_EMIT removeRequested(ids);
        break;
    }
}

void Sidebar::dress()
{
    m_searchIcon->setIcon(themedIcon(QStringLiteral("search"), m_theme.colors()));
}

void Sidebar::retranslate()
{
    setAccessibleName(tr("Sidebar"));
    m_new->describe(tr("New chat"), QKeySequence::New);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search titles"));
    nameMessages();
    m_list->setAccessibleName(tr("Chats"));
    showWhetherFound();
    followArchive();
    m_bin->describe(tr("Bin"));
    m_menu->describe(tr("Menu"), Qt::Key_F10);
    m_settings->describe(tr("Settings"), QKeySequence(Qt::CTRL | Qt::Key_Comma));
}

void Sidebar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_model->refresh();
    }
}

void Sidebar::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // Whatever else changed meanwhile, its rows have followed.
    if (m_day != m_clock.now().toLocalTime().date())
        refresh();
}

} // namespace ui
