// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/palette/paletteentry.h"
#include "ui/theme.h"

#include <QFrame>

class QKeyEvent;
class QListView;
class QModelIndex;

namespace ui {

class LineInput;
class PaletteModel;

/// The pop-up at the top of the window in which everything is reached by some letters of its name:
/// the arrow keys and Enter or a click choose, Esc closes it.
class Palette : public QFrame
{
    Q_OBJECT

public:
    /// What it leads to.
    enum class Purpose { Everything, Prompts, Personas };

    Palette(const Theme &theme, QWidget *parent, Purpose purpose = Purpose::Everything);

    /// Opens over the window with all of these to be found, and `first` shown until something is
    /// typed.
    void popup(const QList<PaletteEntry> &all, const QList<PaletteEntry> &first);

Q_SIGNALS:
    void chosen(const ui::PaletteEntry &entry);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void retranslate();
    void place();
    void settle();
    void describeCurrent();
    void stepBy(int rows);
    void choose(const QModelIndex &index);
    [[nodiscard]] bool handleKey(const QKeyEvent &event);

    const Theme &m_theme;
    Purpose m_purpose;
    PaletteModel *m_model;
    LineInput *m_words;
    QListView *m_list;
    bool m_isChoosing = false; ///< Enter was pressed before the rows were those of the text
};

} // namespace ui
