// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QDialog>

class QPushButton;

namespace ui {

class NewPassphrase;

/// Asks for a new passphrase, twice, and says what happens when it is forgotten.
class PassphraseDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PassphraseDialog(Theme &theme, QWidget *parent = nullptr);
    ~PassphraseDialog() override;

Q_SIGNALS:
    /// Once, as the dialog is accepted; it keeps nothing of it.
    void chosen(const QString &passphrase);

private:
    void takeIt();

    NewPassphrase *m_fields;
    QPushButton *m_ok;
};

} // namespace ui
