// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QDialog>

class QListView;
class QPushButton;

namespace ui {

class ChosenModels;
class Label;
class LineInput;

/// Chooses several models, of any connections, with the search of the model picker.
class ModelsDialog : public QDialog
{
    Q_OBJECT

public:
    struct Wish {
        QString title;
        QList<core::ModelChoiceRef> chosen; ///< to begin with
        int least = 2;                      ///< fewer are not enough
    };

    ModelsDialog(const Services &services, const Wish &wish, QWidget *parent);

    /// In the order they were chosen.
    [[nodiscard]] QList<core::ModelChoiceRef> chosen() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void fetchMissing();
    void toggle(const QModelIndex &index);
    void refresh();
    [[nodiscard]] bool takeKey(int key);

    Services m_services;
    int m_least;
    ChosenModels *m_models;
    LineInput *m_search;
    QListView *m_list;
    Label *m_told;
    QPushButton *m_ask = nullptr;
};

} // namespace ui
