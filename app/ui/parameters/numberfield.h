// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/parameters/parameterfield.h"

namespace ui {

class LineInput;

/// Which numbers there are, and how the arrow keys count. Unset: there is no end that way.
struct NumberSteps {
    std::optional<double> least;
    std::optional<double> most;
    double step = 1;
    std::optional<double> start; ///< what is counted from where nothing holds; unset: nothing
    bool isWhole = false;        ///< of 64 bits
};

/// A number, or nothing. Not a spin box: those always hold a number. Takes what input methods and
/// other languages make of digits; the arrow keys count up and down.
class NumberField : public ParameterField
{
    Q_OBJECT

public:
    explicit NumberField(const NumberSteps &steps, QWidget *parent = nullptr);

    void setValue(const Value &own, const QString &resting) override;
    void describe(const QString &name, const QString &description) override;
    void discard() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void hear();
    void step(int steps);
    [[nodiscard]] Value read(const QString &typed) const;
    [[nodiscard]] QString reason() const;

    NumberSteps m_steps;
    LineInput *m_field;
    Value m_own;
};

/// As people read it, and as it is typed: always with a point, never grouped.
[[nodiscard]] QString numberText(const QJsonValue &number);

} // namespace ui
