// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace net {

/// False where nothing on this computer seems to show web pages. On Linux the desktop's own way of
/// opening an address reports no failure: xdg-open is started and left alone.
[[nodiscard]] bool hasWebBrowser();

} // namespace net
