// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidebar/foldedtitles.h"

#include "chat/messagesearch.h"

namespace ui {

QString FoldedTitles::of(const QUuid &id, const QString &title)
{
    Known &known = m_known[id];
    if (known.title != title || known.folded.isNull())
        known = {title, chat::searchFolded(title)};
    return known.folded;
}

} // namespace ui
