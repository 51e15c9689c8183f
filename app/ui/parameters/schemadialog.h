// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/parameters/schemaform.h"

#include <QDialog>

namespace ui {

/// The schema of an answer in a window with more room. What is written in it is in the form beside
/// it at once, so that closing it loses nothing. Deletes itself when it is closed.
class SchemaDialog : public QDialog
{
    Q_OBJECT

public:
    SchemaDialog(Theme &theme, SchemaForm &form, QWidget *parent = nullptr);
};

} // namespace ui
