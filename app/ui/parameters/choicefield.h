// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/parameters/parameterfield.h"
#include "ui/theme.h"

#include <functional>

class QComboBox;

namespace ui {

class LineInput;

/// One of the values that a parameter may have. The first entry sets nothing and says what holds
/// then; a value that is none of them is shown as it is. Where other words are fine, too, the last
/// entry opens a line for them.
class ChoiceField : public ParameterField
{
    Q_OBJECT

public:
    struct Choice {
        QJsonValue value;
        QString words;
    };
    /// Asked again when the language has changed.
    using Choices = std::function<QList<Choice>()>;

    /// How other values than the choices are written: the words of the entry, and both ways
    /// between what is typed and the value. `typed` is empty for a value that is none of these.
    struct Other {
        std::function<QString()> words;
        std::function<QJsonValue(const QString &)> value;
        std::function<QString(const QJsonValue &)> typed;
    };

    ChoiceField(const Theme &theme, Choices choices, QWidget *parent = nullptr);

    /// Before the first setValue().
    void setOther(Other other) { m_other = std::move(other); }
    void setValue(const Value &own, const QString &resting) override;
    void describe(const QString &name, const QString &description) override;
    void discard() override;

private:
    void choose(int entry);
    void dress();
    [[nodiscard]] QString typedWords(const Value &own) const;

    const Theme &m_theme;
    Choices m_choices;
    std::optional<Other> m_other;
    QComboBox *m_box;
    LineInput *m_line;          ///< for other words; hidden until they are chosen
    QList<QJsonValue> m_values; ///< of the entries behind the first
};

} // namespace ui
