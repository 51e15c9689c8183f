// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings.h"

#include <QPlainTextEdit>

namespace ui {

class Theme;

/// The plain-text field of the composer: grows to ten lines, knows which key sends, never sends
/// what an input method is still composing, and offers pictures instead of inserting them.
class MessageInput : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit MessageInput(QWidget *parent = nullptr);

    /// Takes the reading font and the colours of the ground it stands on.
    void dress(const Theme &theme);
    void setSendKey(core::SendKey key) { m_sendKey = key; }
    /// Shows another draft; the input method's preedit is committed to the old one first.
    void showDocument(QTextDocument *document);
    [[nodiscard]] bool hasPreedit() const { return !m_preedit.isEmpty(); }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void submitRequested();
    /// Up was pressed in an empty field.
    void editLastRequested();
    /// Pictures or files were pasted. The data is only valid during the call.
    void picturesPasted(const QMimeData *data);
    void focusChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    void pressEnter(QKeyEvent *event);
    [[nodiscard]] bool isSendPress(Qt::KeyboardModifiers modifiers) const;
    [[nodiscard]] int heightFor(int lines) const;
    void grow();

    core::SendKey m_sendKey = core::SendKey::Enter;
    QString m_preedit;
    bool m_hasJustCommitted = false; ///< the input method committed while this event was handled
    int m_lines = 1;
};

} // namespace ui
