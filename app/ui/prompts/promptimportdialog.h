// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/promptimport.h"

#include <QDialog>

namespace ui {

/// What a file of prompts would bring, each thing with what becomes of it, before anything does.
/// Accepted: it is wanted.
class PromptImportDialog : public QDialog
{
    Q_OBJECT

public:
    PromptImportDialog(const QString &file, const core::PromptImport &found, QWidget *parent);

private:
    [[nodiscard]] static QString summary(const core::PromptImport &found);
};

} // namespace ui
