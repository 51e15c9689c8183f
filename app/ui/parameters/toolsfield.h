// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/toolbox.h"
#include "ui/parameters/parameterfield.h"
#include "ui/theme.h"

#include <functional>

class QListWidget;
class QToolButton;

namespace ui {

class JsonField;
class LineInput;
class LinkButton;

/// Which tools a chat offers: one line that says it, and behind it a list to tick. Definitions that
/// nobody here knows are kept and shown; what no list can say is written as JSON.
class ToolsField : public ParameterField
{
    Q_OBJECT

public:
    /// `edit` opens the editor of tools.
    ToolsField(Theme &theme, const chat::Toolbox &toolbox, std::function<void()> edit,
               QWidget *parent = nullptr);

    void setValue(const Value &own, const QString &resting) override;
    void describe(const QString &name, const QString &description) override;
    void discard() override;

private:
    void build();
    void connectParts(Theme &theme);
    void fill();
    void addRow(const QString &words, const QJsonValue &definition, bool isChecked);
    void hear();
    void filter();
    void showRows(bool areShown);
    void showJson(bool isShown);
    void sum();
    void fit();
    [[nodiscard]] Value ticked() const;

    const Theme &m_theme;
    const chat::Toolbox &m_toolbox;
    QToolButton *m_open;
    QWidget *m_body;
    LineInput *m_words;
    QListWidget *m_list;
    LinkButton *m_edit;
    LinkButton *m_asJson;
    JsonField *m_json;
    QList<QJsonValue> m_definitions; ///< of the rows
    Value m_own;
    QString m_resting;
    bool m_isFilling = false;
};

/// The names of what a request offers as `tools`, of whatever kind.
[[nodiscard]] QStringList toolNames(const QJsonArray &tools);

} // namespace ui
