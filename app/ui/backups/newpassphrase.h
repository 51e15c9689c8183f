// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QWidget>

class QLineEdit;

namespace ui {

class NoteRow;

/// Two fields for a new passphrase that must be the same, and a line that says what is missing.
class NewPassphrase : public QWidget
{
    Q_OBJECT

public:
    explicit NewPassphrase(Theme &theme, QWidget *parent = nullptr);

    /// Long enough, and twice the same.
    [[nodiscard]] bool isReady() const;
    /// What was typed; the fields are empty then. The caller wipes it.
    [[nodiscard]] QString take();
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void judge();

    QLineEdit *m_first;
    QLineEdit *m_again;
    NoteRow *m_note;
};

} // namespace ui
