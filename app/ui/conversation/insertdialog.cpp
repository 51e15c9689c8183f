// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/insertdialog.h"
#include "ui/letterwidth.h"

#include "ui/writtentext.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr core::Role kInsertable[] = {core::Role::User, core::Role::Assistant};

} // namespace

InsertDialog::InsertDialog(core::Role role, QWidget *parent)
    : EditorDialog(parent)
    , m_label(new QLabel(this))
    , m_role(new QComboBox(this))
    , m_text(new QPlainTextEdit(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setObjectName(QStringLiteral("insertMessage"));
    m_label->setTextFormat(Qt::PlainText);
    m_label->setBuddy(m_role);
    for (const core::Role one : kInsertable)
        m_role->addItem(QString(), int(one));
    m_role->setCurrentIndex(m_role->findData(int(role)));
    m_text->setTabChangesFocus(true);
    m_text->installEventFilter(this);
    const QFontMetrics metrics = fontMetrics();
    m_text->setMinimumSize(letterWidth(metrics) * 60, metrics.lineSpacing() * 8);
    auto *who = new QFormLayout;
    who->addRow(m_label, m_role);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addLayout(who);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    QPushButton *insert = m_buttons->button(QDialogButtonBox::Ok);
    insert->setEnabled(false);
    connect(m_text, &QPlainTextEdit::textChanged, this,
            [this, insert] { insert->setEnabled(!writtenIn(*m_text).trimmed().isEmpty()); });
    retranslate();
    m_text->setFocus();
}

bool InsertDialog::isUnsaved() const
{
    return !writtenIn(*m_text).trimmed().isEmpty();
}

void InsertDialog::accept()
{
    const QString text = writtenIn(*m_text);
    if (!isUnsaved())
        return;
    QDialog::accept();
    Q_EMIT inserted(core::Role(m_role->currentData().toInt()), text);
}

bool InsertDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        const bool isEnter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
        if (isEnter && key.modifiers().testFlag(Qt::ControlModifier)) {
            accept();
            return true;
        }
    }
    return EditorDialog::eventFilter(watched, event);
}

void InsertDialog::changeEvent(QEvent *event)
{
    EditorDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void InsertDialog::retranslate()
{
    setWindowTitle(tr("Insert message"));
    m_label->setText(tr("Written by"));
    m_role->setAccessibleName(m_label->text());
    m_role->setItemText(0, tr("You"));
    m_role->setItemText(1, tr("The model"));
    m_text->setAccessibleName(tr("Text of the message"));
    m_text->setPlaceholderText(
        tr("The model reads it as if it had been said, for example to see how it should answer."));
    QPushButton *insert = m_buttons->button(QDialogButtonBox::Ok);
    insert->setText(tr("Insert"));
    insert->setToolTip(
        tr("Insert (%1)")
            .arg(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText)));
}

} // namespace ui
