// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/secretedits.h"
#include "ui/theme.h"

#include <QWidget>

class QVBoxLayout;

namespace ui {

class IconButton;
class KeyField;
class LinkButton;
class NoteRow;

/// Further API keys of a connection, a row each: asked in this order when the one before is
/// refused or limited. Never split from one field, because keys may contain any character.
class KeyRows : public QWidget
{
    Q_OBJECT

public:
    explicit KeyRows(Theme &theme, QWidget *parent = nullptr);

    /// Shows rows for the kept keys after the first; `isStored`: beyond this run.
    void setKept(int keptCount, bool isStored);
    /// The same, and the rows that were typed stay behind them.
    void renewKept(int keptCount, bool isStored);
    void setKeys(const QList<chat::SecretEdits::Key> &keys, bool isStored);
    [[nodiscard]] QList<chat::SecretEdits::Key> keys() const;
    /// Marks what cannot be sent and says why; true when there is nothing.
    [[nodiscard]] bool check();
    void retranslate();

Q_SIGNALS:
    void edited();
    /// The key of the first row and the connection's first key change places.
    void swapRequested();
    void revealRequested(ui::KeyField *field);

private:
    struct Row {
        QWidget *line = nullptr;
        KeyField *field = nullptr;
        IconButton *up = nullptr;
        IconButton *remove = nullptr;
    };

    Row &addRow(const chat::SecretEdits::Key &key);
    void clear();
    void moveUp(QWidget *line);
    void remove(QWidget *line);
    [[nodiscard]] int rowOf(const QWidget *line) const;

    Theme &m_theme;
    QVBoxLayout *m_layout;
    NoteRow *m_note;
    LinkButton *m_add;
    QList<Row> m_rows;
    bool m_isStored = false;
};

} // namespace ui
