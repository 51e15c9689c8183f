// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/questionline.h"

#include "ui/conversation/questionwords.h"
#include "ui/conversation/scroller.h"
#include "ui/paint.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QKeyEvent>
#include <QWheelEvent>
#include <algorithm>

namespace ui {
namespace {

constexpr int kLinePadding = 8; ///< above and below the words
constexpr int kGroundReach = 8; ///< of the pointed-at ground, beside the words

} // namespace

QuestionLine::QuestionLine(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setCursor(Qt::PointingHandCursor);
    describe();
    hide();
    connect(&theme, &Theme::colorsChanged, this, qOverload<>(&QWidget::update));
}

int QuestionLine::lineHeight() const
{
    return std::max(row::kFooter, QFontMetrics(m_theme.uiFont()).height() + 2 * kLinePadding) + 1;
}

void QuestionLine::place(const QRect &area, int columnLeft, int columnWidth)
{
    m_columnLeft = columnLeft;
    m_columnWidth = columnWidth;
    setGeometry(area.x(), area.y(), area.width(), lineHeight());
    update();
}

int QuestionLine::questionAbove(const core::Conversation &conversation, const RowList &rows,
                                const Scroller &scroller) const
{
    const qint64 top = scroller.toRows(0);
    const int reply = top <= 0 ? -1 : rows.rowAt(top);
    if (reply <= 0 || conversation.at(reply).role == core::Role::User)
        return -1;
    int question = reply - 1;
    // Between them may be what tools were asked and said.
    while (question >= 0 && conversation.at(question).role != core::Role::User)
        --question;
    if (question < 0)
        return -1;
    const qint64 begin = rows.top(question + 1);
    const qint64 end = rows.top(reply) + rows.rowHeight(reply);
    const bool isLong = end - begin > scroller.viewHeight();
    const bool isPast = top >= begin + row::kQuestionToReply;
    // The next message is never covered.
    return isLong && isPast && end - top >= lineHeight() ? question : -1;
}

int QuestionLine::follow(const core::Conversation *conversation, const RowList &rows,
                         const Scroller &scroller)
{
    m_row = conversation ? questionAbove(*conversation, rows, scroller) : -1;
    if (m_row >= 0)
        take(*conversation);
    const bool isShown = m_row >= 0 && !m_words.isEmpty();
    if (isShown == isHidden()) {
        if (hasFocus())
            parentWidget()->setFocus(Qt::ShortcutFocusReason);
        setVisible(isShown);
        raise();
    }
    return isShown ? lineHeight() : 0;
}

void QuestionLine::take(const core::Conversation &conversation)
{
    const core::Message &question = conversation.at(m_row);
    if (question.id == m_id && question.revision == m_revision && question.isLoaded == m_isLoaded)
        return;
    // Its text may have been put away again: the words are kept.
    if (question.isLoaded || question.id != m_id)
        m_words = questionWords(question.parts);
    m_id = question.id;
    m_revision = question.revision;
    m_isLoaded = question.isLoaded;
    describe();
    update();
}

void QuestionLine::describe()
{
    //: What a screen reader says of the line; %1 are the question's first words
    setAccessibleName(tr("Question: %1").arg(m_words));
    setToolTip(tr("Go to the question"));
}

void QuestionLine::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        describe();
}

void QuestionLine::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter)
        click();
    else if (event->key() == Qt::Key_Space)
        QAbstractButton::keyPressEvent(event);
    else
        event->ignore(); // arrows scroll, letters go to the composer: the view knows
}

/// The view below scrolls as if this were not there.
void QuestionLine::wheelEvent(QWheelEvent *event)
{
    auto *area = qobject_cast<QAbstractScrollArea *>(parentWidget());
    if (!area)
        return;
    const QPointF place = event->position() + QPointF(pos() - area->viewport()->pos());
    QWheelEvent same(place, event->globalPosition(), event->pixelDelta(), event->angleDelta(),
                     event->buttons(), event->modifiers(), event->phase(), event->inverted(),
                     event->source());
    QCoreApplication::sendEvent(area->viewport(), &same);
    event->accept();
}

void QuestionLine::paintEvent(QPaintEvent *)
{
    const render::Colors &colors = m_theme.colors();
    QPainter painter(this);
    painter.fillRect(rect(), colors.canvas);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colors.line);
    const QRect words(m_columnLeft, 0, m_columnWidth, height() - 1);
    const QRect ground = words.adjusted(-kGroundReach, 2, kGroundReach, -2);
    const bool isPointed = underMouse();
    if (isPointed)
        paintRow(painter, ground, isDown() ? RowState::Pressed : RowState::Pointed, colors);
    const QFont font = m_theme.uiFont();
    painter.setFont(font);
    painter.setPen(isPointed ? colors.text : colors.text2);
    // At the start of its own direction, as the question itself.
    painter.setLayoutDirection(m_words.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter.drawText(words, int(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(m_words, Qt::ElideRight, words.width()));
    if (hasFocus())
        paintFocusRing(painter, ground, colors);
}

} // namespace ui
