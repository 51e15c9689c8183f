// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/parameters/parameterfield.h"

class QPlainTextEdit;

namespace ui {

/// A text of several lines: the instructions of a conversation.
class ProseField : public ParameterField
{
    Q_OBJECT

public:
    explicit ProseField(QWidget *parent = nullptr);

    void setValue(const Value &own, const QString &resting) override;
    void describe(const QString &name, const QString &description) override;
    void discard() override {}

private:
    void fit();

    QPlainTextEdit *m_text;
};

} // namespace ui
