// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace core {

/// Whose file it is.
enum class ImportFormat {
    Unknown,
    ApiMessages, ///< an array of {"role", "content"}
    CherryStudio,
    Chatbox,
    NextChat,
    ChatGpt,
    OpenWebUi,
    Claude,
    LibreChat,
    Loquat ///< our own exports and backups, whose identities are kept
};

/// A stable name, lower case: identities of what is imported are made from it, so it never changes.
[[nodiscard]] QString importFormatName(ImportFormat format);

} // namespace core

Q_DECLARE_METATYPE(core::ImportFormat)
