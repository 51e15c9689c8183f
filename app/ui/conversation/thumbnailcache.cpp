// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/thumbnailcache.h"

#include "core/whendone.h"

#include <QPointer>

namespace ui {
namespace {

constexpr int kLongSide = 320; ///< device pixels: 160 × 64 on a screen of ratio 2

bool isShown(const QPixmap &pixmap)
{
    return !pixmap.isDetached();
}

} // namespace

ThumbnailCache::ThumbnailCache(core::ByteBudget *budget)
    : m_pixmaps(budget, isShown)
{
}

void ThumbnailCache::setPort(ConversationPort *port)
{
    m_port = port;
    m_pixmaps.clear();
    m_asked.clear();
}

QPixmap ThumbnailCache::pixmap(const QByteArray &hash)
{
    if (const QPixmap *kept = m_pixmaps.find(hash))
        return *kept;
    if (!m_port || m_asked.contains(hash))
        return {};
    m_asked.insert(hash);
    const QPointer<ConversationPort> asked = m_port;
    core::whenDone(this, m_port->thumbnail(hash, kLongSide),
                   [this, hash, asked](const QImage &image) {
                       if (asked != m_port || image.isNull())
                           return;
                       m_asked.remove(hash);
                       m_pixmaps.insert(hash, QPixmap::fromImage(image), image.sizeInBytes());
                       Q_EMIT changed();
                   });
    return {};
}

} // namespace ui
