// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/parameters/parameterfield.h"

namespace ui {

class LineInput;

/// A parameter that is any text of one line.
class TextField : public ParameterField
{
    Q_OBJECT

public:
    explicit TextField(QWidget *parent = nullptr);

    void setValue(const Value &own, const QString &resting) override;
    void describe(const QString &name, const QString &description) override;
    void discard() override;

private:
    void hear();

    LineInput *m_field;
    QString m_own;
};

} // namespace ui
