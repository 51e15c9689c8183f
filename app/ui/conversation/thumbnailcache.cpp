// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/thumbnailcache.h"

#include "core/whendone.h"

#include <QPointer>

namespace ui {
namespace {

constexpr int kLongSide = 320; ///< device pixels: 160 × 64 on a screen of ratio 2

} // namespace

void ThumbnailCache::setPort(ConversationPort *port)
{
    m_port = port;
    m_pixmaps.clear();
}

QPixmap ThumbnailCache::pixmap(const QByteArray &hash)
{
    const auto it = m_pixmaps.constFind(hash);
    if (it != m_pixmaps.constEnd() || !m_port)
        return it == m_pixmaps.constEnd() ? QPixmap() : *it;
    m_pixmaps.insert(hash, {});
    const QPointer<ConversationPort> asked = m_port;
    core::whenDone(this, m_port->thumbnail(hash, kLongSide),
                   [this, hash, asked](const QImage &image) {
                       if (asked != m_port || image.isNull())
                           return;
                       m_pixmaps.insert(hash, QPixmap::fromImage(image));
                       Q_EMIT changed();
                   });
    return {};
}

} // namespace ui
