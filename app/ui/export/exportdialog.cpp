// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportdialog.h"

#include "ui/backups/newpassphrase.h"
#include "ui/letterwidth.h"
#include "ui/settings/noterow.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

ExportDialog::ExportDialog(Theme &theme, int count, const QString &title, QWidget *parent)
    : QDialog(parent)
    , m_count(count)
    , m_title(title)
    , m_what(new QLabel(this))
    , m_formatName(new QLabel(this))
    , m_format(new QComboBox(this))
    , m_note(new QLabel(this))
    , m_reasoning(new QCheckBox(this))
    , m_tools(new QCheckBox(this))
    , m_branches(new QCheckBox(this))
    , m_protect(new QCheckBox(this))
    , m_passphrase(new NewPassphrase(theme, this))
    , m_warning(new NoteRow(theme, this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
{
    setObjectName(QStringLiteral("export"));
    m_what->setTextFormat(Qt::PlainText);
    m_what->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_formatName->setTextFormat(Qt::PlainText);
    m_formatName->setBuddy(m_format);
    m_format->addItems(QStringList(5, QString()));
    m_reasoning->setChecked(true);
    m_tools->setChecked(true);
    m_export = m_buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_export->setDefault(true);
    auto *formats = new QHBoxLayout;
    formats->addWidget(m_formatName);
    formats->addWidget(m_format, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_what);
    layout->addSpacing(4);
    layout->addLayout(formats);
    layout->addWidget(m_note);
    layout->addSpacing(4);
    for (QCheckBox *box : {m_reasoning, m_tools, m_branches, m_protect})
        layout->addWidget(box);
    layout->addWidget(m_passphrase);
    layout->addWidget(m_warning);
    layout->addStretch();
    layout->addSpacing(8);
    layout->addWidget(m_buttons);
    setMinimumWidth(letterWidth(fontMetrics()) * 62);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::follow);
    connect(m_protect, &QCheckBox::toggled, this, [this](bool isWanted) {
        follow();
        if (isWanted)
            m_passphrase->setFocus();
    });
    connect(m_passphrase, &NewPassphrase::changed, this, &ExportDialog::follow);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    retranslate();
    m_format->setFocus();
}

core::ExportOptions ExportDialog::options() const
{
    return {core::ExportFormat(m_format->currentIndex()), m_reasoning->isChecked(),
            m_tools->isChecked(), m_branches->isEnabled() && m_branches->isChecked()};
}

QString ExportDialog::takePassphrase()
{
    return isProtected() ? m_passphrase->take() : QString();
}

bool ExportDialog::isProtected() const
{
    return m_format->currentIndex() == int(core::ExportFormat::Json) && m_protect->isChecked();
}

void ExportDialog::setOptions(const core::ExportOptions &options)
{
    m_format->setCurrentIndex(int(options.format));
    m_reasoning->setChecked(options.hasReasoning);
    m_tools->setChecked(options.hasTools);
    m_branches->setChecked(options.hasAllBranches);
}

void ExportDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ExportDialog::retranslate()
{
    setWindowTitle(tr("Export"));
    m_what->setText(m_count == 1 && !m_title.isEmpty() ? m_title
                                                       : tr("%n conversations", nullptr, m_count));
    m_formatName->setText(tr("&Format:"));
    m_format->setItemText(int(core::ExportFormat::Json), tr("JSON"));
    m_format->setItemText(int(core::ExportFormat::Markdown), tr("Markdown"));
    m_format->setItemText(int(core::ExportFormat::Html), tr("Web page (HTML)"));
    m_format->setItemText(int(core::ExportFormat::Pdf), tr("PDF"));
    m_format->setItemText(int(core::ExportFormat::Text), tr("Plain text"));
    m_reasoning->setText(tr("With &reasoning"));
    m_tools->setText(tr("With calls of &tools"));
    m_branches->setText(tr("With all &branches"));
    m_protect->setText(tr("&Protect with a passphrase"));
    m_passphrase->retranslate();
    m_export->setText(tr("&Export…"));
    follow();
}

void ExportDialog::follow()
{
    const auto format = core::ExportFormat(m_format->currentIndex());
    const bool isJson = format == core::ExportFormat::Json;
    // There they are always; a box without its tick would say that they are not.
    m_branches->setEnabled(!isJson);
    m_branches->setVisible(!isJson);
    QString note;
    if (isJson)
        note = tr("Everything, pictures too, in one file that Loquat can import again. Keys are "
                  "never in it.");
    else if (m_count != 1)
        note = tr("A folder with a file for each conversation.");
    else if (format == core::ExportFormat::Markdown)
        note = tr("Pictures are put into a folder beside the file.");
    else if (format == core::ExportFormat::Html)
        note = tr("One file that holds its pictures and loads nothing.");
    m_note->setText(note);
    // Only Loquat opens such a file: of no use for what other programs are to read.
    m_protect->setVisible(isJson);
    m_passphrase->setVisible(isProtected());
    m_export->setEnabled(!isProtected() || m_passphrase->isReady());
    if (isProtected())
        m_warning->say(Tone::Quiet, tr("Only Loquat opens the file, and only with this passphrase. "
                                       "If you forget it, nobody can open it."));
    else
        m_warning->clear();
}

} // namespace ui
