// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/foundrig.h"
#include "ui/palette/palette.h"
#include "ui/palette/palettemodel.h"

#include <algorithm>

namespace support {

/// A window with the palette over it.
struct PaletteRig : FoundRig {
    void popup() const
    {
        QTest::keyClick(focus() ? focus() : window.get(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(palette() && palette()->isVisible());
    }
    [[nodiscard]] ui::Palette *palette() const { return window->findChild<ui::Palette *>(); }
    [[nodiscard]] ui::PaletteModel &rowsModel() const
    {
        return *palette()->findChild<ui::PaletteModel *>();
    }
    [[nodiscard]] ui::LineInput &words() const { return *palette()->findChild<ui::LineInput *>(); }
    [[nodiscard]] QListView &view() const { return *palette()->findChild<QListView *>(); }
    [[nodiscard]] QString current() const { return view().currentIndex().data().toString(); }
    [[nodiscard]] QStringList shown(bool areCaptions = false) const
    {
        QStringList rows;
        for (int row = 0; row < rowsModel().rowCount(); ++row) {
            if (areCaptions == !rowsModel().entryAt(row))
                rows.append(rowsModel().index(row).data().toString());
        }
        return rows;
    }
    void type(const QString &text) const
    {
        const auto isAscii = [](QChar c) { return c.unicode() < 0x80; };
        if (std::all_of(text.begin(), text.end(), isAscii)) {
            QTest::keyClicks(&words(), text);
        } else {
            QInputMethodEvent typed; // what no key has
            typed.setCommitString(text);
            QCoreApplication::sendEvent(&words(), &typed);
        }
        QTRY_VERIFY(!rowsModel().isStale());
    }
};

} // namespace support
