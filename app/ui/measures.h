// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

// The measures that several controls share. Lengths are in pixels that do not depend on
// the device, times in milliseconds.

/// Size of small print, as a share of the text.
inline constexpr double kCaption = 0.85;
/// Radius of what lies in the text: buttons, rows, tiles.
inline constexpr int kCorner = 6;
/// Radius of what holds others: composer, bars, sheets.
inline constexpr int kPanelCorner = 10;
/// How long a thing takes to come or go.
inline constexpr int kFadeMs = 120;
/// Edge of an icon.
inline constexpr int kIconSize = 16;
/// Room around a round control for the ring of focus.
inline constexpr int kFocusRoom = 4;
/// Edge of the mark of the program.
inline constexpr int kProgramMark = 48;
/// How much darker a quiet ground is while it is pressed.
inline constexpr double kPressedShare = 0.05;
/// The same of a ground in the accent colour.
inline constexpr double kFilledPressed = 0.14;
/// Letters of foreign text that a label shows.
inline constexpr int kMostShown = 2000;

} // namespace ui
