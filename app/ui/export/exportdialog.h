// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exportoptions.h"
#include "ui/theme.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QPushButton;

namespace ui {

class NewPassphrase;
class NoteRow;

/// Asks as what conversations are to be exported, and how much of them.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// `count` conversations; `title` of the only one.
    ExportDialog(Theme &theme, int count, const QString &title, QWidget *parent = nullptr);

    [[nodiscard]] core::ExportOptions options() const;
    /// Empty when none is wanted. The caller wipes it.
    [[nodiscard]] QString takePassphrase();
    void setOptions(const core::ExportOptions &options);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void follow();
    [[nodiscard]] bool isProtected() const;

    int m_count;
    QString m_title;
    QLabel *m_what;
    QLabel *m_formatName;
    QComboBox *m_format;
    QLabel *m_note;
    QCheckBox *m_reasoning;
    QCheckBox *m_tools;
    QCheckBox *m_branches;
    QCheckBox *m_protect;
    NewPassphrase *m_passphrase;
    NoteRow *m_warning;
    QPushButton *m_export;
    QDialogButtonBox *m_buttons;
};

} // namespace ui
