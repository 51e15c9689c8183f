// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/prompttemplate.h"
#include "ui/editordialog.h"

#include <functional>

class QFormLayout;
class QPlainTextEdit;

namespace ui {

/// Asks for what a prompt needs to be told, and shows what comes of it before it is used. Open it
/// with open() and read text() when it was accepted.
class PromptForm : public EditorDialog
{
    Q_OBJECT

public:
    enum class Purpose {
        Insert,      ///< it becomes a text
        Instructions ///< it goes on being a template, for the moment is filled in at sending
    };

    /// `known`: values that nobody is asked for.
    PromptForm(const QString &title, const QString &source,
               const core::PromptTemplate::Values &known, Purpose purpose, QWidget *parent);

    /// As it is filled in now.
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool isUnsaved() const override { return answers() != m_opened; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addFields(QFormLayout &form);
    [[nodiscard]] QWidget *makeField(const core::PromptVariable &variable);
    [[nodiscard]] core::PromptTemplate::Values answers() const;
    void follow();

    core::PromptTemplate m_template;
    core::PromptTemplate::Values m_known;
    Purpose m_purpose;
    QHash<QString, std::function<QString()>> m_answers; ///< by key
    core::PromptTemplate::Values m_opened; ///< what the fields said before anybody typed
    QPlainTextEdit *m_preview;
};

} // namespace ui
