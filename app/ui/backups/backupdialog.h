// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/backups.h"
#include "ui/theme.h"

#include <QDialog>
#include <QJsonObject>

class QCheckBox;
class QPlainTextEdit;
class QPushButton;
class QTreeView;

namespace ui {

class BackupModel;
class Label;
class NoteRow;
class PassphraseRow;

/// Looks into a backup: what is in it, how that differs from now, the last words of each
/// conversation; and goes back to it, wholly or for some conversations. Nothing changes before the
/// person says so.
class BackupDialog : public QDialog
{
    Q_OBJECT

public:
    BackupDialog(Theme &theme, chat::Backups &backups, QWidget *parent = nullptr);

    /// Shows the dialog and opens the file.
    void begin(const QString &path);
    void reject() override;

Q_SIGNALS:
    /// Everything was restored, and the person wants its settings, too.
    void settingsWanted(const QJsonObject &choices);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectParts();
    /// Without one: with what the keychain has.
    void openFile(const QString &passphrase);
    void opened(const core::Result<chat::Backups::Opened> &result);
    /// After what is here has changed.
    void refreshPreview();
    void showPreview(const storage::BackupPreview &preview);
    void showWords(int row);
    void askForPassphrase(const core::Error &error);
    void bringBack();
    void restoreAll();
    void confirmRestore();
    void sayNotRestored(const core::Error &error);
    void sayBusy(const QString &words);
    void endBusy();
    void arrange();
    void retranslate();

    chat::Backups &m_backups;
    chat::Backups::Opened m_backup;
    QString m_path;
    BackupModel *m_model;
    Label *m_title;
    Label *m_counts;
    Label *m_wordsTitle;
    PassphraseRow *m_key;
    QTreeView *m_list;
    QPlainTextEdit *m_words;
    NoteRow *m_note;
    QCheckBox *m_takeSettings;
    QWidget *m_rest; ///< takes the room of the list while there is none
    QPushButton *m_bringBack;
    QPushButton *m_restore;
    QPushButton *m_close;
    int m_shownRow = -1;
    QJsonObject m_choices;        ///< in the settings of then
    int m_missingConnections = 0; ///< that are in it and not here
    bool m_isBusy = false;
    bool m_needsPassphrase = false;
};

} // namespace ui
