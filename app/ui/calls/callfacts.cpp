// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/callfacts.h"

#include "ui/inspector/longtextview.h"
#include "ui/label.h"
#include "ui/measures.h"

#include <QAbstractTextDocumentLayout>
#include <QVBoxLayout>
#include <QtMath>

namespace ui {
namespace {

constexpr int kMostFactLines = 6;
constexpr int kLeastFactLines = 2;
constexpr int kFactRoom = 8;
constexpr qsizetype kMostFacts = 512 * 1024; ///< UTF-16 units

} // namespace

CallFacts::CallFacts(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_name(new Label(theme, {kCaption, false, Label::Ink::Second}, this))
    , m_view(new LongTextView(theme, this))
{
    m_name->setBuddy(m_view);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_name);
    column->addWidget(m_view);
    connect(m_view->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged,
            this, &CallFacts::fit);
    connect(&theme, &Theme::fontsChanged, this, &CallFacts::fit);
    hide();
}

bool CallFacts::show(const QString &name, const QString &text)
{
    m_name->setText(name);
    m_view->setAccessibleName(name);
    setVisible(!text.isEmpty());
    if (text != m_text) {
        m_text = text;
        const chat::LongText shown = chat::longText(text, kMostFacts);
        m_isWhole = !shown.isCut;
        m_view->setLongText(shown);
        fit();
    }
    return m_isWhole;
}

QString CallFacts::text() const
{
    return m_view->toPlainText();
}

void CallFacts::fit()
{
    // The plain-text layout counts its height in lines.
    const int lines = qMax(1, qCeil(m_view->document()->size().height()));
    // A line is only there to be seen for the view when there is room below it, too.
    const int around =
        2 * qCeil(m_view->document()->documentMargin()) + 2 * m_view->frameWidth() + kFactRoom;
    const int line = m_view->fontMetrics().lineSpacing();
    m_view->setMinimumHeight(qMin(lines, kLeastFactLines) * line + around);
    m_view->setMaximumHeight(qMin(lines, kMostFactLines) * line + around);
}

} // namespace ui
