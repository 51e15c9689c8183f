// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/bin.h"

#include <QHash>
#include <QTreeWidget>

namespace ui {

/// What lies in the bin: conversations, and messages below the conversation they were in. Several
/// can be chosen; what is chosen of a conversation's line are all its messages.
class BinList : public QTreeWidget
{
    Q_OBJECT

public:
    explicit BinList(QWidget *parent = nullptr);

    /// `days`: how long things stay; 0: until somebody empties the bin. Keeps what is chosen.
    void show(const QList<storage::BinEntry> &entries, const QDateTime &now, int days);
    /// This conversation and nothing else; false when it is not here as a whole.
    bool choose(const QUuid &conversation);
    [[nodiscard]] QList<storage::BinRef> chosen() const;
    /// The one that has the keyboard; nothing where that is a mere heading.
    [[nodiscard]] std::optional<storage::BinRef> current() const;
    void retranslate();

Q_SIGNALS:
    void chosenChanged();
    void restoreRequested();
    void purgeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    [[nodiscard]] QTreeWidgetItem *itemFor(const storage::BinEntry &entry);
    void fill(QTreeWidgetItem &item, const storage::BinEntry &entry);
    [[nodiscard]] static storage::BinRef refOf(const QTreeWidgetItem &item);

    QHash<QUuid, QTreeWidgetItem *> m_headings; ///< by conversation
    QDateTime m_now;
    int m_days = 0;
};

} // namespace ui
