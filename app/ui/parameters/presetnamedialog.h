// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace ui {

class LineInput;

/// Asks what a preset is to be called.
class PresetNameDialog : public QDialog
{
    Q_OBJECT

public:
    PresetNameDialog(const QString &title, const QString &name, QWidget *parent);

    [[nodiscard]] QString name() const;

private:
    LineInput *m_name;
};

} // namespace ui
