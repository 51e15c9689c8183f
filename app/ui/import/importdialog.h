// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/importer.h"
#include "ui/theme.h"

#include <QDialog>

class QCheckBox;
class QDialogButtonBox;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace ui {

class Label;
class NoteRow;
class PassphraseRow;

/// Importing one file, from looking at it to the report: what is in it, what of it is new, then
/// how far it is, then what was imported and what could not be. Nothing is stored before the
/// person says so. It holds up nothing: people read and write beside it. Open with begin(); it is
/// over with finished(), and must live until then.
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

Q_SIGNALS:
    /// The newest one that was imported is to be opened.
    void showRequested(const QUuid &conversation);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    void connectParts();
    void look();
    void enter(Stage stage);
    void arrangeButtons();
    void follow();
    void cancel();
    void showProgress(qint64 done, qint64 total);
    void retranslate();
    void sayTitle();
    void sayFound();
    void sayDone();
    void fillLosses();
    void announce();
    void fit();
    [[nodiscard]] bool hasNews() const;
    [[nodiscard]] bool isOffer() const;
    [[nodiscard]] bool isLocked() const;
    [[nodiscard]] QUuid newest() const;
    /// What the keyboard goes on with.
    [[nodiscard]] QPushButton *nextButton() const;

    std::unique_ptr<chat::Importer> m_importer;
    QString m_path;
    Stage m_stage = Stage::Looking;
    bool m_isCancelling = false;
    bool m_isLeaving = false; ///< nobody waits for a report any more
    Label *m_title;
    Label *m_counts;
    QCheckBox *m_deleted;
    PassphraseRow *m_key;
    NoteRow *m_note;
    NoteRow *m_ignored;
    QProgressBar *m_progress;
    Label *m_lossTitle;
    QPlainTextEdit *m_losses;
    QDialogButtonBox *m_buttons;
    QPushButton *m_import;
    QPushButton *m_show;
    QPushButton *m_cancel;
    QPushButton *m_close;
};

} // namespace ui
