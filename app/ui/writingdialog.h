// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace ui {

/// A dialog that a person writes something in. Leaving it, by Esc, Cancel or its frame, asks first
/// where words would be lost; accept() saves them, and may refuse to.
class WritingDialog : public QDialog
{
    Q_OBJECT

public:
    using QDialog::QDialog;

    void reject() override;

protected:
    /// Something was written that is kept nowhere else.
    [[nodiscard]] virtual bool isUnsaved() const = 0;
    /// As it is now it could be saved.
    [[nodiscard]] virtual bool canBeSaved() const = 0;
};

} // namespace ui
