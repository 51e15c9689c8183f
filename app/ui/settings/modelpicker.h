// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connections.h"
#include "chat/preferences.h"
#include "ui/theme.h"

#include <QFrame>
#include <QPointer>

class QKeyEvent;
class QListView;
class QPushButton;

namespace ui {

class Label;
class LineInput;
class LinkButton;
class ModelPickerModel;

/// The pop-up for "model · connection": every connection's models, a search field, and any name
/// that is typed. Asks the gateways for lists that are missing or a day old when it opens.
class ModelPicker : public QFrame
{
    Q_OBJECT

public:
    ModelPicker(Theme &theme, chat::Connections &connections, chat::Preferences &preferences,
                QWidget *parent = nullptr);

    /// Opens below (or above) the anchor with this model marked.
    void popupAt(QWidget *anchor, const QUuid &profile, const QString &model);

Q_SIGNALS:
    void chosen(const QUuid &profile, const QString &model);
    /// "Connections…" was asked for.
    void connectionsRequested();
    /// It closed without a choice.
    void dismissed();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void retranslate();
    [[nodiscard]] int listHeight() const;
    void build();
    void connectParts();
    void fetchMissing();
    void refresh();
    void showDetails(const QModelIndex &index);
    void toggleFavourite(const QModelIndex &index);
    void toggleFold(const QUuid &profile);
    void stayAt(int row, int scrollValue);
    [[nodiscard]] bool handleKey(const QKeyEvent &event);
    void activate(const QModelIndex &index);
    void placeAt(QWidget *anchor);

    Theme &m_theme;
    chat::Connections &m_connections;
    ModelPickerModel *m_model = nullptr;
    LineInput *m_search = nullptr;
    QListView *m_list = nullptr;
    Label *m_details = nullptr;
    QPushButton *m_manage = nullptr;
    LinkButton *m_refresh = nullptr;
    QPointer<QWidget> m_anchor;
    bool m_hasChosen = false;
};

} // namespace ui
