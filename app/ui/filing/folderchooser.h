// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cabinet.h"

#include <QDialog>

class QListWidget;
class QListWidgetItem;
class QLabel;

namespace ui {

class LineInput;

/// Asks for a folder: a field that narrows the list, all folders, none, and a new one of the name
/// that was typed.
class FolderChooser : public QDialog
{
    Q_OBJECT

public:
    struct Wish {
        QUuid moved;  ///< the folder that is to be moved; null for chats
        QUuid now;    ///< where all of them are, which is not offered; null: not in the same one
        QString none; ///< words for no folder; empty: that is where they are
    };
    FolderChooser(const core::Cabinet &cabinet, const Wish &wish, QWidget *parent);

Q_SIGNALS:
    /// Null: none.
    void chosen(const QUuid &folder);
    /// Empty: the person gave no name.
    void newRequested(const QString &name);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void addFolders(const QStringList &words);
    void add(const QString &text, const QUuid &folder, bool isNew = false);
    void take(const QListWidgetItem *item);

    const core::Cabinet &m_cabinet;
    Wish m_wish;
    LineInput *m_field;
    QListWidget *m_list;
    QLabel *m_nothing;
};

} // namespace ui
