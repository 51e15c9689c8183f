// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/promptsdialog.h"

#include "ui/letterwidth.h"
#include "ui/lineinput.h"
#include "ui/popup.h"
#include "ui/previewsplitter.h"
#include "ui/prompts/prompteditor.h"
#include "ui/prompts/promptlistmodel.h"
#include "ui/prompts/promptwords.h"
#include "ui/settings/noterow.h"
#include "ui/writtentext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kLibraryMargin = 16;
constexpr qreal kLibraryShare = 0.9; ///< of the screen, at most

} // namespace

PromptsDialog::PromptsDialog(const PersonaEditor::Parts &parts, QWidget *parent)
    : QDialog(parent)
    , m_parts(parts)
    , m_model(new PromptListModel(parts.theme, parts.library, this))
    , m_words(new LineInput(this))
    , m_add(new QPushButton(this))
    , m_addMenu(new QMenu(m_add))
    , m_list(new QTreeView(this))
    , m_text(new QPlainTextEdit(this))
    , m_note(new NoteRow(parts.theme, this))
    , m_use(new QPushButton(this))
    , m_edit(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_more(new QPushButton(this))
    , m_duplicate(new QAction(this))
    , m_import(new QAction(this))
    , m_export(new QAction(this))
    , m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("prompts"));
    build();
    connectParts();
    retranslate();
    keepCurrent();
    m_words->setFocus();
}

void PromptsDialog::build()
{
    m_words->setObjectName(QStringLiteral("promptSearch"));
    m_words->setClearButtonEnabled(true);
    showGlass(*m_words, m_parts.theme);
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->header()->setStretchLastSection(true);
    m_list->setColumnWidth(PromptListModel::TitleColumn, letterWidth(fontMetrics()) * 48);
    m_add->setMenu(m_addMenu);
    addRarer();
    const QList<std::pair<QPushButton *, const char *>> named{
        {m_add, "promptAdd"},       {m_use, "promptUse"},   {m_edit, "promptEdit"},
        {m_remove, "promptRemove"}, {m_more, "promptMore"}, {m_close, "promptClose"}};
    for (const auto &[button, name] : named) {
        button->setObjectName(QString::fromLatin1(name));
        button->setAutoDefault(false);
    }
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_words, 1);
    top->addWidget(m_add);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *button : {m_use, m_edit, m_remove, m_more})
        buttons->addWidget(button);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kLibraryMargin, kLibraryMargin, kLibraryMargin, kLibraryMargin);
    column->setSpacing(8);
    column->addLayout(top);
    column->addWidget(new PreviewSplitter(m_list, m_text, this), 1);
    column->addWidget(m_note);
    column->addLayout(buttons);
    const QFontMetrics metrics = fontMetrics();
    const QSize usual(letterWidth(metrics) * 108, metrics.lineSpacing() * 30);
    resize(usual.boundedTo(screen()->availableSize() * kLibraryShare));
}

/// A row of buttons for all of it would be wider than small screens with large letters are.
void PromptsDialog::addRarer()
{
    auto *menu = new QMenu(m_more);
    menu->setToolTipsVisible(true);
    menu->addAction(m_duplicate);
    menu->addSeparator();
    menu->addAction(m_import);
    menu->addAction(m_export);
    m_duplicate->setObjectName(QStringLiteral("promptCopy"));
    m_import->setObjectName(QStringLiteral("promptImport"));
    m_export->setObjectName(QStringLiteral("promptExport"));
    m_more->setMenu(menu);
}

void PromptsDialog::connectParts()
{
    connect(m_words, &QLineEdit::textChanged, m_model, &PromptListModel::setFilter);
    connect(m_model, &PromptListModel::settled, this, &PromptsDialog::keepCurrent);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &PromptsDialog::follow);
    connect(m_list, &QTreeView::doubleClicked, this, &PromptsDialog::use);
    connect(m_use, &QPushButton::clicked, this, &PromptsDialog::use);
    connect(m_edit, &QPushButton::clicked, this, &PromptsDialog::edit);
    connect(m_duplicate, &QAction::triggered, this, &PromptsDialog::duplicate);
    connect(m_remove, &QPushButton::clicked, this, &PromptsDialog::remove);
    connect(m_import, &QAction::triggered, this, &PromptsDialog::importRequested);
    connect(m_export, &QAction::triggered, this, [this] {
        const QList<QUuid> ids = chosen();
        Q_EMIT exportRequested(ids.size() > 1 ? ids : QList<QUuid>());
    });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_note, &NoteRow::linkActivated, this, &PromptsDialog::undoRequested);
    connect(&m_parts.theme, &Theme::colorsChanged, this,
            [this] { showGlass(*m_words, m_parts.theme); });
    m_words->installEventFilter(this);
    m_list->installEventFilter(this);
}

void PromptsDialog::retranslate()
{
    setWindowTitle(tr("Prompts"));
    m_words->setPlaceholderText(tr("Search prompts"));
    m_words->setAccessibleName(tr("Search prompts; the arrow keys go to what was found"));
    m_list->setAccessibleName(tr("Prompts and personas"));
    m_text->setAccessibleName(tr("Text of what is chosen"));
    m_add->setText(tr("Add"));
    m_addMenu->clear();
    connect(m_addMenu->addAction(tr("Snippet…")), &QAction::triggered, this,
            [this] { addPrompt(core::PromptKind::Snippet); });
    connect(m_addMenu->addAction(tr("Instructions…")), &QAction::triggered, this,
            [this] { addPrompt(core::PromptKind::Instructions); });
    connect(m_addMenu->addAction(tr("Persona…")), &QAction::triggered, this,
            [this] { editPersona({}); });
    m_edit->setText(tr("Edit…"));
    m_duplicate->setText(tr("Duplicate"));
    m_remove->setText(tr("Delete"));
    m_more->setText(tr("More"));
    m_import->setText(tr("Import…"));
    m_export->setText(tr("Export…"));
    m_export->setToolTip(tr("Everything, or what is chosen if that is more than one"));
    m_close->setText(tr("Close"));
    follow();
}

QList<QUuid> PromptsDialog::chosen() const
{
    QList<QUuid> ids;
    const QModelIndexList rows = m_list->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        ids.append(m_model->idAt(row.row()));
    return ids;
}

QUuid PromptsDialog::current() const
{
    const QList<QUuid> ids = chosen();
    return ids.size() == 1 ? ids.constFirst() : QUuid();
}

/// What is said of what is chosen, and what can be done with it.
void PromptsDialog::follow()
{
    const QUuid id = current();
    const auto prompt = m_parts.library.prompt(id);
    const auto persona = m_parts.library.persona(id);
    const bool isOne = prompt || persona;
    if (isOne) {
        m_current = id;
        m_row = std::max(0, m_model->rowOf(id));
    }
    m_use->setText(persona ? tr("New chat")
                   : prompt && prompt->kind == core::PromptKind::Instructions
                       ? tr("Use as instructions")
                       : tr("Insert"));
    m_edit->setEnabled(isOne);
    m_duplicate->setEnabled(isOne);
    // A prompt needs a chat to go to.
    m_use->setEnabled(persona || (prompt && m_shown));
    m_remove->setEnabled(!chosen().isEmpty());
    m_export->setEnabled(!m_parts.library.shelf().isEmpty());
    const QString text = prompt ? prompt->text : persona ? persona->instructions : QString();
    if (writtenIn(*m_text) != text)
        m_text->setPlainText(text);
    m_text->setPlaceholderText(
        m_parts.library.shelf().isEmpty()
            ? tr("What you use again and again can be kept here: texts to insert, instructions for "
                 "a chat, and personas to begin one with.")
        : m_model->rowCount() > 0 || m_model->isStale()
            ? tr("Choose something to see what it says.")
            : tr("Nothing has all of these words."));
}

void PromptsDialog::choose(const QUuid &id)
{
    m_current = id;
    keepCurrent();
}

/// After the rows have changed, what was chosen is chosen again, else what stands in its place.
void PromptsDialog::keepCurrent()
{
    const int found = m_model->rowOf(m_current);
    const int row = found < 0 ? std::min(m_row, m_model->rowCount() - 1) : found;
    if (row >= 0) {
        const QModelIndex index = m_model->index(row, 0);
        m_list->setCurrentIndex(index);
        m_list->scrollTo(index);
    }
    follow();
}

void PromptsDialog::use()
{
    if (const QUuid id = current(); !id.isNull() && m_use->isEnabled())
        Q_EMIT useRequested(id);
}

void PromptsDialog::edit()
{
    if (const auto prompt = m_parts.library.prompt(current()))
        editPrompt(*prompt);
    else if (const auto persona = m_parts.library.persona(current()))
        editPersona(*persona);
}

void PromptsDialog::duplicate()
{
    if (auto prompt = m_parts.library.prompt(current())) {
        prompt->id = {};
        prompt->title = tr("%1 (copy)").arg(prompt->title);
        editPrompt(*prompt);
    } else if (auto persona = m_parts.library.persona(current())) {
        persona->id = {};
        persona->name = tr("%1 (copy)").arg(persona->name);
        editPersona(*persona);
    }
}

void PromptsDialog::remove()
{
    m_parts.library.remove(chosen());
}

void PromptsDialog::addPrompt(core::PromptKind kind)
{
    core::Prompt prompt;
    prompt.kind = kind;
    editPrompt(prompt);
}

void PromptsDialog::editPrompt(const core::Prompt &prompt)
{
    auto *editor = new PromptEditor(m_parts.theme, m_parts.library, prompt, this);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    connect(editor, &QDialog::accepted, this, [this, editor] { choose(editor->savedId()); });
    editor->open();
}

void PromptsDialog::editPersona(const core::Persona &persona)
{
    auto *editor = new PersonaEditor(m_parts, persona, m_shown, this);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    connect(editor, &QDialog::accepted, this, [this, editor] { choose(editor->savedId()); });
    editor->open();
}

void PromptsDialog::setShownParameters(const std::optional<core::ParameterSet> &parameters)
{
    m_shown = parameters;
    follow();
}

void PromptsDialog::sayDone(const QString &sentence)
{
    m_isUndoOffered = true;
    m_note->say(Tone::Quiet, sentence, {tr("Undo")});
}

void PromptsDialog::say(const QString &sentence)
{
    m_isUndoOffered = false;
    m_note->say(Tone::Quiet, sentence);
}

void PromptsDialog::withdrawUndo()
{
    if (std::exchange(m_isUndoOffered, false))
        m_note->clear();
}

void PromptsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_model->retranslate();
    }
}

bool PromptsDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || (watched == m_words && m_words->isComposing()))
        return QDialog::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (watched == m_words && (key == Qt::Key_Down || isEnter)) {
        m_list->setFocus(Qt::ShortcutFocusReason);
        return true;
    }
    if (watched == m_list && (isEnter || key == Qt::Key_Delete || key == Qt::Key_F2)) {
        if (isEnter)
            use();
        else if (key == Qt::Key_F2)
            edit();
        else
            remove();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace ui
