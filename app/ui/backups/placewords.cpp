// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/placewords.h"

#include <QCoreApplication>

namespace ui {
namespace {

class PlaceWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::Place)
};

} // namespace

QString placeWarning(storage::SharedPlace::Kind place)
{
    switch (place) {
    case storage::SharedPlace::Kind::Network:
        return PlaceWords::tr("Your chats are in a folder on the network. Use Loquat on one "
                              "computer at a time; a folder on this computer is safer.");
    case storage::SharedPlace::Kind::Synced:
        return PlaceWords::tr("Your chats are in a folder that is synchronised with other "
                              "computers. Use Loquat on one of them at a time; a folder that is "
                              "not synchronised is safer.");
    case storage::SharedPlace::Kind::None:
        break;
    }
    return {};
}

} // namespace ui
