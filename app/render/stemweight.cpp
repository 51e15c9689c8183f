// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/stemweight.h"

#include <QLibrary>

#include <ft2build.h>
#include FT_MODULE_H

namespace render {

bool keepStemsAsDesigned()
{
    // "FT_Library qt_getFreetype()": exported by Qt with a stable version, declared in no public
    // header, so it is looked up rather than linked. The library is the calling thread's.
    using GetLibrary = FT_Library (*)();
    QLibrary gui(QStringLiteral("Qt6Gui"), 6);
    const auto getLibrary = reinterpret_cast<GetLibrary>(gui.resolve("_Z14qt_getFreetypev"));
    if (!getLibrary)
        return false;
    FT_Bool isOff = true;
    return FT_Property_Set(getLibrary(), "cff", "no-stem-darkening", &isOff) == FT_Err_Ok;
}

} // namespace render
