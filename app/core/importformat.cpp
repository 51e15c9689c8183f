// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importformat.h"

namespace core {

QString importFormatName(ImportFormat format)
{
    switch (format) {
    case ImportFormat::Unknown:
        return QStringLiteral("unknown");
    case ImportFormat::ApiMessages:
        return QStringLiteral("api-messages");
    case ImportFormat::CherryStudio:
        return QStringLiteral("cherry-studio");
    case ImportFormat::Chatbox:
        return QStringLiteral("chatbox");
    case ImportFormat::NextChat:
        return QStringLiteral("nextchat");
    case ImportFormat::ChatGpt:
        return QStringLiteral("chatgpt");
    case ImportFormat::OpenWebUi:
        return QStringLiteral("open-webui");
    case ImportFormat::Claude:
        return QStringLiteral("claude");
    case ImportFormat::LibreChat:
        return QStringLiteral("librechat");
    case ImportFormat::Loquat:
        return QStringLiteral("loquat");
    }
    return {};
}

} // namespace core
