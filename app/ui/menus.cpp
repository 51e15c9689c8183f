// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/menus.h"

#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QWindow>

namespace ui {
namespace {

#ifdef Q_OS_MACOS
constexpr bool kHasPlatformBar = true;
#else
constexpr bool kHasPlatformBar = false;
#endif

/// Below the widget, or above it where there is no room, and inside the window where it can be.
QPoint placeFor(const QMenu *menu, const QWidget *anchor)
{
    const QSize size = menu->sizeHint();
    const QRect screen = anchor->screen()->availableGeometry();
    const QRect window = anchor->window()->geometry();
    const int right = std::min(screen.right(), std::max(window.right(), window.x() + size.width()));
    QPoint place = anchor->mapToGlobal(QPoint(0, anchor->height()));
    if (place.y() + size.height() > screen.bottom())
        place.setY(anchor->mapToGlobal(QPoint(0, 0)).y() - size.height());
    if (place.x() + size.width() > right)
        place.setX(anchor->mapToGlobal(QPoint(anchor->width(), 0)).x() - size.width());
    return place;
}

bool isPopup(const QWindow *window)
{
    return window && window->type() == Qt::Popup;
}

} // namespace

Menus::Menus(Actions &actions, QMainWindow &window)
    : QObject(&window)
    , m_actions(actions)
    , m_window(window)
{
    build();
    retranslate();
    // Shortcuts of a hidden bar's menus would not be heard.
    window.addActions(actions.all());
    window.menuBar()->setVisible(kHasPlatformBar);
    m_bar = window.menuBar();
    m_bar->installEventFilter(this);
    connect(window.menuBar(), &QMenuBar::triggered, this, [this] { hideBar(); });
    connect(actions.at(Act::MenuBar), &QAction::triggered, this, &Menus::showBar);
    // A key press that is a shortcut never comes to the window.
    for (const QAction *action : actions.all())
        connect(action, &QAction::triggered, this, [this] { m_isAltAlone = false; });
}

void Menus::fill(QMenu *menu, const QList<QList<Act>> &groups)
{
    for (const QList<Act> &group : groups) {
        if (!menu->isEmpty())
            menu->addSeparator();
        for (const Act act : group)
            menu->addAction(m_actions.at(act));
    }
}

void Menus::build()
{
    m_all = new QMenu(&m_window);
    for (int i = 0; i < 4; ++i) {
        auto *menu = new QMenu(&m_window);
        m_menus.append(menu);
        m_window.menuBar()->addMenu(menu);
        m_all->addMenu(menu);
        connect(menu, &QMenu::aboutToHide, this, &Menus::hideUnusedBar, Qt::QueuedConnection);
    }
    fill(m_menus.at(0), {{Act::NewChat, Act::NewTemporary, Act::NewWithPersona, Act::KeepTemporary},
                         {Act::Attach, Act::AttachAddress, Act::InsertPrompt},
                         {Act::Import, Act::ExportAll, Act::Bin},
                         {Act::Prompts},
                         {Act::Settings},
                         {Act::Quit}});
    fill(m_menus.at(1),
         {{Act::Undo, Act::Redo},
          {Act::Find, Act::FindNext, Act::FindPrevious, Act::Questions, Act::Branches},
          {Act::CopyLast, Act::InsertMessage, Act::AskSeveral, Act::Compare},
          {Act::Rename, Act::MakeTitle, Act::Instructions, Act::Parameters, Act::Tools,
           Act::ShowRequest, Act::SavePersona},
          {Act::Pin, Act::Archive, Act::MoveToFolder, Act::Tags},
          {Act::Duplicate, Act::Export, Act::Remove}});
    fill(m_menus.at(2), {{Act::Sidebar, Act::Search, Act::Palette},
                         {Act::Previous, Act::Next, Act::LastUsed},
                         {Act::SortByUse, Act::SortByTitle, Act::SortByDate},
                         {Act::PreviousMessage, Act::NextMessage},
                         {Act::ZoomIn, Act::ZoomOut, Act::ZoomReset, Act::WideColumn},
                         {Act::MenuBar}});
    fill(m_menus.at(3), {{Act::Shortcuts}, {Act::OpenDemo}, {Act::About}});
    m_conversation = new QMenu(&m_window);
    fill(m_conversation, {{Act::Questions, Act::Branches, Act::CopyLast, Act::InsertMessage},
                          {Act::AskSeveral, Act::Compare},
                          {Act::KeepTemporary, Act::Rename, Act::MakeTitle, Act::TitleRequest},
                          {Act::Instructions, Act::Parameters, Act::ShowRequest, Act::SavePersona},
                          {Act::Pin, Act::Archive, Act::MoveToFolder, Act::Tags},
                          {Act::Duplicate, Act::Export},
                          {Act::Remove}});
    m_actions.at(Act::MenuBar)->setVisible(!kHasPlatformBar);
}

void Menus::retranslate()
{
    const QStringList titles{tr("&Chat"), tr("&Edit"), tr("&View"), tr("&Help")};
    for (int i = 0; i < titles.size(); ++i)
        m_menus.at(i)->setTitle(titles.at(i));
}

void Menus::popupAt(QWidget *anchor)
{
    m_all->popup(placeFor(m_all, anchor));
}

void Menus::popupConversation(QWidget *anchor)
{
    m_conversation->popup(placeFor(m_conversation, anchor));
}

void Menus::showBar(bool isShown)
{
    QMenuBar *bar = m_window.menuBar();
    m_actions.at(Act::MenuBar)->setChecked(isShown);
    bar->setVisible(isShown || kHasPlatformBar);
    bar->setActiveAction(isShown ? m_menus.constFirst()->menuAction() : nullptr);
}

bool Menus::hideBar()
{
    if (kHasPlatformBar || m_window.menuBar()->isHidden())
        return false;
    showBar(false);
    return true;
}

void Menus::hideUnusedBar()
{
    // Another menu of the bar may have taken the place of the one that closed.
    if (!m_window.menuBar()->activeAction())
        hideBar();
}

void Menus::watch(QObject *window)
{
    if (window && !kHasPlatformBar)
        window->installEventFilter(this);
}

/// With no menu open, Esc takes the bar away at once; Qt would first only leave its entry.
bool Menus::leavesBar(const QEvent *event)
{
    return event->type() == QEvent::KeyPress
           && static_cast<const QKeyEvent *>(event)->key() == Qt::Key_Escape && hideBar();
}

bool Menus::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_bar)
        return leavesBar(event) || QObject::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::KeyPress:
        m_isAltAlone = static_cast<QKeyEvent *>(event)->key() == Qt::Key_Alt;
        break;
    case QEvent::FocusOut:
        // Without a window manager a menu takes the focus, and says so when it is gone already.
        if (!isPopup(QGuiApplication::focusWindow()))
            m_isAltAlone = false;
        break;
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
        m_isAltAlone = false;
        break;
    case QEvent::KeyRelease:
        if (m_isAltAlone && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Alt) {
            m_isAltAlone = false;
            showBar(m_window.menuBar()->isHidden());
        }
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ui
