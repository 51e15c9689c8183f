// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/filer.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QListWidgetItem;

namespace ui {

class LineInput;

/// The tags of one or several chats: a field for new ones and all there are, to be ticked. What
/// only some of the chats have is ticked by half, and stays so unless it is touched.
class TagsDialog : public QDialog
{
    Q_OBJECT

public:
    TagsDialog(core::Cabinet &cabinet, const QList<QUuid> &chats, QWidget *parent);

    /// What is to be done when it was accepted.
    [[nodiscard]] chat::TagChange change() const;
    /// A name was not taken, for another tag has it.
    void sayTaken();

Q_SIGNALS:
    /// Of the tag itself, at once.
    void renameRequested(const QUuid &tag, const QString &name);
    void removeRequested(const QUuid &tag);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void fill();
    void addTyped();
    void addItem(const QUuid &tag, const QString &name, Qt::CheckState state);
    [[nodiscard]] Qt::CheckState stateOf(const QUuid &tag) const;
    void follow(QListWidgetItem *item);
    void showMenu(const QPoint &position);
    void remove(const QListWidgetItem *item);

    core::Cabinet &m_cabinet;
    QList<QUuid> m_chats;
    LineInput *m_field;
    QListWidget *m_list;
    QLabel *m_taken;
    QHash<QUuid, Qt::CheckState> m_touched; ///< what the person ticked, or no longer
    QStringList m_created;
    bool m_isFilling = false;
};

} // namespace ui
