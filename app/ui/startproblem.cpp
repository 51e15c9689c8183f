// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/startproblem.h"

#include "ui/icons.h"
#include "ui/label.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kWidth = 420;

} // namespace

StartProblem::StartProblem(const Theme &theme, const texts::Explanation &words, QWidget *parent)
    : QDialog(parent)
{
    initResources();
    setWindowIcon(applicationIcon());
    setWindowTitle(QStringLiteral("Loquat"));
    setMinimumWidth(kWidth);
    setAccessibleDescription(texts::inOneLine(words));
    auto *what = new Label(theme, {1.15, true, Label::Ink::Text}, this);
    auto *advice = new Label(theme, {1.0, false, Label::Ink::Second}, this);
    what->setText(words.what);
    advice->setText(words.advice);
    for (Label *label : {what, advice}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(24, 24, 24, 16);
    all->setSpacing(12);
    all->addWidget(what);
    all->addWidget(advice);
    all->addStretch(1);
    all->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

} // namespace ui
