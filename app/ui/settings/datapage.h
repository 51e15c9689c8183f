// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/backups.h"
#include "ui/theme.h"

#include <QJsonObject>
#include <QPointer>
#include <QWidget>

class QCheckBox;
class QPushButton;

namespace ui {

class BackupDialog;
class ChoiceList;
class Label;
class NoteRow;

/// Where everything is kept, the backups of it, and the passphrase that opens them.
class DataPage : public QWidget
{
    Q_OBJECT

public:
    DataPage(Theme &theme, chat::Backups &backups, QWidget *parent = nullptr);

    void retranslate();

Q_SIGNALS:
    /// See BackupDialog.
    void settingsWanted(const QJsonObject &choices);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void connectParts();
    void follow();
    void fillList();
    void lookInto(const QString &path);
    void chooseFile();
    void askForPassphrase();
    void usePassphrase(const QString &passphrase);
    void showReport();
    [[nodiscard]] QString statusText() const;
    [[nodiscard]] QString entryText(const storage::BackupEntry &entry) const;

    Theme &m_theme;
    chat::Backups &m_backups;
    QList<storage::BackupEntry> m_entries;
    QPointer<BackupDialog> m_dialog;
    Label *m_placeTitle;
    Label *m_place;
    NoteRow *m_shared; ///< with other computers
    NoteRow *m_plain;
    Label *m_backupsTitle;
    NoteRow *m_status;
    NoteRow *m_held;
    QPushButton *m_now;
    QCheckBox *m_daily;
    QCheckBox *m_sealed;
    QPushButton *m_change;
    NoteRow *m_key;
    ChoiceList *m_list;
    QPushButton *m_look;
    QPushButton *m_other;
    QPushButton *m_report;
};

} // namespace ui
