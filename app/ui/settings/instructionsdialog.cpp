// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/instructionsdialog.h"
#include "ui/letterwidth.h"

#include "ui/writtentext.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

InstructionsDialog::InstructionsDialog(const std::optional<QString> &own, const QString &inherited,
                                       QWidget *parent)
    : EditorDialog(parent)
    , m_inherited(inherited)
    , m_isInherited(!own)
    , m_note(new QLabel(this))
    , m_text(new QPlainTextEdit(own.value_or(inherited), this))
    , m_reset(new QPushButton(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this))
{
    setObjectName(QStringLiteral("instructions"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setBuddy(m_text);
    m_text->setTabChangesFocus(true);
    const QFontMetrics metrics = fontMetrics();
    m_text->setMinimumSize(letterWidth(metrics) * 60, metrics.lineSpacing() * 8);
    m_buttons->addButton(m_reset, QDialogButtonBox::ResetRole);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_note);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_reset, &QPushButton::clicked, this, &InstructionsDialog::useInherited);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        m_isInherited = false;
        updateOrigin();
    });
    m_opened = writtenIn(*m_text); // not as the field was given it: that knows other line ends
    retranslate();
}

std::optional<QString> InstructionsDialog::instructions() const
{
    if (m_isInherited)
        return std::nullopt;
    return writtenIn(*m_text).trimmed();
}

bool InstructionsDialog::isUnsaved() const
{
    return writtenIn(*m_text).trimmed() != m_opened.trimmed();
}

void InstructionsDialog::offer(const QString &words, QMenu *menu)
{
    auto *button = new QPushButton(words, this);
    button->setObjectName(QStringLiteral("instructionsMenu"));
    button->setMenu(menu);
    m_buttons->addButton(button, QDialogButtonBox::ActionRole);
}

void InstructionsDialog::write(const QString &text)
{
    QTextCursor cursor(m_text->document());
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    cursor.endEditBlock();
    m_text->setFocus();
}

void InstructionsDialog::changeEvent(QEvent *event)
{
    EditorDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void InstructionsDialog::retranslate()
{
    setWindowTitle(tr("Instructions"));
    m_text->setAccessibleName(tr("Instructions for this conversation"));
    m_text->setPlaceholderText(tr("For example: Answer briefly and in English."));
    m_reset->setText(tr("Use those of the settings"));
    updateOrigin();
}

void InstructionsDialog::useInherited()
{
    write(m_inherited); // Ctrl+Z in it brings back what stood there
    m_isInherited = true;
    updateOrigin();
}

void InstructionsDialog::updateOrigin()
{
    m_note->setText(m_isInherited
                        ? tr("Sent before every message of this conversation. These are the "
                             "instructions of the settings until you change them here.")
                        : tr("Sent before every message of this conversation. They belong to "
                             "this conversation alone."));
    m_reset->setEnabled(!m_isInherited);
}

} // namespace ui
