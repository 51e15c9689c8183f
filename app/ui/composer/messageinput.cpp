// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/messageinput.h"

#include "ui/composer/pictures.h"
#include "ui/letterwidth.h"
#include "ui/theme.h"

#include <QGuiApplication>
#include <QInputMethod>
#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QTimer>

namespace ui {
namespace {

constexpr int kMaxLines = 10;

bool isEnter(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

} // namespace

MessageInput::MessageInput(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(true);
    connect(this, &QPlainTextEdit::textChanged, this, &MessageInput::grow);
}

void MessageInput::dress(const Theme &theme)
{
    const render::Colors &colors = theme.colors();
    setFont(theme.readingFont());
    QPalette inks = palette();
    inks.setColor(QPalette::Base, colors.raised);
    inks.setColor(QPalette::Text, colors.text);
    inks.setColor(QPalette::PlaceholderText, colors.text3);
    inks.setColor(QPalette::Highlight, colors.select);
    inks.setColor(QPalette::HighlightedText, colors.text);
    setPalette(inks);
}

void MessageInput::showDocument(QTextDocument *document)
{
    if (document == this->document())
        return;
    if (hasPreedit())
        QGuiApplication::inputMethod()->commit();
    m_preedit.clear();
    setDocument(document);
    document->setDefaultFont(font());
    moveCursor(QTextCursor::End);
    grow();
}

QSize MessageInput::sizeHint() const
{
    return {letterWidth(fontMetrics()) * 40, heightFor(m_lines)};
}

QSize MessageInput::minimumSizeHint() const
{
    return {letterWidth(fontMetrics()) * 10, heightFor(m_lines)};
}

void MessageInput::keyPressEvent(QKeyEvent *event)
{
    if (isEnter(*event)) {
        pressEnter(event);
        return;
    }
    m_hasJustCommitted = false;
    if (event->key() == Qt::Key_Escape && hasPreedit()) {
        // The nearest thing that Escape closes is what is being composed.
        QGuiApplication::inputMethod()->reset();
        event->accept();
        return;
    }
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (event->key() == Qt::Key_Up && modifiers == Qt::NoModifier && document()->isEmpty()
        && !hasPreedit()) {
        Q_EMIT editLastRequested();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void MessageInput::keyReleaseEvent(QKeyEvent *event)
{
    if (!event->isAutoRepeat())
        m_hasJustCommitted = false;
    QPlainTextEdit::keyReleaseEvent(event);
}

void MessageInput::inputMethodEvent(QInputMethodEvent *event)
{
    m_preedit = event->preeditString();
    if (!event->commitString().isEmpty()) {
        // Some input methods commit and then pass on the very Enter that committed. It arrives
        // before the event loop comes round again.
        m_hasJustCommitted = true;
        QTimer::singleShot(0, this, [this] { m_hasJustCommitted = false; });
    }
    QPlainTextEdit::inputMethodEvent(event);
    grow();
}

void MessageInput::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    Q_EMIT focusChanged();
}

void MessageInput::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    Q_EMIT focusChanged();
}

void MessageInput::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        document()->setDefaultFont(font());
        grow();
        updateGeometry();
    }
}

void MessageInput::dragEnterEvent(QDragEnterEvent *event)
{
    // The whole window is the target for pictures and files, not this field alone.
    if (offersPictures(event->mimeData()))
        event->ignore();
    else
        QPlainTextEdit::dragEnterEvent(event);
}

void MessageInput::dragMoveEvent(QDragMoveEvent *event)
{
    if (offersPictures(event->mimeData()))
        event->ignore();
    else
        QPlainTextEdit::dragMoveEvent(event);
}

bool MessageInput::canInsertFromMimeData(const QMimeData *source) const
{
    return offersPictures(source) || source->hasText();
}

void MessageInput::insertFromMimeData(const QMimeData *source)
{
    if (offersPictures(source)) {
        Q_EMIT picturesPasted(source);
        return;
    }
    // Only ever the plain text: HTML could name files and addresses that nobody chose.
    textCursor().insertText(source->text());
    ensureCursorVisible();
}

void MessageInput::pressEnter(QKeyEvent *event)
{
    event->accept();
    if (hasPreedit() || m_hasJustCommitted) {
        m_hasJustCommitted = false;
        return;
    }
    if (!isSendPress(event->modifiers() & ~Qt::KeypadModifier)) {
        // A paragraph, where Qt would make a line separator of Shift+Enter.
        textCursor().insertText(QStringLiteral("\n"));
        ensureCursorVisible();
        return;
    }
    if (!event->isAutoRepeat())
        Q_EMIT submitRequested();
}

bool MessageInput::isSendPress(Qt::KeyboardModifiers modifiers) const
{
    if (modifiers == Qt::ControlModifier)
        return true;
    return modifiers == Qt::NoModifier && m_sendKey == core::SendKey::Enter;
}

int MessageInput::heightFor(int lines) const
{
    const int margin = qCeil(document()->documentMargin());
    return lines * fontMetrics().lineSpacing() + 2 * margin + 2 * frameWidth();
}

void MessageInput::grow()
{
    // The plain-text layout counts its height in lines and knows it without laying all out.
    const int lines = qBound(1, qCeil(document()->size().height()), kMaxLines);
    setVerticalScrollBarPolicy(lines < kMaxLines ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    if (lines == m_lines)
        return;
    m_lines = lines;
    updateGeometry();
}

} // namespace ui
