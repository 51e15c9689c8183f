// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parameters/presetnamedialog.h"
#include "ui/letterwidth.h"
#include "ui/lineinput.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kLongestPresetName = 80;
constexpr int kPresetMargin = 16;

} // namespace

PresetNameDialog::PresetNameDialog(const QString &title, const QString &name, QWidget *parent)
    : QDialog(parent)
    , m_name(new LineInput(name, this))
{
    setObjectName(QStringLiteral("presetName"));
    setWindowTitle(title);
    m_name->setMaxLength(kLongestPresetName);
    m_name->setAccessibleName(tr("Name of the preset"));
    m_name->setPlaceholderText(tr("For example: Strict and short"));
    m_name->setMinimumWidth(letterWidth(fontMetrics()) * 36);
    m_name->selectAll();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    QPushButton *save = buttons->button(QDialogButtonBox::Save);
    const auto follow = [this, save] { save->setEnabled(!this->name().isEmpty()); };
    follow();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kPresetMargin, kPresetMargin, kPresetMargin, kPresetMargin);
    column->setSpacing(kPresetMargin / 2);
    column->addWidget(m_name);
    column->addStretch(1);
    column->addWidget(buttons);
    connect(m_name, &QLineEdit::textChanged, this, follow);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QString PresetNameDialog::name() const
{
    return m_name->text().simplified();
}

} // namespace ui
