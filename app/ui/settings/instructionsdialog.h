// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editordialog.h"

#include <optional>

class QDialogButtonBox;
class QLabel;
class QMenu;
class QPlainTextEdit;
class QPushButton;

namespace ui {

/// A conversation's own instructions (its system prompt), inherited from the settings until they
/// are changed here. Open with open() and read instructions() when accepted.
class InstructionsDialog : public EditorDialog
{
    Q_OBJECT

public:
    /// `own`: the conversation's, unset while it uses `inherited`.
    InstructionsDialog(const std::optional<QString> &own, const QString &inherited,
                       QWidget *parent = nullptr);

    /// Unset: those of the settings. An empty text: none at all.
    [[nodiscard]] std::optional<QString> instructions() const;
    /// A button that opens this menu, beside those that it has.
    void offer(const QString &words, QMenu *menu);
    /// In place of what is written, as one step that its Ctrl+Z takes back.
    void write(const QString &text);
    [[nodiscard]] bool isUnsaved() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void useInherited();
    void updateOrigin();

    QString m_inherited;
    QString m_opened; ///< what was written here at first
    bool m_isInherited = true;
    QLabel *m_note = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QPushButton *m_reset = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
};

} // namespace ui
