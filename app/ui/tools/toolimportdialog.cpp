// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/toolimportdialog.h"

#include "chat/toolbox.h"
#include "core/whendone.h"
#include "texts/texts.h"
#include "texts/toolcheckwords.h"
#include "ui/label.h"
#include "ui/letterwidth.h"
#include "ui/settings/noterow.h"
#include "ui/shorttitle.h"
#include "ui/textsaver.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>
#include <algorithm>

namespace ui {
namespace {

constexpr int kImportMargin = 16;
constexpr int kImportPauseMs = 200;
constexpr qsizetype kLongestLine = 120;

} // namespace

ToolImportDialog::ToolImportDialog(Theme &theme, const QList<tools::Tool> &here, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_here(here)
    , m_text(new QPlainTextEdit(this))
    , m_file(new QPushButton(tr("Choose a file…"), this))
    , m_list(new QListWidget(this))
    , m_clashRow(new QWidget(this))
    , m_clash(new QComboBox(this))
    , m_note(new NoteRow(theme, this))
{
    setObjectName(QStringLiteral("importTools"));
    setWindowTitle(tr("Import tools"));
    build();
    connectParts();
    follow();
    m_text->setFocus();
}

void ToolImportDialog::build()
{
    m_text->setObjectName(QStringLiteral("pastedTools"));
    m_text->setAccessibleName(tr("JSON with tools, or a curl command"));
    m_text->setPlaceholderText(
        tr("Paste JSON with tools here, or a curl command that sends them."));
    m_text->setTabChangesFocus(true);
    m_text->setFont(m_theme.codeFont());
    m_list->setObjectName(QStringLiteral("readTools"));
    m_list->setAccessibleName(tr("Tools in it"));
    m_list->setWordWrap(true);
    m_list->setTextElideMode(Qt::ElideNone);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_clash->setObjectName(QStringLiteral("clash"));
    m_clash->addItem(tr("Keep both, under another name"), int(chat::ToolClash::KeepBoth));
    m_clash->addItem(tr("Replace those here"), int(chat::ToolClash::Replace));
    m_clash->addItem(tr("Leave them out"), int(chat::ToolClash::Skip));
    m_file->setObjectName(QStringLiteral("chooseFile"));
    m_file->setAutoDefault(false);
    auto *clashWords = new Label(m_theme, {}, this);
    clashWords->setText(tr("Names that are here already:"));
    clashWords->setBuddy(m_clash);
    m_clash->setAccessibleName(clashWords->text());
    auto *clashes = new QHBoxLayout(m_clashRow);
    clashes->setContentsMargins(0, 0, 0, 0);
    clashes->addWidget(clashWords);
    clashes->addWidget(m_clash);
    clashes->addStretch(1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_import = buttons->button(QDialogButtonBox::Ok);
    m_import->setText(tr("Import"));
    buttons->addButton(m_file, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kImportMargin, kImportMargin, kImportMargin, kImportMargin);
    column->setSpacing(kImportMargin / 2);
    column->addWidget(m_text, 2);
    column->addWidget(m_list, 3);
    column->addWidget(m_clashRow);
    column->addWidget(m_note);
    column->addWidget(buttons);
    const QFontMetrics metrics = fontMetrics();
    resize(letterWidth(metrics) * 84, metrics.lineSpacing() * 30);
}

void ToolImportDialog::connectParts()
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kImportPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &ToolImportDialog::look);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        ++m_number;
        m_read.clear();
        m_import->setEnabled(false);
        m_pause.start();
    });
    connect(m_file, &QPushButton::clicked, this, &ToolImportDialog::pick);
    connect(m_clash, &QComboBox::currentIndexChanged, this, &ToolImportDialog::follow);
    connect(m_list, &QListWidget::itemChanged, this, [this] {
        if (!m_isFilling)
            follow();
    });
}

void ToolImportDialog::pick()
{
    auto *picker = new QFileDialog(this, tr("Import tools"),
                                   standardFolder(QStandardPaths::DocumentsLocation));
    picker->setAttribute(Qt::WA_DeleteOnClose);
    picker->setFileMode(QFileDialog::ExistingFile);
    connect(picker, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_text->clear(); // what was pasted is not what is read now
        m_pause.stop();
        wait(chat::readToolFile(path));
    });
    picker->open();
}

void ToolImportDialog::look()
{
    const QString pasted = m_text->toPlainText();
    if (pasted.trimmed().isEmpty())
        present(QList<tools::ReadTool>());
    else
        wait(chat::readTools(pasted));
}

void ToolImportDialog::wait(const QFuture<Read> &read)
{
    const int number = ++m_number;
    core::whenDone(this, read, [this, number](const Read &result) {
        if (number == m_number)
            present(result);
    });
}

bool ToolImportDialog::isHere(const QString &name) const
{
    return std::any_of(m_here.cbegin(), m_here.cend(),
                       [&name](const tools::Tool &tool) { return tool.name == name; });
}

void ToolImportDialog::present(const Read &read)
{
    {
        const QScopedValueRollback guard(m_isFilling, true);
        m_list->clear();
        m_read = read ? read.value() : QList<tools::ReadTool>();
        for (const tools::ReadTool &one : std::as_const(m_read))
            addRow(one);
    }
    follow();
    if (read)
        return;
    const QString words = texts::toolProblem(read.error());
    m_note->say(Tone::Fault,
                words.isEmpty() ? texts::inOneLine(texts::explain(read.error())) : words);
}

/// What cannot come is there, too, with the reason: it must not look as if it had been taken.
void ToolImportDialog::addRow(const tools::ReadTool &one)
{
    const QString name =
        one.tool.name.isEmpty() ? one.place : shortTitle(one.tool.name, kLongestLine);
    QString below = shortTitle(one.tool.description, kLongestLine);
    if (one.fault)
        below = tr("Cannot be taken: %1").arg(texts::toolProblem(*one.fault));
    else if (isHere(one.tool.name))
        below = tr("There is a tool with this name already.");
    auto *item = new QListWidgetItem(below.isEmpty() ? name : name + u'\n' + below, m_list);
    if (one.fault) {
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        item->setForeground(m_theme.colors().danger);
        return;
    }
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(Qt::Checked);
}

QList<tools::Tool> ToolImportDialog::chosen() const
{
    QList<tools::Tool> chosen;
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem *item = m_list->item(row);
        const tools::ReadTool one = m_read.value(row); // a row each
        if (!one.fault && item->checkState() == Qt::Checked)
            chosen.append(one.tool);
    }
    return chosen;
}

QList<tools::Tool> ToolImportDialog::joined() const
{
    return chat::withBrought(m_here, chosen(), chat::ToolClash(m_clash->currentData().toInt()));
}

bool ToolImportDialog::areProgramsBound(const QList<tools::Tool> &all) const
{
    return std::any_of(all.cbegin(), all.cend(), [this](const tools::Tool &tool) {
        return tool.needsApproval() && !m_here.contains(tool);
    });
}

QString ToolImportDialog::outcome() const
{
    const QList<tools::Tool> all = joined();
    const auto came = int(std::count_if(
        all.cbegin(), all.cend(), [this](const auto &tool) { return !m_here.contains(tool); }));
    return areProgramsBound(all)
               ? tr("%n tools were imported. Your programs stay bound to those that were "
                    "replaced, and ask again.",
                    nullptr, came)
               : tr("%n tools were imported, none of them with a program.", nullptr, came);
}

void ToolImportDialog::follow()
{
    const QList<tools::Tool> picked = m_read.isEmpty() ? QList<tools::Tool>() : chosen();
    const bool isClash = std::any_of(picked.cbegin(), picked.cend(),
                                     [this](const auto &tool) { return isHere(tool.name); });
    const auto faults = std::count_if(m_read.cbegin(), m_read.cend(),
                                      [](const auto &one) { return one.fault.has_value(); });
    const QList<tools::Tool> all = joined();
    const qsizetype together = all.size();
    m_clashRow->setVisible(isClash);
    m_list->setVisible(!m_read.isEmpty());
    m_import->setEnabled(!picked.isEmpty() && together <= chat::Toolbox::kMostTools);
    if (m_read.isEmpty())
        m_note->clear();
    else if (together > chat::Toolbox::kMostTools)
        m_note->say(Tone::Fault, tr("Together that would be %1 tools; there can be 128. Leave some "
                                    "out.")
                                     .arg(together));
    else if (faults > 0)
        m_note->say(Tone::Warning, tr("%n of them cannot be taken.", nullptr, int(faults)));
    else if (areProgramsBound(all))
        m_note->say(Tone::Warning, tr("Your programs stay bound to those that are replaced, and "
                                      "ask again before they run."));
    else
        m_note->say(Tone::Quiet, tr("They come without a program: results are typed until you "
                                    "choose otherwise."));
}

} // namespace ui
