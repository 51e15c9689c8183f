// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/block.h"
#include "render/typescale.h"

#include <QMenu>

namespace ui {

/// The code of a block's leaves, as it was written.
[[nodiscard]] QString codeText(const QList<render::Block> &code);
/// A name for a file with code of this language, from a list of our own: nothing that a model wrote
/// gets into it.
[[nodiscard]] QString codeFileName(const QString &language);

/// What can be done with a block of code besides copying it. Deletes itself when it is closed.
class CodeMenu : public QMenu
{
    Q_OBJECT

public:
    CodeMenu(const render::TypeScale &type, QWidget *parent);

Q_SIGNALS:
    /// How lines of code are shown, everywhere.
    void lookChosen(bool isWrapped, bool isNumbered);
    void saveChosen();
};

} // namespace ui
