// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

class QPlainTextEdit;

namespace ui {

/// A list, and below it the text of what is chosen there, to be read only. Owns both.
class PreviewSplitter : public QSplitter
{
    Q_OBJECT

public:
    PreviewSplitter(QWidget *list, QPlainTextEdit *text, QWidget *parent);
};

} // namespace ui
