// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions.h"

#include "ui/chatkeys.h"

#include <array>

namespace ui {
namespace {

struct Entry {
    Act act;
    const char *words;
    QList<QKeySequence> keys;
    QAction::MenuRole role = QAction::NoRole;
};

QKeySequence ctrl(int key)
{
    return QKeySequence(int(Qt::CTRL) | key);
}

QKeySequence ctrlShift(int key)
{
    return QKeySequence(int(Qt::CTRL) | int(Qt::SHIFT) | key);
}

QList<Entry> chatEntries()
{
    return {
        {Act::NewChat,
         QT_TRANSLATE_NOOP("ui::Actions", "&New chat"),
         {ctrl(Qt::Key_N), ctrlShift(Qt::Key_O)}},
        {Act::NewTemporary,
         QT_TRANSLATE_NOOP("ui::Actions", "New &temporary chat"),
         {ctrlShift(Qt::Key_N)}},
        {Act::KeepTemporary, QT_TRANSLATE_NOOP("ui::Actions", "&Keep this chat"), {}},
        {Act::NewWithPersona, QT_TRANSLATE_NOOP("ui::Actions", "New chat &with…"), {}},
        {Act::Attach, QT_TRANSLATE_NOOP("ui::Actions", "&Attach images…"), {}},
        {Act::AttachAddress, QT_TRANSLATE_NOOP("ui::Actions", "Image from a&ddress…"), {}},
        {Act::InsertPrompt,
         QT_TRANSLATE_NOOP("ui::Actions", "Insert p&rompt…"),
         {ctrlShift(Qt::Key_I)}},
        {Act::Import, QT_TRANSLATE_NOOP("ui::Actions", "&Import…"), {}},
        {Act::ExportAll, QT_TRANSLATE_NOOP("ui::Actions", "&Export all chats…"), {}},
        {Act::Bin, QT_TRANSLATE_NOOP("ui::Actions", "&Bin"), {}},
        {Act::Prompts, QT_TRANSLATE_NOOP("ui::Actions", "&Prompts…"), {}},
        {Act::Settings,
         QT_TRANSLATE_NOOP("ui::Actions", "&Settings…"),
         {ctrl(Qt::Key_Comma)},
         QAction::PreferencesRole},
        {Act::Quit,
         QT_TRANSLATE_NOOP("ui::Actions", "&Quit"),
         {ctrl(Qt::Key_Q)},
         QAction::QuitRole},
    };
}

QList<Entry> editEntries()
{
    return {
        {Act::Undo, QT_TRANSLATE_NOOP("ui::Actions", "&Undo"),
         QKeySequence::keyBindings(QKeySequence::Undo)},
        {Act::Redo, QT_TRANSLATE_NOOP("ui::Actions", "&Redo"),
         QKeySequence::keyBindings(QKeySequence::Redo)},
        {Act::CopyLast,
         QT_TRANSLATE_NOOP("ui::Actions", "&Copy last reply"),
         {ctrlShift(Qt::Key_C)}},
        {Act::Find, QT_TRANSLATE_NOOP("ui::Actions", "&Find in chat…"), {ctrl(Qt::Key_F)}},
        {Act::FindNext, QT_TRANSLATE_NOOP("ui::Actions", "Find ne&xt"),
         QKeySequence::keyBindings(QKeySequence::FindNext)},
        {Act::FindPrevious, QT_TRANSLATE_NOOP("ui::Actions", "Find pre&vious"),
         QKeySequence::keyBindings(QKeySequence::FindPrevious)},
        {Act::Questions, QT_TRANSLATE_NOOP("ui::Actions", "&Questions…"), {ctrl(Qt::Key_J)}},
        {Act::Branches, QT_TRANSLATE_NOOP("ui::Actions", "&Branches"), {ctrlShift(Qt::Key_B)}},
        {Act::InsertMessage, QT_TRANSLATE_NOOP("ui::Actions", "Insert &message…"), {}},
        {Act::Rename, QT_TRANSLATE_NOOP("ui::Actions", "Re&name chat"), {QKeySequence(Qt::Key_F2)}},
        {Act::MakeTitle, QT_TRANSLATE_NOOP("ui::Actions", "&Generate title"), {}},
        {Act::TitleRequest, QT_TRANSLATE_NOOP("ui::Actions", "Title re&quest…"), {}},
        {Act::Pin, QT_TRANSLATE_NOOP("ui::Actions", "&Pin chat"), {QKeySequence(kPinKeys)}},
        {Act::Archive,
         QT_TRANSLATE_NOOP("ui::Actions", "&Archive chat"),
         {QKeySequence(kArchiveKeys)}},
        {Act::MoveToFolder, QT_TRANSLATE_NOOP("ui::Actions", "Move to f&older…"), {}},
        {Act::Tags, QT_TRANSLATE_NOOP("ui::Actions", "&Tags…"), {}},
        {Act::Duplicate,
         QT_TRANSLATE_NOOP("ui::Actions", "Dup&licate chat"),
         {QKeySequence(kDuplicateKeys)}},
        {Act::Export, QT_TRANSLATE_NOOP("ui::Actions", "&Export chat…"), {}},
        {Act::Remove, QT_TRANSLATE_NOOP("ui::Actions", "&Delete chat"), {}},
        {Act::Instructions, QT_TRANSLATE_NOOP("ui::Actions", "&Instructions…"), {}},
        {Act::Parameters,
         QT_TRANSLATE_NOOP("ui::Actions", "Para&meters"),
         {QKeySequence(kParameterKeys)}},
        {Act::Tools, QT_TRANSLATE_NOOP("ui::Actions", "T&ools…"), {}},
        {Act::ShowRequest, QT_TRANSLATE_NOOP("ui::Actions", "Show &request…"), {}},
        {Act::SavePersona, QT_TRANSLATE_NOOP("ui::Actions", "&Save set-up as persona…"), {}},
    };
}

QList<Entry> answerEntries()
{
    return {{Act::AskSeveral, QT_TRANSLATE_NOOP("ui::Actions", "As&k several models…"), {}},
            {Act::Compare, QT_TRANSLATE_NOOP("ui::Actions", "C&ompare answers"), {}}};
}

QList<Entry> viewEntries()
{
    return {
        {Act::Sidebar, QT_TRANSLATE_NOOP("ui::Actions", "&Sidebar"), {ctrl(Qt::Key_B)}},
        {Act::Search,
         QT_TRANSLATE_NOOP("ui::Actions", "S&earch messages…"),
         {ctrlShift(Qt::Key_F)}},
        {Act::Palette, QT_TRANSLATE_NOOP("ui::Actions", "&Go to…"), {ctrl(Qt::Key_K)}},
        {Act::Previous, QT_TRANSLATE_NOOP("ui::Actions", "&Previous chat"), {ctrl(Qt::Key_PageUp)}},
        {Act::Next, QT_TRANSLATE_NOOP("ui::Actions", "&Next chat"), {ctrl(Qt::Key_PageDown)}},
        {Act::LastUsed, QT_TRANSLATE_NOOP("ui::Actions", "&Last used chat"), {ctrl(Qt::Key_Tab)}},
        {Act::PreviousMessage,
         QT_TRANSLATE_NOOP("ui::Actions", "P&revious message"),
         {QKeySequence(Qt::ALT | Qt::Key_Up)}},
        {Act::NextMessage,
         QT_TRANSLATE_NOOP("ui::Actions", "Ne&xt message"),
         {QKeySequence(Qt::ALT | Qt::Key_Down)}},
        {Act::NextArea, QT_TRANSLATE_NOOP("ui::Actions", "Next &area"), {QKeySequence(Qt::Key_F6)}},
        {Act::PreviousArea,
         QT_TRANSLATE_NOOP("ui::Actions", "Previous a&rea"),
         {QKeySequence(Qt::SHIFT | Qt::Key_F6)}},
        {Act::ZoomIn,
         QT_TRANSLATE_NOOP("ui::Actions", "Larger &text"),
         {ctrl(Qt::Key_Plus), ctrl(Qt::Key_Equal)}},
        {Act::ZoomOut, QT_TRANSLATE_NOOP("ui::Actions", "S&maller text"), {ctrl(Qt::Key_Minus)}},
        {Act::ZoomReset, QT_TRANSLATE_NOOP("ui::Actions", "N&ormal text"), {ctrl(Qt::Key_0)}},
        {Act::WideColumn, QT_TRANSLATE_NOOP("ui::Actions", "&Wide column"), {}},
        {Act::SortByUse, QT_TRANSLATE_NOOP("ui::Actions", "Sort by last &use"), {}},
        {Act::SortByTitle, QT_TRANSLATE_NOOP("ui::Actions", "Sort by t&itle"), {}},
        {Act::SortByDate, QT_TRANSLATE_NOOP("ui::Actions", "Sort by &date made"), {}},
        {Act::MenuBar, QT_TRANSLATE_NOOP("ui::Actions", "Menu &bar"), {QKeySequence(Qt::Key_F10)}},
        {Act::Shortcuts,
         QT_TRANSLATE_NOOP("ui::Actions", "&Keyboard shortcuts"),
         {ctrl(Qt::Key_Slash)}},
        {Act::OpenDemo, QT_TRANSLATE_NOOP("ui::Actions", "Open the &demo"), {}},
        {Act::About, QT_TRANSLATE_NOOP("ui::Actions", "&About Loquat"), {}, QAction::AboutRole},
    };
}

QList<Entry> entries()
{
    return chatEntries() + editEntries() + answerEntries() + viewEntries();
}

} // namespace

Actions::Actions(QObject *parent)
    : QObject(parent)
{
    for (const Entry &entry : entries()) {
        auto *action = new QAction(this);
        action->setShortcuts(entry.keys);
        action->setMenuRole(entry.role);
        action->setShortcutContext(Qt::WindowShortcut);
        action->setShortcutVisibleInContextMenu(true); // some desktops leave it out
        m_actions.insert(entry.act, action);
    }
    for (const Act act :
         {Act::Sidebar, Act::Branches, Act::Parameters, Act::WideColumn, Act::MenuBar, Act::Pin,
          Act::Archive, Act::SortByUse, Act::SortByTitle, Act::SortByDate})
        at(act)->setCheckable(true);
    retranslate();
}

QList<QAction *> Actions::all() const
{
    QList<QAction *> result;
    for (const Entry &entry : entries())
        result.append(at(entry.act));
    return result;
}

void Actions::retranslate()
{
    for (const Entry &entry : entries())
        at(entry.act)->setText(tr(entry.words));
}

} // namespace ui
