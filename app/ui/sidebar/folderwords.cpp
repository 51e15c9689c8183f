// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidebar/folderwords.h"

#include <QCoreApplication>

namespace ui {

QString folderSentence(const core::Folder &folder, int count)
{
    const QString state = folder.isCollapsed
                              ? QCoreApplication::translate("ui::Folders", "collapsed")
                              : QCoreApplication::translate("ui::Folders", "expanded");
    const QString chats = QCoreApplication::translate("ui::Folders", "%n chats", nullptr, count);
    if (folder.colour == core::FolderColour::None) {
        //: Read aloud. %1 is the name, %2 "collapsed" or "expanded", %3 "3 chats"
        return QCoreApplication::translate("ui::Folders", "Folder %1, %2, %3")
            .arg(folder.name, state, chats);
    }
    //: Read aloud. %1 is the name, %2 a colour, %3 "collapsed" or "expanded", %4 "3 chats"
    return QCoreApplication::translate("ui::Folders", "Folder %1, %2, %3, %4")
        .arg(folder.name, folderColourWord(folder.colour), state, chats);
}

QString folderColourWord(core::FolderColour colour)
{
    using core::FolderColour;
    switch (colour) {
    case FolderColour::None:
        break;
    case FolderColour::Red:
        return QCoreApplication::translate("ui::Folders", "Red");
    case FolderColour::Orange:
        return QCoreApplication::translate("ui::Folders", "Orange");
    case FolderColour::Green:
        return QCoreApplication::translate("ui::Folders", "Green");
    case FolderColour::Teal:
        return QCoreApplication::translate("ui::Folders", "Teal");
    case FolderColour::Blue:
        return QCoreApplication::translate("ui::Folders", "Blue");
    case FolderColour::Violet:
        return QCoreApplication::translate("ui::Folders", "Violet");
    }
    return QCoreApplication::translate("ui::Folders", "No colour");
}

QString folderPath(const core::Cabinet &cabinet, const QUuid &folder)
{
    return cabinet.path(folder).join(QStringLiteral(" / "));
}

} // namespace ui
