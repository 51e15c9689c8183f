// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QDialog>
#include <QJsonObject>

class QPlainTextEdit;
class QPushButton;

namespace ui {

class NoteRow;

/// Asks for JSON as an answer should look, and makes a schema of it. Deletes itself when it is
/// closed.
class ExampleDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ExampleDialog(Theme &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    void made(const QString &schema);

private:
    void hear();
    void make();

    QPlainTextEdit *m_text;
    NoteRow *m_fault;
    QPushButton *m_make;
};

} // namespace ui
