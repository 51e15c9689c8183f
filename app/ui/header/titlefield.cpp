// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/header/titlefield.h"

#include "ui/lineinput.h"
#include "ui/textbutton.h"

#include <QEvent>
#include <QHBoxLayout>

namespace ui {
namespace {

constexpr double kTitleFactor = 1.08;
constexpr int kLongestTitle = 200;

} // namespace

TitleField::TitleField(const Theme &theme, QWidget *parent)
    : QStackedWidget(parent)
    , m_field(new LineInput(this))
{
    // Only the words themselves are a button; the room beside them is not.
    auto *holder = new QWidget(this);
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    m_button = new TextButton(theme, {.factor = kTitleFactor, .isBold = true, .icon = {}}, holder);
    row->addWidget(m_button);
    row->addStretch(1);
    addWidget(holder);
    addWidget(m_field);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_field->setMaxLength(kLongestTitle);
    connect(m_button, &TextButton::clicked, this, &TitleField::beginEdit);
    connect(m_field, &LineInput::editingFinished, this, [this] { finish(true); });
    connect(m_field, &LineInput::cancelled, this, [this] { finish(false); });
    retranslate();
}

void TitleField::setTitle(const QString &title)
{
    m_value = title;
    m_button->setEnabled(!title.isEmpty());
    retranslate();
}

void TitleField::beginEdit()
{
    if (m_value.isEmpty())
        return;
    m_field->setText(m_value);
    setCurrentWidget(m_field);
    m_field->setFocus(Qt::OtherFocusReason);
    m_field->selectAll();
}

void TitleField::finish(bool isKept)
{
    if (currentWidget() != m_field)
        return;
    setCurrentIndex(0);
    const QString title = m_field->text().simplified();
    if (isKept && !title.isEmpty() && title != m_value)
        Q_EMIT renamed(title);
}

void TitleField::retranslate()
{
    m_button->setWords(m_value.isEmpty() ? tr("New chat") : m_value);
    m_button->describe(tr("Title: %1").arg(m_value), m_value.isEmpty() ? QString() : tr("Rename"));
    m_field->setAccessibleName(tr("Title of the chat"));
}

void TitleField::changeEvent(QEvent *event)
{
    QStackedWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

QSize TitleField::minimumSizeHint() const
{
    return {m_button->minimumSizeHint().width(), QStackedWidget::minimumSizeHint().height()};
}

} // namespace ui
