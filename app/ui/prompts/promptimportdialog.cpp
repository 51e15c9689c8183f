// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/promptimportdialog.h"

#include "ui/letterwidth.h"
#include "ui/prompts/promptwords.h"
#include "ui/shorttitle.h"

#include <QAbstractTableModel>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kReportMargin = 16;

/// The things of a file: what they are called, what they are, what becomes of them.
class PromptReportModel final : public QAbstractTableModel
{
public:
    PromptReportModel(const QList<core::ImportedPrompt> &items, QObject *parent)
        : QAbstractTableModel(parent)
        , m_items(items)
    {
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_items.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : 3;
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid() || role != Qt::DisplayRole)
            return {};
        const core::ImportedPrompt &item = m_items.at(index.row());
        if (index.column() == 0)
            return item.title();
        if (index.column() == 2)
            return importedPromptWords(item);
        const auto *prompt = std::get_if<core::Prompt>(&item.what);
        return prompt ? promptKindName(prompt->kind) : personaKindName();
    }

private:
    QList<core::ImportedPrompt> m_items;
};

} // namespace

PromptImportDialog::PromptImportDialog(const QString &file, const core::PromptImport &found,
                                       QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("promptImport"));
    setWindowTitle(tr("Import prompts"));
    auto *note = new QLabel(tr("%1: %2").arg(shortTitle(file), promptFormatName(found.format))
                                + u'\n' + summary(found),
                            this);
    note->setObjectName(QStringLiteral("promptImportNote"));
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    auto *list = new QTreeView(this);
    list->setModel(new PromptReportModel(found.items, list));
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setHeaderHidden(true);
    list->setAllColumnsShowFocus(true);
    list->setAccessibleName(tr("What is in the file"));
    const QFontMetrics metrics = fontMetrics();
    list->setColumnWidth(0, letterWidth(metrics) * 40);
    const int count = found.count(core::ImportedPrompt::State::New);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *take =
        buttons->addButton(tr("Import %n prompt(s)", nullptr, count), QDialogButtonBox::AcceptRole);
    take->setObjectName(QStringLiteral("takePrompts"));
    take->setEnabled(count > 0);
    take->setDefault(count > 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kReportMargin, kReportMargin, kReportMargin, kReportMargin);
    column->setSpacing(kReportMargin / 2);
    column->addWidget(note);
    column->addWidget(list, 1);
    column->addWidget(buttons);
    resize(letterWidth(metrics) * 96, metrics.lineSpacing() * 22);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QString PromptImportDialog::summary(const core::PromptImport &found)
{
    using State = core::ImportedPrompt::State;
    QStringList parts{tr("%n new", nullptr, found.count(State::New))};
    if (const int known = found.count(State::Known); known > 0)
        parts.append(tr("%n here already", nullptr, known));
    if (const int refused = found.count(State::Refused); refused > 0)
        parts.append(tr("%n left out", nullptr, refused));
    return parts.join(QStringLiteral(" · "));
}

} // namespace ui
