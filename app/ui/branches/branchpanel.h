// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/conversationport.h"
#include "ui/theme.h"

#include <QWidget>

class QTreeView;

namespace ui {

class BranchModel;
class IconButton;
class Label;

/// The panel with the whole conversation, every branch of it. A click or Enter chooses a message,
/// the arrow keys walk and open what is folded, Esc or × closes it.
class BranchPanel : public QWidget
{
    Q_OBJECT

public:
    explicit BranchPanel(const Theme &theme, QWidget *parent = nullptr);

    /// Null: shows nothing, and listens to no conversation.
    void setPort(std::unique_ptr<ConversationPort> port);
    /// Marks where the reader is, and brings it into view when that changed.
    void setCurrent(const QUuid &message);
    void focusTree();

Q_SIGNALS:
    void chosen(const QUuid &message);
    void closeRequested();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void retranslate();
    void dress();
    void choose(const QModelIndex &index);
    void reveal();
    void keepOpen();

    const Theme &m_theme;
    BranchModel *m_model;
    QTreeView *m_tree;
    Label *m_title;
    IconButton *m_close;
    QUuid m_current;
    QList<QUuid> m_open; ///< unfolded when the tree was made anew
    QUuid m_selected;
};

} // namespace ui
