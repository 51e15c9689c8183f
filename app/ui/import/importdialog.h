// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/importer.h"
#include "ui/theme.h"

#include <QDialog>

class QDialogButtonBox;
class QPlainTextEdit;
class QProgressBar;

namespace ui {

class Label;
class NoteRow;

/// Importing one file, from looking at it to the report: what is in it, what of it is new, then
/// how far it is, then what was imported and what could not be. Nothing is stored before the
/// person says so; closing the dialog cancels. Open with begin().
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    ImportDialog(Theme &theme, std::unique_ptr<chat::Importer> importer, QWidget *parent = nullptr);
    ~ImportDialog() override;

    enum class Stage { Looking, Found, Importing, Done };
    [[nodiscard]] Stage stage() const { return m_stage; }

    /// Shows the dialog and looks through the file.
    void begin(const QString &path);
    void accept() override;
    /// While something runs, cancels that; what was stored by then is reported.
    void reject() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void enter(Stage stage);
    void follow();
    void showProgress(qint64 done, qint64 total);
    void retranslate();
    void sayFound();
    void sayDone();
    void fillLosses();
    [[nodiscard]] bool hasNews() const;

    std::unique_ptr<chat::Importer> m_importer;
    QString m_path;
    Stage m_stage = Stage::Looking;
    bool m_isLeaving = false; ///< closed while looking: there is nothing to report
    Label *m_title;
    Label *m_counts;
    NoteRow *m_note;
    QProgressBar *m_progress;
    Label *m_lossTitle;
    QPlainTextEdit *m_losses;
    QDialogButtonBox *m_buttons;
};

} // namespace ui
