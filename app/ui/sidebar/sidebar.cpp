// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidebar/sidebar.h"

#include "models/conversationlistmodel.h"
#include "ui/iconbutton.h"
#include "ui/icons.h"
#include "ui/lineinput.h"
#include "ui/sidebar/sidebarlist.h"
#include "ui/sidebar/sidebarmodel.h"
#include "ui/widebutton.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QVBoxLayout>

namespace ui {

Sidebar::Sidebar(const Theme &theme, core::ConversationList &list, const core::Clock &clock,
                 QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_source(new models::ConversationListModel(list, clock, this))
    , m_model(new SidebarModel(*m_source, this))
{
    setAutoFillBackground(true);
    buildRows(theme);
    connect(m_new, &WideButton::clicked, this, &Sidebar::newRequested);
    connect(m_search, &LineInput::textChanged, this, &Sidebar::filter);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &Sidebar::showWhetherFound);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &Sidebar::showWhetherFound);
    connect(m_model, &QAbstractItemModel::modelReset, this, &Sidebar::showWhetherFound);
    connect(m_list, &SidebarList::chosen, this, &Sidebar::chosen);
    connect(m_list, &SidebarList::removeRequested, this, &Sidebar::removeRequested);
    connect(m_list, &SidebarList::menuRequested, this, &Sidebar::showMenu);
    connect(m_model, &SidebarModel::renamed, this, &Sidebar::renamed);
    connect(m_menu, &IconButton::clicked, this, [this] { Q_EMIT menuRequested(m_menu); });
    connect(m_settings, &WideButton::clicked, this, &Sidebar::settingsRequested);
    connect(&theme, &Theme::colorsChanged, this, &Sidebar::dress);
    showWhetherFound();
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
    m_list = new SidebarList(theme, *m_model, this);
    m_nothing = new QLabel(this);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setContentsMargins(2 * kInset, kInset, 2 * kInset, kInset);
    m_nothing->setWordWrap(true);
    m_nothing->hide();
    m_menu = new IconButton(theme, QStringLiteral("menu"), this);
    m_settings = new WideButton(theme, QStringLiteral("settings"), this);

    auto *head = new QVBoxLayout;
    head->setContentsMargins(kInset, kInset, kInset, kInset);
    head->setSpacing(2);
    head->addWidget(m_new);
    head->addWidget(m_search);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(kInset, kInset, kInset, kInset);
    foot->setSpacing(4);
    foot->addWidget(m_menu);
    foot->addWidget(m_settings, 1);
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

void Sidebar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
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
    m_model->refresh();
}

void Sidebar::filter(const QString &text)
{
    m_model->setFilter(text);
    showWhetherFound();
}

void Sidebar::showWhetherFound()
{
    // An empty list could not show that it has the focus.
    m_list->setFocusPolicy(m_model->rowCount() > 0 ? Qt::StrongFocus : Qt::NoFocus);
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
    return key == Qt::Key_Escape && clearSearch();
}

void Sidebar::showMenu(const QUuid &id, const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Rename"), this, [this, id] { beginRename(id); })->setShortcut(Qt::Key_F2);
    menu->addAction(tr("Delete"), this, [this, id] { Q_EMIT removeRequested(id); })
        ->setShortcut(QKeySequence::Delete);
    menu->popup(position);
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
    m_list->setAccessibleName(tr("Chats"));
    m_nothing->setText(tr("No title has these words."));
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
    refresh();
}

} // namespace ui
