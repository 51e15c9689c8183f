// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/document.h"

namespace support {

/// The whole text, fed at once.
inline render::Document
wholeDocument(const QString &text, render::Document::Mode mode = render::Document::Mode::Markdown)
{
    render::Document document(mode);
    document.append(text);
    document.finish();
    return document;
}

/// Feeds the text to `grown` letter by letter. The length of the first beginning that became
/// something else than the same beginning fed at once; -1: none.
inline qsizetype growsOtherwiseAt(render::Document &grown, const QString &text)
{
    for (qsizetype end = 1; end <= text.size(); ++end) {
        grown.append(QStringView(text).mid(end - 1, 1));
        render::Document whole;
        whole.append(QStringView(text).first(end));
        if (grown.blocks() != whole.blocks())
            return end;
    }
    return -1;
}

} // namespace support
