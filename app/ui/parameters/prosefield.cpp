// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parameters/prosefield.h"

#include "ui/writtentext.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kProseLines = 4;

} // namespace

ProseField::ProseField(QWidget *parent)
    : ParameterField(parent)
    , m_text(new QPlainTextEdit(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_text);
    setFocusProxy(m_text);
    m_text->setTabChangesFocus(true);
    fit();
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        const QString text = writtenIn(*m_text).trimmed();
        propose(text.isEmpty() ? Value() : Value(QJsonValue(text)), nullptr);
    });
}

void ProseField::fit()
{
    const int around = 2 * m_text->frameWidth() + int(2 * m_text->document()->documentMargin());
    m_text->setFixedHeight(kProseLines * m_text->fontMetrics().lineSpacing() + around);
}

void ProseField::setValue(const Value &own, const QString &resting)
{
    fit(); // the size of the letters may be another one
    m_text->setPlaceholderText(resting);
    const QString text = own ? own->toString() : QString();
    // What is written here may end with a space that is kept nowhere.
    if (writtenIn(*m_text).trimmed() == text.trimmed())
        return;
    const QSignalBlocker quiet(m_text);
    m_text->setPlainText(text);
}

void ProseField::describe(const QString &name, const QString &description)
{
    m_text->setAccessibleName(name);
    m_text->setAccessibleDescription(description);
}

} // namespace ui
