// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/toolbox.h"
#include "ui/theme.h"

#include <QWidget>

class QListWidget;
class QListWidgetItem;

namespace ui {

class LineInput;

/// All tools by where they come from, with a field to search them by. What is chosen is a tool of
/// a source, by its own name.
class ToolList : public QWidget
{
    Q_OBJECT

public:
    struct Choice {
        QString source; ///< empty: none, or one that is not kept yet
        QString name;
        bool operator==(const Choice &) const = default;
    };

    ToolList(Theme &theme, const chat::Toolbox &toolbox, QWidget *parent = nullptr);

    /// Reads them again; `draft` is the name of a new one that is not kept yet, if there is one.
    void fill(const std::optional<QString> &draft);
    [[nodiscard]] Choice current() const;
    /// Without a word. What the search hides is shown again.
    void choose(const Choice &choice);
    void focusSearch();

Q_SIGNALS:
    void chosen(const ui::ToolList::Choice &choice);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void removeRequested();

private:
    void addHead(const QString &words);
    QListWidgetItem *addTool(const QString &source, const tools::Tool &tool);
    void filter();

    Theme &m_theme;
    const chat::Toolbox &m_toolbox;
    LineInput *m_words;
    QListWidget *m_list;
};

/// What people call a source of tools.
[[nodiscard]] QString sourceTitle(const QString &source);
/// True when each of these words is in the tool's name or description, compared as search does.
[[nodiscard]] bool matchesTool(const QString &name, const QString &description,
                               const QString &words);

} // namespace ui
