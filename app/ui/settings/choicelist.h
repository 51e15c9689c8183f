// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QListWidget>

namespace ui {

/// A short list to choose from at the left of a page: quiet rows on the dialog's own ground,
/// as in the window's sidebar.
class ChoiceList : public QListWidget
{
    Q_OBJECT

public:
    /// A second line below a row's words, in a quieter ink.
    static constexpr int NoteRole = Qt::UserRole + 1;
    /// True: that line warns of something.
    static constexpr int WarningRole = Qt::UserRole + 2;

    explicit ChoiceList(Theme &theme, QWidget *parent = nullptr);

private:
    void dress();

    Theme &m_theme;
};

} // namespace ui
