// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/importdialog.h"

#include "texts/importsentences.h"
#include "ui/import/passphraserow.h"
#include "ui/label.h"
#include "ui/letterwidth.h"
#include "ui/settings/noterow.h"

#include <QAccessible>
#include <QCheckBox>
#include <QCloseEvent>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kProgressSteps = 1000;
constexpr int kMostLossLines = 500;
constexpr int kWidthInLetters = 64;

bool hasKept(const core::ImportReport &report)
{
    return report.created + report.continued + report.restored > 0;
}

} // namespace

ImportDialog::ImportDialog(Theme &theme, std::unique_ptr<chat::Importer> importer, QWidget *parent)
    : QDialog(parent)
    , m_importer(std::move(importer))
    , m_title(new Label(theme, {1.0, true, Label::Ink::Text}, this))
    , m_counts(new Label(theme, {1.0, false, Label::Ink::Text}, this))
    , m_deleted(new QCheckBox(this))
    , m_key(new PassphraseRow(this))
    , m_note(new NoteRow(theme, this))
    , m_ignored(new NoteRow(theme, this))
    , m_progress(new QProgressBar(this))
    , m_lossTitle(new Label(theme, {1.0, true, Label::Ink::Text}, this))
    , m_losses(new QPlainTextEdit(this))
    , m_buttons(new QDialogButtonBox(this))
    // All of them stay: one that is made anew for each stage takes the focus away with it.
    , m_import(m_buttons->addButton(QDialogButtonBox::Ok))
    , m_show(m_buttons->addButton(QString(), QDialogButtonBox::ActionRole))
    , m_cancel(m_buttons->addButton(QDialogButtonBox::Cancel))
    , m_close(m_buttons->addButton(QDialogButtonBox::Close))
{
    setObjectName(QStringLiteral("import"));
    build();
    connectParts();
}

ImportDialog::~ImportDialog() = default;

void ImportDialog::build()
{
    m_title->setWordWrap(true);
    m_counts->setWordWrap(true);
    m_progress->setRange(0, kProgressSteps);
    m_progress->setTextVisible(false);
    m_losses->setReadOnly(true);
    m_losses->setTabChangesFocus(true);
    // A second Enter of somebody who only meant to begin does not end it.
    m_cancel->setAutoDefault(false);
    m_losses->setMinimumHeight(fontMetrics().lineSpacing() * 6);
    setMinimumWidth(letterWidth(fontMetrics()) * kWidthInLetters);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    const QList<QWidget *> above{m_title, m_progress, m_counts, m_deleted, m_lossTitle};
    for (QWidget *part : above)
        layout->addWidget(part);
    layout->addWidget(m_losses, 1);
    layout->addWidget(m_ignored);
    layout->addWidget(m_note);
    layout->addWidget(m_key);
    layout->addStretch(0); // room that the list of losses does not take
    layout->addWidget(m_buttons);
}

void ImportDialog::connectParts()
{
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_show, &QPushButton::clicked, this, [this] {
        Q_EMIT showRequested(newest());
        accept();
    });
    connect(m_key, &PassphraseRow::entered, m_importer.get(), &chat::Importer::setPassphrase);
    connect(m_key, &PassphraseRow::entered, this, &ImportDialog::look);
    connect(m_deleted, &QCheckBox::toggled, this, &ImportDialog::arrangeButtons);
    connect(m_importer.get(), &chat::Importer::progressed, this, &ImportDialog::showProgress);
    connect(m_importer.get(), &chat::Importer::finished, this, &ImportDialog::follow);
}

void ImportDialog::begin(const QString &path)
{
    m_path = path;
    m_isLeaving = false;
    m_deleted->setChecked(false);
    m_key->reset();
    resize(minimumWidth(), 0);
    show();
    look();
}

void ImportDialog::look()
{
    enter(Stage::Looking);
    m_importer->start(m_path, chat::Importer::Goal::Look);
}

bool ImportDialog::isLocked() const
{
    const std::optional<core::Error> &error = m_importer->report().error;
    return m_stage == Stage::Found && error && error->code == QLatin1StringView("wrong-passphrase");
}

void ImportDialog::accept()
{
    if (m_stage == Stage::Done) {
        QDialog::accept();
        return;
    }
    if (m_stage != Stage::Found || !m_import->isEnabled() || !isOffer())
        return;
    const bool isAll = m_deleted->isChecked();
    enter(Stage::Importing);
    m_importer->start(m_path,
                      isAll ? chat::Importer::Goal::ImportDeleted : chat::Importer::Goal::Import);
}

void ImportDialog::reject()
{
    if (!m_importer->isRunning()) {
        QDialog::reject();
        return;
    }
    m_isLeaving = m_stage == Stage::Looking; // there is nothing to report yet
    cancel();
}

/// Refusing would hold up the end of the program.
void ImportDialog::closeEvent(QCloseEvent *event)
{
    if (!m_importer->isRunning()) {
        QDialog::closeEvent(event);
        return;
    }
    m_isLeaving = true;
    cancel();
    event->accept();
}

void ImportDialog::cancel()
{
    m_isCancelling = true;
    m_importer->cancel();
    retranslate();
    arrangeButtons();
}

void ImportDialog::follow()
{
    if (m_isLeaving)
        QDialog::reject();
    else
        enter(m_stage == Stage::Looking ? Stage::Found : Stage::Done);
}

bool ImportDialog::hasNews() const
{
    return m_importer->report().newMessages > 0;
}

bool ImportDialog::isOffer() const
{
    return m_stage == Stage::Found && (hasNews() || m_importer->report().inBin > 0);
}

QUuid ImportDialog::newest() const
{
    const core::ImportReport &report = m_importer->report();
    core::ConversationInfo newest;
    for (const auto *infos :
         {&report.createdInfos, &report.restoredInfos, &report.continuedInfos}) {
        for (const core::ConversationInfo &info : *infos) {
            if (newest.id.isNull() || info.updated > newest.updated)
                newest = info;
        }
        if (!newest.id.isNull())
            break;
    }
    return newest.id;
}

void ImportDialog::enter(Stage stage)
{
    m_stage = stage;
    m_isCancelling = false;
    const bool isBusy = stage == Stage::Looking || stage == Stage::Importing;
    m_progress->setValue(0);
    m_progress->setVisible(isBusy);
    m_key->setVisible(isLocked());
    m_deleted->setVisible(isOffer() && m_importer->report().inBin > 0);
    retranslate();
    arrangeButtons();
    announce();
}

void ImportDialog::arrangeButtons()
{
    const bool isBusy = m_stage == Stage::Looking || m_stage == Stage::Importing;
    m_import->setVisible(isOffer());
    m_import->setEnabled(hasNews() || m_deleted->isChecked());
    m_show->setVisible(m_stage == Stage::Done && !newest().isNull());
    m_cancel->setVisible(isBusy || isOffer());
    m_cancel->setEnabled(!m_isCancelling);
    m_close->setVisible(!isBusy && !isOffer());
    for (QPushButton *button : {m_import, m_show, m_close, m_key->button()})
        button->setDefault(button == nextButton());
}

QPushButton *ImportDialog::nextButton() const
{
    if (isLocked())
        return m_key->button();
    if (isOffer())
        return m_import->isEnabled() ? m_import : m_cancel;
    if (m_stage == Stage::Done && !newest().isNull())
        return m_show;
    return m_stage == Stage::Looking || m_stage == Stage::Importing ? m_cancel : m_close;
}

/// A screen reader reads what it comes to: the button that has the keyboard now says what happened.
void ImportDialog::announce()
{
    QStringList words;
    for (const QLabel *label : {static_cast<QLabel *>(m_title), static_cast<QLabel *>(m_counts)}) {
        if (!label->text().isEmpty())
            words.append(label->text());
    }
    words += {m_ignored->text(), m_note->text()};
    words.removeAll(QString());
    const QString all = words.join(QLatin1Char('\n'));
    setAccessibleDescription(all);
    QPushButton *button = nextButton();
    button->setAccessibleDescription(all);
    // One that is chosen needs a choice first.
    QWidget *next = button;
    if (isLocked())
        next = m_key;
    else if (isOffer() && !m_import->isEnabled())
        next = m_deleted;
    next->setFocus(Qt::OtherFocusReason);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ImportDialog::showProgress(qint64 done, qint64 total)
{
    m_progress->setValue(total > 0 ? int(done * kProgressSteps / total) : 0);
}

void ImportDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ImportDialog::retranslate()
{
    m_progress->setAccessibleName(tr("Progress of the import"));
    m_import->setText(tr("Import"));
    m_key->retranslate();
    m_show->setText(tr("Show"));
    m_cancel->setText(m_isCancelling ? tr("Cancelling…") : tr("Cancel"));
    const core::ImportReport &report = m_importer->report();
    m_deleted->setText(tr("Bring back what was deleted here (%1)").arg(report.inBin));
    m_note->clear();
    m_ignored->clear();
    m_counts->clear();
    sayTitle();
    if (m_stage == Stage::Found)
        sayFound();
    else if (m_stage == Stage::Done)
        sayDone();
    m_counts->setVisible(!m_counts->text().isEmpty());
    fillLosses();
    // All of it changes at once, whatever button is held.
    m_note->settle();
    m_ignored->settle();
    fit();
}

/// A window does not grow by itself for words that take more lines.
void ImportDialog::fit()
{
    layout()->activate();
    const int wanted = layout()->totalHeightForWidth(qMax(width(), minimumWidth()));
    if (wanted > height())
        resize(qMax(width(), minimumWidth()), wanted);
}

void ImportDialog::sayTitle()
{
    const core::ImportReport &report = m_importer->report();
    const QString name = QFileInfo(m_path).fileName();
    setWindowTitle(QStringLiteral("%1 – %2").arg(name, tr("Import conversations")));
    switch (m_stage) {
    case Stage::Looking:
        m_title->setText(tr("Looking through %1").arg(name));
        break;
    case Stage::Importing:
        m_title->setText(tr("Importing %1").arg(name));
        break;
    case Stage::Found: {
        const QString program = texts::importProgram(report.format);
        m_title->setText(program.isEmpty() ? name : tr("A file of %1").arg(program));
        break;
    }
    case Stage::Done:
        if (!report.error)
            m_title->setText(tr("The import is complete"));
        else if (report.error->code == QLatin1StringView("cancelled"))
            m_title->setText(tr("The import was cancelled"));
        else
            m_title->setText(tr("The import ended early"));
        break;
    }
}

void ImportDialog::sayFound()
{
    const core::ImportReport &report = m_importer->report();
    const QStringList lines = texts::importFindings(report) + texts::importStandings(report);
    if (!report.error || report.conversations > 0)
        m_counts->setText(lines.join(QLatin1Char('\n')));
    m_ignored->say(Tone::Quiet, texts::importIgnored(report));
    if (isLocked() && !m_key->isTried())
        m_note->say(Tone::Quiet, tr("This file opens with a passphrase."));
    else if (report.error)
        m_note->say(Tone::Fault, texts::importFailure(*report.error));
    else if (isOffer())
        return;
    else if (report.known > 0 && report.known == report.conversations)
        m_note->say(Tone::Good, tr("Everything in it is here already."));
    else if (report.known > 0)
        m_note->say(Tone::Quiet, tr("What can be taken over is here already."));
    else if (report.conversations > 0 || report.lostCount > 0)
        m_note->say(Tone::Warning, tr("None of it can be taken over."));
    else
        m_note->say(Tone::Warning, tr("There are no conversations in it."));
}

void ImportDialog::sayDone()
{
    const core::ImportReport &report = m_importer->report();
    m_counts->setText(texts::importOutcome(report).join(QLatin1Char('\n')));
    m_ignored->say(Tone::Quiet, texts::importIgnored(report));
    const bool isCancelled = report.error && report.error->code == QLatin1StringView("cancelled");
    QStringList sentences;
    if (report.error && !isCancelled)
        sentences.append(texts::importFailure(*report.error));
    if (report.error && hasKept(report))
        sentences.append(tr("What was imported stays; importing the file again takes the rest."));
    else if (report.error)
        sentences.append(tr("Nothing was imported."));
    else if (hasKept(report))
        sentences.append(tr("Undo in the menu takes all of it back."));
    m_note->say(report.error && !isCancelled ? Tone::Fault : Tone::Quiet,
                sentences.join(QLatin1Char('\n')));
}

void ImportDialog::fillLosses()
{
    const core::ImportReport &report = m_importer->report();
    const bool isOver = m_stage == Stage::Found || m_stage == Stage::Done;
    const bool isShown = isOver && report.lostCount > 0;
    m_lossTitle->setVisible(isShown);
    m_losses->setVisible(isShown);
    if (!isShown)
        return;
    m_lossTitle->setText(tr("What cannot be taken over: %1").arg(report.lostCount));
    m_losses->setAccessibleName(m_lossTitle->text());
    QStringList lines = texts::importLosses(report, kMostLossLines);
    if (const QString rest = texts::importRest(report, kMostLossLines); !rest.isEmpty())
        lines.append(rest);
    m_losses->setPlainText(lines.join(QLatin1Char('\n')));
}

} // namespace ui
