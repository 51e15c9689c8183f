// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connectiontypes.h"
#include "chat/secretedits.h"
#include "ui/lineinput.h"
#include "ui/theme.h"

#include <QByteArray>
#include <optional>

namespace ui {

/// The API Key field: masked until its eye is clicked, cleaned of what gets pasted along with a
/// key, and careful with the clipboard. A stored key is not read before it is asked for.
class KeyField : public LineInput
{
    Q_OBJECT

public:
    /// Where a key is that need not be entered: in the keychain or the file, or only in memory.
    enum class Kept { No, ForThisRun, Stored };

    explicit KeyField(Theme &theme, QWidget *parent = nullptr);

    /// Empties and masks it, and says what there is already; `place`: among the kept keys.
    void reset(Kept kept, int place = 0);
    /// What is typed, else the place of the kept key it stands for.
    [[nodiscard]] chat::SecretEdits::Key value() const;
    void setValue(const chat::SecretEdits::Key &value, bool isStored);
    /// Where this key is among those that are kept; -1: nowhere.
    [[nodiscard]] int place() const { return isKept() ? m_place : -1; }
    /// What was typed, as if by hand.
    void enter(const QString &key);
    /// Shows the stored key; not an edit.
    void reveal(const QByteArray &key);
    /// False: the stored key stays. Touched and empty: the stored key is to be forgotten.
    [[nodiscard]] bool isTouched() const;
    /// Why what was typed cannot be sent as a key; empty when it can.
    [[nodiscard]] QString fault() const;
    [[nodiscard]] bool isShown() const { return echoMode() == QLineEdit::Normal; }

Q_SIGNALS:
    /// The eye was clicked while there is only a stored key.
    void revealRequested();
    /// A whole example was pasted: its key has been taken, and this is all that stood in it.
    void exampleFound(const chat::PastedExample &example);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] bool isKept() const { return m_kept != Kept::No; }
    [[nodiscard]] QString placeholder() const;
    void toggle();
    void setShown(bool isShown);
    void retranslate();
    void clean();
    [[nodiscard]] bool takeExample();
    void copyMarked();

    Theme &m_theme;
    QAction *m_eye;
    Kept m_kept = Kept::No;
    int m_place = 0;
    bool m_isTouched = false;
    bool m_wasRevealed = false;
};

} // namespace ui
