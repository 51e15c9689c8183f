// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/toolsdialog.h"

#include "texts/toolcheckwords.h"
#include "texts/toolsentences.h"
#include "ui/label.h"
#include "ui/letterwidth.h"
#include "ui/settings/noterow.h"
#include "ui/textsaver.h"
#include "ui/tools/roundsrow.h"
#include "ui/tools/toolform.h"
#include "ui/tools/toolimportdialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr int kToolsMargin = 16;
constexpr int kToolsGap = 8;

QPushButton *quietButton(const QString &words, const char *name, QWidget *parent)
{
    auto *button = new QPushButton(words, parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoDefault(false);
    return button;
}

} // namespace

ToolsDialog::ToolsDialog(Theme &theme, chat::Toolbox &toolbox, QWidget *parent)
    : EditorDialog(parent)
    , m_theme(theme)
    , m_toolbox(toolbox)
    , m_side(new ToolsSide(theme, toolbox, this))
    , m_list(m_side->list())
    , m_form(new ToolForm(theme, this))
    , m_nothing(new Label(theme, {1.0, false, Label::Ink::Second}, this))
    , m_note(new NoteRow(theme, this))
    , m_unwritten(new NoteRow(theme, this))
    , m_save(quietButton(tr("Save"), "saveTool", this))
    , m_drop(quietButton(tr("Discard changes"), "discardTool", this))
{
    setObjectName(QStringLiteral("tools"));
    setWindowTitle(tr("Tools"));
    build();
    connectParts();
    m_list.fill(std::nullopt);
    follow();
    followDisk();
    m_list.focusSearch();
}

QWidget *ToolsDialog::buildFoot()
{
    auto *foot = new QWidget(this);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &ToolsDialog::reject);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kToolsGap);
    row->addWidget(new RoundsRow(m_theme, m_toolbox, this));
    row->addStretch(1);
    row->addWidget(buttons);
    return foot;
}

void ToolsDialog::build()
{
    m_nothing->setText(tr("Tools are functions that a model may call. Choose one at the side, make "
                          "a new one, or import them from JSON or a curl command. Which of them a "
                          "chat offers is set in its parameters."));
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_note->setObjectName(QStringLiteral("toolsNote"));
    m_unwritten->setObjectName(QStringLiteral("toolsUnwritten"));
    auto *acts = new QHBoxLayout;
    acts->setSpacing(kToolsGap);
    acts->addStretch(1);
    acts->addWidget(m_drop);
    acts->addWidget(m_save);
    auto *right = new QVBoxLayout;
    right->setSpacing(kToolsGap);
    right->addWidget(m_form, 1);
    right->addWidget(m_nothing, 1);
    right->addLayout(acts);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(kToolsMargin);
    middle->addWidget(m_side, 2);
    middle->addLayout(right, 3);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kToolsMargin, kToolsMargin, kToolsMargin, kToolsMargin);
    column->setSpacing(kToolsGap);
    column->addLayout(middle, 1);
    column->addWidget(m_note);
    column->addWidget(m_unwritten);
    column->addWidget(buildFoot());
    const QFontMetrics metrics = fontMetrics();
    resize(letterWidth(metrics) * 110, metrics.lineSpacing() * 38);
}

void ToolsDialog::connectParts()
{
    connect(&m_list, &ToolList::chosen, this, [this](const Choice &choice) {
        if (choice == m_shown && !m_form->isHidden())
            return;
        // It stays where it was until the answer is known.
        leaveThen([this, choice] { showTool(choice); });
        if (isUnsaved())
            m_list.choose(m_shown);
    });
    connect(m_form, &ToolForm::changed, this, [this] {
        if (m_isWaiting && m_form->verdict())
            save();
        follow();
    });
    connect(m_side, &ToolsSide::addWanted, this, [this] { leaveThen([this] { begin(); }); });
    connect(m_side, &ToolsSide::duplicateWanted, this,
            [this] { leaveThen([this] { duplicate(); }); });
    connect(m_side, &ToolsSide::removeWanted, this, &ToolsDialog::removeChosen);
    connect(m_side, &ToolsSide::importWanted, this,
            [this] { leaveThen([this] { importTools(); }); });
    connect(m_side, &ToolsSide::exportWanted, this, &ToolsDialog::exportTools);
    m_save->setShortcut(QKeySequence::Save);
    connect(m_save, &QPushButton::clicked, this, &ToolsDialog::save);
    connect(m_drop, &QPushButton::clicked, this, &ToolsDialog::drop);
    connect(m_note, &NoteRow::linkActivated, this, &ToolsDialog::undo);
    connect(&m_toolbox, &chat::Toolbox::changed, this, &ToolsDialog::refill);
    connect(&m_toolbox, &chat::Toolbox::saveFailed, this, &ToolsDialog::followDisk);
    connect(&m_toolbox, &chat::Toolbox::saveRecovered, this, &ToolsDialog::followDisk);
}

void ToolsDialog::followDisk()
{
    const auto &failure = m_toolbox.saveFailure();
    m_unwritten->say(Tone::Fault, failure ? texts::toolsNotSaved(*failure) : QString());
}

void ToolsDialog::refill()
{
    m_list.fill(m_isNew ? std::optional(m_form->draft().name) : std::nullopt);
    follow();
}

bool ToolsDialog::isEditable() const
{
    return m_isNew || m_shown.source == QLatin1StringView("own");
}

bool ToolsDialog::isUnsaved() const
{
    // A copy is something, too, before anybody has touched it.
    const bool isCopy = m_isNew && !m_form->draft().name.isEmpty();
    return isEditable() && (m_form->isChanged() || isCopy);
}

std::optional<tools::Tool> ToolsDialog::chosenTool() const
{
    for (const tools::Registry::Entry &entry : m_toolbox.registry().entries()) {
        if (!m_isNew && entry.source->id() == m_shown.source && entry.tool.name == m_shown.name)
            return entry.tool;
    }
    return std::nullopt;
}

QStringList ToolsDialog::takenBut(const QString &name) const
{
    QStringList taken;
    const QList<tools::Tool> own = m_toolbox.own();
    for (const tools::Tool &tool : own) {
        if (tool.name != name)
            taken.append(tool.name);
    }
    return taken;
}

/// Which of the buttons do something now.
void ToolsDialog::follow()
{
    const bool isAny = m_isNew || chosenTool().has_value();
    m_form->setVisible(isAny);
    m_nothing->setVisible(!isAny);
    const bool isReady = m_toolbox.isReady();
    const auto &verdict = m_form->verdict();
    m_side->setAble({.add = isReady,
                     .duplicate = isReady && !m_isNew && isAny,
                     .remove = isReady && isAny && isEditable(),
                     .exporting = !m_toolbox.own().isEmpty()});
    m_save->setVisible(isAny && isEditable());
    m_drop->setVisible(isAny && isEditable());
    m_save->setEnabled(isReady && (isUnsaved() || m_isNew) && (!verdict || verdict->canBeKept()));
    m_drop->setEnabled(isUnsaved() || m_isNew);
}

void ToolsDialog::showTool(const Choice &choice)
{
    m_isWaiting = false;
    m_shown = choice;
    if (std::exchange(m_isNew, false))
        m_list.fill(std::nullopt);
    m_list.choose(choice);
    const std::optional<tools::Tool> tool = chosenTool();
    m_form->open(tool ? chat::ToolDraft::of(*tool) : chat::ToolDraft(), takenBut(choice.name),
                 !isEditable());
    follow();
}

void ToolsDialog::showDraft(const chat::ToolDraft &draft)
{
    m_isNew = true;
    m_isWaiting = false;
    m_shown = {};
    m_form->open(draft, takenBut({}), false);
    m_list.fill(draft.name);
    m_list.choose({});
    follow();
    m_form->focusName();
}

void ToolsDialog::begin()
{
    if (m_toolbox.own().size() >= chat::Toolbox::kMostTools) {
        m_note->say(Tone::Fault, tr("There are 128 tools, which is as many as there can be. Delete "
                                    "one first."));
        return;
    }
    showDraft({});
}

void ToolsDialog::duplicate()
{
    const std::optional<tools::Tool> tool = chosenTool();
    if (!tool)
        return;
    tools::Tool copy = chat::copyOf(*tool, m_toolbox.own());
    if (copy.answering == tools::Answering::BuiltIn)
        copy.answering = tools::Answering::Person;
    showDraft(chat::ToolDraft::of(copy));
}

/// What is still being looked at is kept when that is done.
void ToolsDialog::save()
{
    const auto &verdict = m_form->verdict();
    m_isWaiting = !verdict;
    if (!verdict || !verdict->canBeKept()) {
        if (verdict)
            m_afterSave = nullptr;
        return;
    }
    const tools::Tool tool = verdict->tool;
    const auto with = [this, &tool](QList<tools::Tool> all) {
        const auto isIt = [this](const auto &one) { return !m_isNew && one.name == m_shown.name; };
        const auto at = std::find_if(all.begin(), all.end(), isIt);
        if (at == all.end())
            all.append(tool);
        else
            *at = tool;
        return all;
    };
    const auto kept = m_toolbox.setOwn(with(m_toolbox.own()), chat::Toolbox::Checked::Already);
    const std::function<void()> next = std::exchange(m_afterSave, nullptr);
    if (!kept) {
        m_note->say(Tone::Fault, texts::toolProblem(kept.error()));
        return;
    }
    m_note->say(Tone::Good, tr("%1 is saved.").arg(tool.name));
    if (m_before)
        m_before = with(*m_before); // an undo may be waiting for this
    showTool({QStringLiteral("own"), tool.name});
    if (next)
        next();
}

/// Back to what is kept.
void ToolsDialog::drop()
{
    m_afterSave = nullptr;
    showTool(m_isNew ? Choice() : m_shown);
}

void ToolsDialog::removeChosen()
{
    if (m_isNew || isUnsaved()) {
        leaveThen([this, isNew = m_isNew] { isNew ? showTool({}) : removeChosen(); });
        return;
    }
    const QString name = m_shown.name;
    QList<tools::Tool> all = m_toolbox.own();
    all.removeIf([&name](const tools::Tool &tool) { return tool.name == name; });
    showTool({});
    apply(all, tr("%1 was deleted.").arg(name));
}

/// A change of the list that can be taken back.
void ToolsDialog::apply(const QList<tools::Tool> &tools, const QString &sentence)
{
    const QList<tools::Tool> before = m_toolbox.own();
    const auto kept = m_toolbox.setOwn(tools, chat::Toolbox::Checked::Already);
    if (!kept) {
        m_note->say(Tone::Fault, texts::toolProblem(kept.error()));
        return;
    }
    m_before = before;
    m_note->say(Tone::Quiet, sentence, {tr("Undo")});
}

void ToolsDialog::undo()
{
    if (!m_before)
        return;
    leaveThen([this] {
        const auto before = std::exchange(m_before, std::nullopt).value_or(m_toolbox.own());
        const auto back = m_toolbox.setOwn(before, chat::Toolbox::Checked::Already);
        m_note->say(Tone::Fault, back ? QString() : texts::toolProblem(back.error()));
        showTool(m_isNew ? Choice() : m_shown);
    });
}

void ToolsDialog::importTools()
{
    auto *dialog = new ToolImportDialog(m_theme, m_toolbox.own(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const QList<tools::Tool> joined = dialog->joined();
        const QList<tools::Tool> before = m_toolbox.own();
        showTool({});
        apply(joined, dialog->outcome());
        // The first that came is the next to be looked at.
        const auto came =
            std::find_if(joined.cbegin(), joined.cend(),
                         [&before](const tools::Tool &tool) { return !before.contains(tool); });
        if (came != joined.cend())
            showTool({QStringLiteral("own"), came->name});
    });
    dialog->open();
}

void ToolsDialog::exportTools()
{
    askAndSave(this, tr("Export tools"), QStringLiteral("tools.json"),
               QString::fromUtf8(tools::exported(m_toolbox.own())),
               [this](const QString &sentence) { m_note->say(Tone::Quiet, sentence); });
}

/// Asks first where something is not kept.
void ToolsDialog::leaveThen(const std::function<void()> &next)
{
    if (!isUnsaved()) {
        next();
        return;
    }
    const QString name = m_form->draft().name;
    askToLeave(
        name.isEmpty() ? tr("Save the new tool?") : tr("Save the changes of %1?").arg(name),
        [this, next] {
            m_afterSave = next;
            save();
        },
        [this, next] {
            drop();
            next();
        });
}

bool ToolsDialog::canBeSaved() const
{
    const auto &verdict = m_form->verdict();
    return !verdict || verdict->canBeKept();
}

void ToolsDialog::closeThen(const std::function<void()> &next)
{
    leaveThen([this, next] {
        QDialog::reject();
        next();
    });
}

} // namespace ui
