// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connections.h"
#include "ui/theme.h"

#include <QUuid>
#include <QWidget>

class QComboBox;
class QPushButton;

namespace ui {

class NoteRow;

/// The Model ID field: any name, or one of the fetched list. A name that the list lacks is sent
/// as it is; what it may mean stands below as links.
class ModelField : public QWidget
{
    Q_OBJECT

public:
    ModelField(Theme &theme, chat::Connections &connections, QWidget *parent = nullptr);

    /// What was said of the name goes with it: it stays for the same one of the same connection.
    void reset(const QUuid &profile, const QString &model);
    void enter(const QString &model);
    [[nodiscard]] QString model() const;
    void setModels(const QList<chat::ModelChoice> &models);
    /// Where a guide says that names are looked up; `isDashed`: it writes them in lower case and
    /// with dashes.
    void setHint(const QString &place, bool isDashed);
    /// A line under the field: how fetching went.
    void say(bool isFault, const QString &text);
    void setFetching(bool isFetching);
    /// Marks that it is empty.
    void askForOne();
    [[nodiscard]] QWidget *input() const;
    void retranslate();

Q_SIGNALS:
    void edited();
    void fetchRequested();

private:
    void hear();
    void propose();

    chat::Connections &m_connections;
    QComboBox *m_box;
    QPushButton *m_fetch;
    NoteRow *m_hint;
    NoteRow *m_note;
    QUuid m_profile;
    QString m_hintPlace;
    bool m_isDashed = false;
    QList<chat::ModelChoice> m_models;
    QStringList m_proposals;
    bool m_saysPlaceholder = false; ///< the note is about what a guide wrote
};

} // namespace ui
