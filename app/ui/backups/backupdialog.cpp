// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/backupdialog.h"

#include "core/whendone.h"
#include "texts/backupsentences.h"
#include "texts/importsentences.h"
#include "texts/texts.h"
#include "ui/backups/backupmodel.h"
#include "ui/import/passphraserow.h"
#include "ui/label.h"
#include "ui/letterwidth.h"
#include "ui/question.h"
#include "ui/settings/noterow.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kQuestionLetters = 60;
constexpr int kDialogLetters = 92;
constexpr int kDialogLines = 34;

/// "user<tab>text" as people read it.
QString spoken(const QString &line)
{
    const QString role = line.section(u'\t', 0, 0);
    const QString text = line.section(u'\t', 1);
    if (role == QLatin1StringView("user"))
        return BackupDialog::tr("You: %1").arg(text);
    return BackupDialog::tr("Reply: %1").arg(text);
}

} // namespace

BackupDialog::BackupDialog(Theme &theme, chat::Backups &backups, QWidget *parent)
    : QDialog(parent)
    , m_backups(backups)
    , m_model(new BackupModel(this))
    , m_title(new Label(theme, {1.0, true, Label::Ink::Text}, this))
    , m_counts(new Label(theme, {1.0, false, Label::Ink::Text}, this))
    , m_wordsTitle(new Label(theme, {1.0, true, Label::Ink::Text}, this))
    , m_key(new PassphraseRow(this))
    , m_list(new QTreeView(this))
    , m_words(new QPlainTextEdit(this))
    , m_note(new NoteRow(theme, this))
    , m_takeSettings(new QCheckBox(this))
    , m_rest(new QWidget(this))
    , m_bringBack(new QPushButton(this))
    , m_restore(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("backup"));
    build();
    connectParts();
    retranslate();
    arrange();
}

void BackupDialog::build()
{
    m_counts->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("conversations"));
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(BackupModel::Title, QHeaderView::Stretch);
    m_words->setReadOnly(true);
    m_words->setTabChangesFocus(true);
    m_bringBack->setObjectName(QStringLiteral("bringBack"));
    m_restore->setObjectName(QStringLiteral("restore"));
    m_takeSettings->setObjectName(QStringLiteral("takeSettings"));
    const QFontMetrics metrics = fontMetrics();
    m_list->setMinimumHeight(metrics.lineSpacing() * 8);
    m_words->setMaximumHeight(metrics.lineSpacing() * 9);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_restore);
    buttons->addStretch(1);
    buttons->addWidget(m_bringBack);
    buttons->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_counts);
    layout->addWidget(m_key);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_wordsTitle);
    layout->addWidget(m_words);
    layout->addWidget(m_note);
    layout->addWidget(m_rest, 1);
    layout->addWidget(m_takeSettings);
    layout->addLayout(buttons);
    // No larger than the little that is asked and said before the file is open.
    resize(letterWidth(metrics) * kQuestionLetters, metrics.lineSpacing() * 10);
}

void BackupDialog::connectParts()
{
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_key, &PassphraseRow::entered, this, &BackupDialog::openFile);
    connect(m_bringBack, &QPushButton::clicked, this, &BackupDialog::bringBack);
    connect(m_restore, &QPushButton::clicked, this, &BackupDialog::confirmRestore);
    connect(m_model, &BackupModel::chosenChanged, this, &BackupDialog::arrange);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) { showWords(index.row()); });
}

void BackupDialog::begin(const QString &path)
{
    m_path = path;
    m_title->setText(QFileInfo(path).fileName());
    show();
    openFile({});
}

void BackupDialog::openFile(const QString &passphrase)
{
    sayBusy(tr("Opening the backup…"));
    core::whenDone(this, m_backups.open(m_path, passphrase),
                   [this](const core::Result<chat::Backups::Opened> &result) { opened(result); });
}

void BackupDialog::opened(const core::Result<chat::Backups::Opened> &result)
{
    endBusy();
    if (!result) {
        askForPassphrase(result.error());
        return;
    }
    m_backup = result.value();
    m_needsPassphrase = false;
    sayBusy(tr("Comparing it with what is here…"));
    core::whenDone(this, m_backups.preview(m_backup),
                   [this](const core::Result<storage::BackupPreview> &preview) {
                       endBusy();
                       if (preview)
                           showPreview(preview.value());
                       else
                           m_note->say(Tone::Fault, texts::backupFailure(preview.error()));
                   });
}

void BackupDialog::askForPassphrase(const core::Error &error)
{
    const bool isFirst = !m_needsPassphrase;
    m_needsPassphrase = error.code == QLatin1StringView("wrong-passphrase");
    if (m_needsPassphrase && isFirst)
        m_note->say(Tone::Quiet, tr("This backup opens with a passphrase."));
    else
        m_note->say(Tone::Fault, texts::backupFailure(error));
    arrange();
    if (m_needsPassphrase)
        m_key->setFocus();
}

void BackupDialog::refreshPreview()
{
    core::whenDone(this, m_backups.preview(m_backup),
                   [this](const core::Result<storage::BackupPreview> &now) {
                       if (now)
                           showPreview(now.value());
                   });
}

void BackupDialog::showPreview(const storage::BackupPreview &preview)
{
    m_model->setPreview(preview);
    m_list->resizeColumnToContents(BackupModel::Updated);
    m_list->resizeColumnToContents(BackupModel::Messages);
    m_list->resizeColumnToContents(BackupModel::Standing);
    QStringList lines{tr("Conversations: %1, messages: %2")
                          .arg(preview.conversations.size())
                          .arg(preview.messages)};
    if (preview.onlyThere + preview.onlyHere + preview.differing == 0)
        lines.append(tr("It holds exactly what is here."));
    else
        lines.append(tr("Only in this backup: %1. Only here: %2. Different: %3.")
                         .arg(preview.onlyThere)
                         .arg(preview.onlyHere)
                         .arg(preview.differing));
    if (preview.prompts + preview.tools + preview.connections > 0)
        lines.append(tr("Prompts and personas: %1, tools: %2, connections: %3")
                         .arg(preview.prompts)
                         .arg(preview.tools)
                         .arg(preview.connections));
    m_choices = preview.settings;
    m_missingConnections = preview.missingConnections;
    if (m_missingConnections > 0)
        lines.append(tr("Connections that are not here: %1. They come back with everything, "
                        "without their keys.")
                         .arg(m_missingConnections));
    m_counts->setText(lines.join(u'\n'));
    arrange();
    m_list->setFocus();
    if (!preview.conversations.isEmpty())
        m_list->setCurrentIndex(m_model->index(0, 0));
}

void BackupDialog::showWords(int row)
{
    m_shownRow = row;
    m_words->clear();
    if (!m_backup || row < 0)
        return;
    core::whenDone(this, m_backups.lastWords(m_backup, m_model->idAt(row)),
                   [this, row](const core::Result<QStringList> &lines) {
                       if (row != m_shownRow || !lines)
                           return;
                       QStringList said;
                       for (const QString &line : lines.value())
                           said.append(spoken(line));
                       m_words->setPlainText(said.join(QStringLiteral("\n\n")));
                   });
}

void BackupDialog::bringBack()
{
    sayBusy(tr("Bringing conversations back…"));
    core::whenDone(this, m_backups.bringBack(m_backup, m_model->chosen()),
                   [this](const core::ImportReport &report) {
                       endBusy();
                       if (report.error) {
                           m_note->say(Tone::Fault, texts::importFailure(*report.error));
                           return;
                       }
                       QStringList lines = texts::importOutcome(report);
                       lines.append(tr("Undo in the menu takes all of it back."));
                       m_note->say(Tone::Good, lines.join(u'\n'));
                       refreshPreview();
                   });
}

void BackupDialog::confirmRestore()
{
    auto *question = new Question(
        tr("Restore everything"), tr("Make all conversations what they were in this backup?"),
        tr("What is here now is backed up first; you can go back to it in the same way."), this);
    question->setObjectName(QStringLiteral("confirmRestore"));
    auto *restore = question->addButton(tr("Restore everything"), Question::AcceptRole);
    auto *cancel = question->addButton(tr("Cancel"), Question::RejectRole);
    question->setDefaultButton(cancel);
    question->setEscapeButton(cancel);
    connect(restore, &QAbstractButton::clicked, this, &BackupDialog::restoreAll);
    question->open();
}

void BackupDialog::restoreAll()
{
    const bool isHeld = m_backups.hold([dialog = QPointer<BackupDialog>(this)] {
        if (dialog)
            dialog->restoreAll();
    });
    if (isHeld)
        return;
    sayBusy(tr("Backing up what is here, then restoring…"));
    core::whenDone(
        this, m_backups.restore(m_backup), [this](const core::Result<storage::Restored> &done) {
            endBusy();
            if (!done) {
                sayNotRestored(done.error());
                return;
            }
            const QString name = QFileInfo(done.value().before.path).fileName();
            QString words =
                tr("Everything is restored. What was here before is the backup %1.").arg(name);
            if (m_missingConnections > 0)
                words = texts::joined(words, tr("Connections that were missing are back; enter "
                                                "their keys in the settings."));
            m_note->say(Tone::Good, words);
            if (m_takeSettings->isChecked() && !m_choices.isEmpty())
                Q_EMIT settingsWanted(m_choices);
            refreshPreview();
        });
}

void BackupDialog::sayNotRestored(const core::Error &error)
{
    const QString why = texts::backupFailure(error);
    const bool isChanged = error.code == QLatin1StringView("not-mended");
    m_note->say(Tone::Fault, isChanged ? why : texts::joined(tr("Nothing was changed."), why));
}

void BackupDialog::sayBusy(const QString &words)
{
    m_isBusy = true;
    m_note->say(Tone::Quiet, words);
    arrange();
}

void BackupDialog::endBusy()
{
    m_isBusy = false;
    m_note->clear();
    arrange();
}

void BackupDialog::arrange()
{
    const bool isOpen = m_backup != nullptr;
    if (isOpen && m_list->isHidden()) {
        const QSize wanted(letterWidth(fontMetrics()) * kDialogLetters,
                           fontMetrics().lineSpacing() * kDialogLines);
        resize(size().expandedTo(wanted));
    }
    const int chosen = int(m_model->chosen().size());
    m_key->setVisible(m_needsPassphrase);
    m_list->setVisible(isOpen);
    m_rest->setVisible(!isOpen);
    m_words->setVisible(isOpen);
    m_wordsTitle->setVisible(isOpen);
    m_counts->setVisible(isOpen);
    m_bringBack->setVisible(isOpen);
    m_restore->setVisible(isOpen);
    m_takeSettings->setVisible(isOpen && !m_choices.isEmpty());
    m_takeSettings->setEnabled(!m_isBusy);
    m_list->setEnabled(!m_isBusy);
    m_key->setEnabled(!m_isBusy);
    m_bringBack->setEnabled(!m_isBusy && chosen > 0);
    m_restore->setEnabled(!m_isBusy);
    m_close->setEnabled(!m_isBusy || !isOpen);
    m_bringBack->setText(chosen > 0 ? tr("Bring back the chosen (%1)").arg(chosen)
                                    : tr("Bring back the chosen"));
    m_key->button()->setDefault(m_needsPassphrase);
    m_close->setDefault(!m_needsPassphrase);
}

void BackupDialog::reject()
{
    if (m_close->isEnabled())
        QDialog::reject();
}

void BackupDialog::retranslate()
{
    setWindowTitle(tr("Backup"));
    m_key->retranslate();
    m_list->setAccessibleName(tr("Conversations in the backup"));
    m_wordsTitle->setText(tr("Last messages"));
    m_words->setAccessibleName(m_wordsTitle->text());
    m_restore->setText(tr("Restore everything…"));
    m_takeSettings->setText(tr("With its settings of look, chat and titles"));
    m_close->setText(tr("Close"));
    arrange();
}

void BackupDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace ui
