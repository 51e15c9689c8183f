// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/parameters/parameterbinding.h"
#include "ui/theme.h"

#include <QDeadlineTimer>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QToolButton;

namespace chat {
class Toolbox;
} // namespace chat

namespace ui {

class FormScroll;
class IconButton;
class Label;
class LineInput;
class LinkButton;
class NoteRow;
class ParameterField;
class ParameterRow;
class TextButton;

/// The panel with what requests carry besides the messages. At first the few that people ask for;
/// the others stand behind one row, with a field to search them by. What is written holds at once.
class ParameterPanel : public QWidget
{
    Q_OBJECT

public:
    /// `toolbox` may be null: tools are written as JSON then.
    ParameterPanel(Theme &theme, ParameterBinding &binding, const chat::Toolbox *toolbox,
                   QWidget *parent = nullptr);

    /// The keyboard goes to this parameter, wherever it stands. False for one that has no row.
    bool goTo(const QString &name);
    [[nodiscard]] QWidget *presetsButton() const;
    /// Every parameter has its row. They are made some at a time, in turns.
    [[nodiscard]] bool isWhole() const;

Q_SIGNALS:
    void closeRequested();
    void presetsRequested();
    /// What would be sent now is to be shown.
    void requestWanted();
    /// The instructions are to be written where there is more room.
    void editorWanted();
    void toolsWanted();
    /// A button is to give a parameter another value; undefined: what is inherited.
    void replaced(const QString &name, const QJsonValue &value);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void connectParts();
    void retranslate();
    void addRow(const QString &name, ParameterField *field, QList<ParameterRow *> &rows);
    void addBasicRows();
    void ensureAllRows();
    void buildSome(QDeadlineTimer until);
    void showAll(bool isShown);
    void filter();
    void goToFirstMatch();
    void follow();
    void startAnew();
    void followLayers();
    void setUsable(bool isUsable);
    void followTools();
    [[nodiscard]] QStringList offeredTools() const;
    [[nodiscard]] QList<ParameterRow *> rows() const { return m_basic + m_more; }

    Theme &m_theme;
    ParameterBinding &m_binding;
    const chat::Toolbox *m_toolbox;
    QStringList m_offered; ///< tools that can be chosen by name
    Label *m_title;
    TextButton *m_presets;
    IconButton *m_close;
    QComboBox *m_layer;
    NoteRow *m_layerNote;
    FormScroll *m_scroll;
    LinkButton *m_editor;
    QToolButton *m_all;
    LineInput *m_words;
    Label *m_nothing;
    LinkButton *m_request;
    QTimer m_patience; ///< with a chat that is only being opened
    QTimer m_building; ///< the next turn makes more rows
    QList<ParameterRow *> m_basic;
    QList<ParameterRow *> m_more; ///< made when they are first asked for
};

} // namespace ui
