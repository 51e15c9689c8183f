// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyCombination>

namespace ui {

// In the window these mean the chat that is shown, in the list those that are chosen there.
constexpr QKeyCombination kPinKeys = Qt::CTRL | Qt::SHIFT | Qt::Key_P;
constexpr QKeyCombination kArchiveKeys = Qt::CTRL | Qt::SHIFT | Qt::Key_A;
constexpr QKeyCombination kDuplicateKeys = Qt::CTRL | Qt::SHIFT | Qt::Key_D;

/// Opens and closes the panel of parameters.
constexpr QKeyCombination kParameterKeys = Qt::CTRL | Qt::SHIFT | Qt::Key_M;

} // namespace ui
