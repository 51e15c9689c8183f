// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filing/filingactions.h"

#include "ui/conversationpane.h"
#include "ui/filing/folderchooser.h"
#include "ui/filing/tagsdialog.h"
#include "ui/shorttitle.h"
#include "ui/sidebar/sidebarfiling.h"

#include <algorithm>
#include <utility>

namespace ui {
namespace {

QString filingSentence(chat::FilingDeed deed, const QString &name, int count)
{
    switch (deed) {
    case chat::FilingDeed::Moved:
        return FilingActions::tr("%n chats moved to “%1”", nullptr, count).arg(name);
    case chat::FilingDeed::MovedOut:
        return FilingActions::tr("%n chats moved out of their folder", nullptr, count);
    case chat::FilingDeed::FolderDeleted:
        return FilingActions::tr("Folder “%1” deleted; its chats are kept").arg(name);
    case chat::FilingDeed::FolderDeletedWithChats:
        return FilingActions::tr("Folder “%1” deleted with %n chats", nullptr, count).arg(name);
    case chat::FilingDeed::Tagged:
        return FilingActions::tr("Tags of %n chats changed", nullptr, count);
    case chat::FilingDeed::TagDeleted:
        break;
    }
    return FilingActions::tr("Tag “%1” deleted").arg(name);
}

} // namespace

FilingActions::FilingActions(chat::Filer &filer, const Actions &actions, ConversationPane &pane,
                             SidebarFiling &sidebar, QWidget &window)
    : QObject(&window)
    , m_filer(filer)
    , m_pane(pane)
    , m_sidebar(sidebar)
    , m_window(window)
{
    connectActions(actions);
    connectSidebar();
    connect(&filer, &chat::Filer::organised, this, &FilingActions::say);
}

void FilingActions::connectActions(const Actions &actions)
{
    const auto on = [this, &actions](Act act, void (FilingActions::*ask)(const QList<QUuid> &)) {
        connect(actions.at(act), &QAction::triggered, this, [this, ask] {
            if (const chat::ChatSession *session = m_pane.session())
                (this->*ask)({session->conversation().info().id});
        });
    };
    on(Act::MoveToFolder, &FilingActions::askFolderFor);
    on(Act::Tags, &FilingActions::askTags);
}

void FilingActions::connectSidebar()
{
    connect(&m_sidebar, &SidebarFiling::moveRequested, this, &FilingActions::askFolderFor);
    connect(&m_sidebar, &SidebarFiling::tagsRequested, this, &FilingActions::askTags);
    connect(&m_sidebar, &SidebarFiling::chatsDropped, &m_filer, &chat::Filer::move);
    connect(&m_sidebar, &SidebarFiling::folderDropped, &m_filer, &chat::Filer::moveFolder);
    connect(&m_sidebar, &SidebarFiling::folderRenamed, this, &FilingActions::rename);
    connect(&m_sidebar, &SidebarFiling::folderColoured, &m_filer, &chat::Filer::recolourFolder);
    connect(&m_sidebar, &SidebarFiling::folderToggled, &m_filer, &chat::Filer::setCollapsed);
    connect(&m_sidebar, &SidebarFiling::revealRequested, this, &FilingActions::reveal);
    connect(&m_sidebar, &SidebarFiling::folderAsked, this, &FilingActions::perform);
}

void FilingActions::makeFolder(const QString &name, const QUuid &parent, const QList<QUuid> &chats)
{
    const QUuid folder = m_filer.addFolder(name.isEmpty() ? tr("New folder") : name, parent, chats);
    if (!parent.isNull())
        m_filer.setCollapsed(parent, false);
    // Somebody who gave no name gives it where it stands.
    if (name.isEmpty() && !folder.isNull()) {
        m_unnamed = folder;
        m_sidebar.beginRename(folder);
    }
}

void FilingActions::rename(const QUuid &folder, const QString &name)
{
    // Making, naming and filling it are one thing, and taken back as one.
    if (std::exchange(m_unnamed, {}) == folder)
        m_filer.nameFolder(folder, name);
    else
        m_filer.renameFolder(folder, name);
}

void FilingActions::askFolderFor(const QList<QUuid> &chats)
{
    core::Cabinet &cabinet = m_filer.cabinet();
    const bool isAnyFiled = std::any_of(chats.begin(), chats.end(), [&cabinet](const QUuid &chat) {
        return !cabinet.folderOf(chat).isNull();
    });
    // Several in different folders may go to any of them, and out of all.
    QUuid now = cabinet.folderOf(chats.value(0));
    for (const QUuid &chat : chats) {
        if (cabinet.folderOf(chat) != now)
            now = {};
    }
    auto *chooser =
        new FolderChooser(cabinet, {{}, now, isAnyFiled ? tr("No folder") : QString()}, &m_window);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    connect(chooser, &FolderChooser::chosen, this,
            [this, chats](const QUuid &folder) { m_filer.move(chats, folder); });
    connect(chooser, &FolderChooser::newRequested, this,
            [this, chats](const QString &name) { makeFolder(name, {}, chats); });
    chooser->open();
}

void FilingActions::askFolderForFolder(const QUuid &folder)
{
    const core::Cabinet::Entry *entry = m_filer.cabinet().entry(folder);
    if (!entry)
        return;
    auto *chooser = new FolderChooser(
        m_filer.cabinet(),
        {folder, entry->parent, entry->parent.isNull() ? QString() : tr("In no other folder")},
        &m_window);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    connect(chooser, &FolderChooser::chosen, this,
            [this, folder](const QUuid &parent) { m_filer.moveFolder(folder, parent); });
    chooser->open();
}

void FilingActions::askTags(const QList<QUuid> &chats)
{
    auto *dialog = new TagsDialog(m_filer.cabinet(), chats, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TagsDialog::renameRequested, this,
            [this, dialog](const QUuid &tag, const QString &name) {
                if (!m_filer.renameTag(tag, name) && !core::filingName(name).isEmpty())
                    dialog->sayTaken();
            });
    connect(dialog, &TagsDialog::removeRequested, &m_filer, &chat::Filer::removeTag);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, chats] { m_filer.tag(chats, dialog->change()); });
    dialog->open();
}

void FilingActions::perform(FolderDeed deed, const QUuid &folder)
{
    switch (deed) {
    case FolderDeed::Rename:
        m_unnamed = {};
        m_sidebar.beginRename(folder);
        break;
    case FolderDeed::NewInside:
        makeFolder({}, folder, {});
        break;
    case FolderDeed::Move:
        askFolderForFolder(folder);
        break;
    case FolderDeed::Up:
        step(folder, -1);
        break;
    case FolderDeed::Down:
        step(folder, 1);
        break;
    case FolderDeed::Remove:
        m_filer.removeFolder(folder);
        break;
    case FolderDeed::RemoveWithChats:
        m_filer.removeFolderWithChats(folder);
        break;
    }
}

/// Among those beside it.
void FilingActions::step(const QUuid &folder, int by)
{
    const core::Cabinet::Entry *entry = m_filer.cabinet().entry(folder);
    if (!entry)
        return;
    const QUuid parent = entry->parent;
    const QList<QUuid> beside = m_filer.cabinet().childrenOf(parent);
    const qsizetype now = beside.indexOf(folder);
    // Going down, it comes in front of the one behind the next.
    const QUuid before = beside.value(by < 0 ? now - 1 : now + 2);
    if (by > 0 || now > 0)
        m_filer.moveFolder(folder, parent, before);
}

/// Opens what it lies in. Nothing of it is stored: the person has closed these folders.
void FilingActions::reveal(const QUuid &chat)
{
    core::Cabinet &cabinet = m_filer.cabinet();
    QUuid folder = cabinet.folderOf(chat);
    while (const core::Cabinet::Entry *at = cabinet.entry(folder)) {
        cabinet.setCollapsed(folder, false);
        folder = at->parent;
    }
}

void FilingActions::say(chat::FilingDeed deed, const QString &name, int count)
{
    m_pane.sayPassing(filingSentence(deed, shortTitle(name), count), ConversationPane::Offer::Undo);
}

} // namespace ui
