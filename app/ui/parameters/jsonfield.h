// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/parameters/parameterfield.h"
#include "ui/theme.h"

#include <functional>

class QPlainTextEdit;

namespace ui {

/// A parameter that is written as JSON, an object or an array. What is no JSON is said with its
/// line and column, and not used. Of an array (`tools`) the order of its schemas is kept.
class JsonField : public ParameterField
{
    Q_OBJECT

public:
    enum class Shape { Object, Array };

    JsonField(const Theme &theme, Shape shape, QWidget *parent = nullptr);

    void setValue(const Value &own, const QString &resting) override;
    void describe(const QString &name, const QString &description) override;
    void discard() override;
    /// What a value looks like that was not typed here, where it is not shown as it is.
    void showAs(std::function<QJsonValue(const QJsonValue &)> shown) { m_shown = std::move(shown); }
    /// Puts this into it as if it were typed.
    void enter(const QJsonValue &value);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void hear();
    void fit();
    [[nodiscard]] int shownHeight() const;
    void fill(const QString &text);
    [[nodiscard]] Value read(QString *fault) const;
    [[nodiscard]] QString textOf(const Value &value) const;

    Shape m_shape;
    QPlainTextEdit *m_text;
    Value m_own;
    bool m_isFitting = false;
    std::function<QJsonValue(const QJsonValue &)> m_shown;
};

} // namespace ui
