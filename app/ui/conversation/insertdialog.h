// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"
#include "ui/editordialog.h"

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QPlainTextEdit;

namespace ui {

/// Asks for a message that is written by hand, as an example for the model: whose it is, and what
/// it says. Open with open(); inserted() follows. Ctrl+Enter inserts, as Enter belongs to the text.
class InsertDialog : public EditorDialog
{
    Q_OBJECT

public:
    /// `role`: whose it is unless the person says otherwise, User or Assistant.
    explicit InsertDialog(core::Role role, QWidget *parent = nullptr);

    void accept() override;
    [[nodiscard]] bool isUnsaved() const override;

Q_SIGNALS:
    void inserted(core::Role role, const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();

    QLabel *m_label;
    QComboBox *m_role;
    QPlainTextEdit *m_text;
    QDialogButtonBox *m_buttons;
};

} // namespace ui
