// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page.h"

#include "ui/icons.h"
#include "ui/label.h"
#include "ui/measures.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr double kTitle = 1.6;
constexpr int kColumnEms = 28;

} // namespace

Page::Page(const Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_body(new QWidget)
    , m_mark(new QLabel(m_body))
    , m_title(new Label(theme, {kTitle, true, Label::Ink::Text}, m_body))
    , m_sentence(new Label(theme, {1.0, false, Label::Ink::Second}, m_body))
{
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    m_body->setBackgroundRole(QPalette::Base);
    m_body->setAutoFillBackground(true);
    viewport()->setBackgroundRole(QPalette::Base);
    auto *middle = new QWidget(m_body);
    m_column = new QVBoxLayout(middle);
    m_column->setContentsMargins(0, 24, 0, 24);
    m_column->setSpacing(0);
    m_column->addWidget(m_mark, 0, Qt::AlignHCenter);
    m_column->addSpacing(16);
    m_column->addWidget(m_title);
    m_column->addSpacing(8);
    m_column->addWidget(m_sentence);
    m_title->setAlignment(Qt::AlignHCenter);
    m_sentence->setAlignment(Qt::AlignHCenter);
    auto *across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(middle);
    across->addStretch(1);
    auto *down = new QVBoxLayout(m_body);
    down->setContentsMargins(24, 0, 24, 0);
    // A little above the middle, where the eye takes the middle to be.
    down->addStretch(4);
    down->addLayout(across);
    down->addStretch(5);
    setWidget(m_body);
    connect(&theme, &Theme::fontsChanged, this, &Page::dress);
    dress();
}

void Page::say(const QString &title, const QString &sentence)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
    setAccessibleName(title);
}

void Page::dress()
{
    m_mark->setPixmap(markPixmap(kProgramMark, devicePixelRatioF()));
    const int em = QFontMetrics(m_theme.uiFont()).height();
    const int room = qMax(1, viewport()->width() - 48);
    m_column->parentWidget()->setFixedWidth(qMin(room, kColumnEms * em));
}

void Page::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    dress();
}

} // namespace ui
