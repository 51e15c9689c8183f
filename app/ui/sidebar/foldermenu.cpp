// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidebar/foldermenu.h"

#include "render/folderink.h"
#include "ui/icons.h"
#include "ui/measures.h"
#include "ui/sidebar/folderwords.h"

#include <QActionGroup>

namespace ui {
namespace {

constexpr int kMenuDot = kIconSize - 4;

} // namespace

FolderMenu::FolderMenu(const Theme &theme, const core::Cabinet &cabinet, const QUuid &folder,
                       QWidget *parent)
    : QMenu(parent)
    , m_theme(theme)
{
    const QUuid above = cabinet.entry(folder)->parent;
    const QList<QUuid> beside = cabinet.childrenOf(above);
    add(FolderDeed::Rename, tr("Rename"), Qt::Key_F2);
    addColours(cabinet.folder(folder)->colour);
    add(FolderDeed::NewInside, tr("New folder in it"))->setEnabled(cabinet.mayLieIn({}, folder));
    addSeparator();
    add(FolderDeed::Move, tr("Move to folder…"));
    add(FolderDeed::Up, tr("Move up"))->setEnabled(beside.constFirst() != folder);
    add(FolderDeed::Down, tr("Move down"))->setEnabled(beside.constLast() != folder);
    addSeparator();
    add(FolderDeed::Remove, tr("Delete folder, keep chats"), QKeySequence::Delete);
    add(FolderDeed::RemoveWithChats, tr("Delete folder and its chats"));
}

QAction *FolderMenu::add(FolderDeed deed, const QString &words, const QKeySequence &keys)
{
    QAction *action = addAction(words, this, [this, deed] { Q_EMIT chose(deed); });
    action->setShortcut(keys);
    return action;
}

void FolderMenu::addColours(core::FolderColour now)
{
    QMenu *menu = addMenu(tr("Colour"));
    auto *colours = new QActionGroup(menu);
    for (int i = 0; i <= int(core::FolderColour::Violet); ++i) {
        const auto colour = core::FolderColour(i);
        QAction *action = menu->addAction(folderColourWord(colour), this,
                                          [this, colour] { Q_EMIT coloured(colour); });
        action->setIcon(
            dotIcon(render::folderInk(colour, m_theme.colors()), kMenuDot, devicePixelRatioF()));
        action->setIconVisibleInMenu(true);
        action->setCheckable(true);
        action->setChecked(colour == now);
        colours->addAction(action);
    }
}

} // namespace ui
