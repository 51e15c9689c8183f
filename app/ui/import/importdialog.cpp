// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/importdialog.h"

#include "texts/importsentences.h"
#include "ui/label.h"
#include "ui/settings/noterow.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QFileInfo>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kProgressSteps = 1000;
constexpr int kMostLossLines = 500;

} // namespace

ImportDialog::ImportDialog(Theme &theme, std::unique_ptr<chat::Importer> importer, QWidget *parent)
    : QDialog(parent)
    , m_importer(std::move(importer))
    , m_title(new Label(theme, {1.0, true, Label::Ink::Text}, this))
    , m_counts(new Label(theme, {1.0, false, Label::Ink::Text}, this))
    , m_note(new NoteRow(theme, this))
    , m_progress(new QProgressBar(this))
    , m_lossTitle(new Label(theme, {1.0, true, Label::Ink::Text}, this))
    , m_losses(new QPlainTextEdit(this))
    , m_buttons(new QDialogButtonBox(this))
{
    setObjectName(QStringLiteral("import"));
    build();
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_importer.get(), &chat::Importer::progressed, this, &ImportDialog::showProgress);
    connect(m_importer.get(), &chat::Importer::finished, this, &ImportDialog::follow);
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
    const QFontMetrics metrics = fontMetrics();
    m_losses->setMinimumSize(metrics.averageCharWidth() * 60, metrics.lineSpacing() * 6);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_progress);
    layout->addWidget(m_counts);
    layout->addWidget(m_lossTitle);
    layout->addWidget(m_losses, 1);
    layout->addWidget(m_note);
    layout->addStretch(1);
    layout->addWidget(m_buttons);
}

void ImportDialog::begin(const QString &path)
{
    m_path = path;
    m_isLeaving = false;
    enter(Stage::Looking);
    open();
    m_importer->start(path, chat::Importer::Goal::Look);
}

void ImportDialog::accept()
{
    if (m_stage != Stage::Found) {
        QDialog::accept();
        return;
    }
    enter(Stage::Importing);
    m_importer->start(m_path, chat::Importer::Goal::Import);
}

void ImportDialog::reject()
{
    if (m_stage == Stage::Looking && m_importer->isRunning()) {
        m_isLeaving = true;
        m_importer->cancel();
    } else if (m_stage == Stage::Importing) {
        m_importer->cancel();
    } else {
        QDialog::reject();
    }
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

void ImportDialog::enter(Stage stage)
{
    using Button = QDialogButtonBox::StandardButton;
    m_stage = stage;
    const bool isBusy = stage == Stage::Looking || stage == Stage::Importing;
    const bool isOffer = stage == Stage::Found && hasNews();
    m_progress->setValue(0);
    m_progress->setVisible(isBusy);
    m_counts->setVisible(!isBusy);
    m_buttons->setStandardButtons(
        isOffer ? Button::Ok | Button::Cancel
                : QDialogButtonBox::StandardButtons(isBusy ? Button::Cancel : Button::Close));
    if (isOffer)
        m_buttons->button(Button::Ok)->setDefault(true);
    retranslate();
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
    setWindowTitle(tr("Import conversations"));
    m_progress->setAccessibleName(tr("Progress of the import"));
    if (QPushButton *import = m_buttons->button(QDialogButtonBox::Ok))
        import->setText(tr("Import"));
    const QString name = QFileInfo(m_path).fileName();
    m_note->clear();
    if (m_stage == Stage::Looking)
        m_title->setText(tr("Looking through %1").arg(name));
    else if (m_stage == Stage::Importing)
        m_title->setText(tr("Importing %1").arg(name));
    else if (m_stage == Stage::Found)
        sayFound();
    else
        sayDone();
    fillLosses();
}

void ImportDialog::sayFound()
{
    const core::ImportReport &report = m_importer->report();
    const QString program = texts::importProgram(report.format);
    m_title->setText(program.isEmpty() ? QFileInfo(m_path).fileName()
                                       : tr("A file of %1").arg(program));
    m_counts->setText(
        (texts::importFindings(report) + texts::importStandings(report)).join(QLatin1Char('\n')));
    m_counts->setVisible(!report.error || report.conversations > 0);
    if (report.error)
        m_note->say(Tone::Fault, texts::importFailure(*report.error));
    else if (!hasNews())
        m_note->say(Tone::Good, tr("Everything in it is here already."));
    else if (const QString ignored = texts::importIgnored(report); !ignored.isEmpty())
        m_note->say(Tone::Quiet, ignored);
}

void ImportDialog::sayDone()
{
    const core::ImportReport &report = m_importer->report();
    const bool isCancelled = report.error && report.error->code == QLatin1StringView("cancelled");
    if (isCancelled)
        m_title->setText(tr("The import was cancelled"));
    else if (report.error)
        m_title->setText(tr("The import ended early"));
    else
        m_title->setText(tr("The import is complete"));
    m_counts->setText(texts::importStandings(report).join(QLatin1Char('\n')));
    if (report.error && !isCancelled)
        m_note->say(Tone::Fault, texts::importFailure(*report.error));
    else if (report.created > 0)
        m_note->say(Tone::Quiet, tr("Undo in the menu takes all of it back."));
}

void ImportDialog::fillLosses()
{
    const core::ImportReport &report = m_importer->report();
    const bool isShown =
        (m_stage == Stage::Found || m_stage == Stage::Done) && report.lostCount > 0;
    m_lossTitle->setVisible(isShown);
    m_losses->setVisible(isShown);
    if (!isShown)
        return;
    m_lossTitle->setText(tr("What cannot be taken over: %1").arg(report.lostCount));
    m_losses->setAccessibleName(m_lossTitle->text());
    m_losses->setPlainText(texts::importLosses(report, kMostLossLines).join(QLatin1Char('\n')));
}

} // namespace ui
