// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/connectioneditor.h"

namespace ui {

class Label;
class ChoiceList;

/// The list of connections and the editor of the chosen one. Unsaved changes of each stay while
/// the dialog lives.
class ConnectionsPage : public QWidget
{
    Q_OBJECT

public:
    ConnectionsPage(Theme &theme, chat::Connections &connections, QWidget *parent = nullptr);

    void choose(const QUuid &profile);
    /// Begins a new one with what is known of it.
    void add(const ConnectionDraft &draft);
    void retranslate();

Q_SIGNALS:
    void connectionAdded(const QUuid &profile);

private:
    void build();
    void refill();
    void keepShown();
    void showRow(int row);
    void hearSaved(const QUuid &profile, bool isNew);
    void hearRemoved(const QUuid &profile);
    [[nodiscard]] int rowOf(const QUuid &profile) const;

    Theme &m_theme;
    chat::Connections &m_connections;
    ChoiceList *m_list;
    QPushButton *m_add;
    Label *m_empty;
    ConnectionEditor *m_editor;
    QList<ConnectionDraft> m_drafts; ///< with unsaved changes
    QUuid m_shown;
};

} // namespace ui
