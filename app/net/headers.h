// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"
#include "core/result.h"

namespace net {

/// True for an RFC 9110 token.
[[nodiscard]] bool isHeaderName(const QByteArray &name);
/// True for visible ASCII with single-line blanks inside. Qt writes header values as they are:
/// a line break in a pasted key would otherwise begin a header of its own.
[[nodiscard]] bool isHeaderValue(const QByteArray &value);
/// Headers a connection may add. An Error of kind BadInput, code "header", names the first that
/// cannot be sent or that belongs to the transport (Host, Content-Length, Cookie, Origin, …).
[[nodiscard]] core::Result<core::Done> checkHeaders(const QList<core::Header> &headers);

} // namespace net
