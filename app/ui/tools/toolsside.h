// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/toollist.h"

class QBoxLayout;
class QPushButton;

namespace ui {

/// The list of all tools, and below it what can be done with them.
class ToolsSide : public QWidget
{
    Q_OBJECT

public:
    /// Which of the buttons do something.
    struct Able {
        bool add = false; ///< and import
        bool duplicate = false;
        bool remove = false;
        bool exporting = false;
    };

    ToolsSide(Theme &theme, const chat::Toolbox &toolbox, QWidget *parent = nullptr);

    [[nodiscard]] ToolList &list() const { return *m_list; }
    void setAble(const Able &able);

Q_SIGNALS:
    void addWanted();
    void duplicateWanted();
    /// Also by a key in the list.
    void removeWanted();
    void importWanted();
    void exportWanted();

private:
    QPushButton *addButton(QBoxLayout *row, const QString &words, const char *name);

    ToolList *m_list;
    QPushButton *m_add;
    QPushButton *m_duplicate;
    QPushButton *m_remove;
    QPushButton *m_import;
    QPushButton *m_export;
};

} // namespace ui
