// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace render {

/// Has fonts with PostScript outlines, which the Chinese ones are, drawn as they were designed. Qt
/// asks FreeType to thicken their stems and mixes their edges for that; light on a dark ground they
/// then look bold beside the Latin letters. Call after the application is made and before its
/// first text; false where this Qt offers no way. GUI thread.
bool keepStemsAsDesigned();

} // namespace render
