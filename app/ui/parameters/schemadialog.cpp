// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parameters/schemadialog.h"
#include "ui/letterwidth.h"
#include "ui/settings/noterow.h"

#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

SchemaDialog::SchemaDialog(Theme &theme, SchemaForm &form, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("schemaDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Schema of the answer"));
    auto *large = new SchemaForm(theme, SchemaForm::Size::Large, this);
    auto *fault = new NoteRow(theme, this);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(large, 1);
    column->addWidget(fault);
    column->addWidget(buttons);
    const QFontMetrics metrics = fontMetrics();
    resize(letterWidth(metrics) * 90, metrics.lineSpacing() * 36);
    large->copyFrom(form);
    const auto say = [large, fault] {
        if (large->fault().isEmpty())
            fault->clear();
        else
            fault->say(Tone::Fault, large->fault());
    };
    say();
    connect(large, &SchemaForm::edited, &form, [large, &form, say] {
        say();
        form.copyFrom(*large);
        Q_EMIT form.edited();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    large->editor().setFocus();
}

} // namespace ui
