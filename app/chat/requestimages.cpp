// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/requestimages.h"

#include "chat/imageimport.h"
#include "core/mend.h"
#include "core/whendone.h"

#include <algorithm>

namespace chat {
namespace {

constexpr qint64 kSoftBytes = 200'000; ///< a picture of 1024 pixels as JPEG stays below

bool isImage(const core::ContentPart &part)
{
    return std::holds_alternative<core::ImagePart>(part);
}

} // namespace

RequestImages::RequestImages(ImageTreatment treatment, QObject *parent)
    : QObject(parent)
    , m_treatment(std::move(treatment))
{
}

void RequestImages::treat(const QList<core::Message> &messages, const Attachments &attachments)
{
    m_messages = messages;
    m_attachments = attachments;
    leaveOut();
    for (const core::Message &message : std::as_const(m_messages)) {
        for (const core::ContentPart &part : message.parts) {
            const auto *image = std::get_if<core::ImagePart>(&part);
            const bool isLarge = image && m_treatment.longSide > 0
                                 && m_attachments.contains(image->hash)
                                 && (std::max(image->width, image->height) > m_treatment.longSide
                                     || image->bytes > kSoftBytes);
            if (isLarge && !m_large.contains(*image))
                m_large.append(*image);
        }
    }
    shrinkNext();
}

void RequestImages::leaveOut()
{
    bool hasLeftOut = false;
    for (core::Message &message : m_messages) {
        if (!m_treatment.imageless.contains(message.id))
            continue;
        hasLeftOut = message.parts.removeIf(isImage) > 0 || hasLeftOut;
    }
    // A question that was nothing but images says nothing without them.
    m_messages.removeIf([this](const core::Message &message) {
        return message.parts.isEmpty() && m_treatment.imageless.contains(message.id);
    });
    if (hasLeftOut)
        m_notices.append(QString(core::notice::kImagesLeftOut));
}

void RequestImages::shrinkNext()
{
    if (m_large.isEmpty()) {
        Q_EMIT treated(m_messages, m_attachments, m_notices);
        return;
    }
    const core::ImagePart image = m_large.takeLast();
    const ImageLimits limits{.longSide = m_treatment.longSide, .softBytes = kSoftBytes};
    core::whenDone(this,
                   ImageImport::fromBytes(m_attachments.value(image.hash), image.name, limits),
                   [this, image](const core::Result<ImportedImage> &smaller) {
                       // What cannot be made smaller goes as it is.
                       if (smaller)
                           take(image, smaller.value().part, smaller.value().bytes);
                       shrinkNext();
                   });
}

void RequestImages::take(const core::ImagePart &before, const core::ImagePart &smaller,
                         const QByteArray &bytes)
{
    if (bytes.size() >= m_attachments.value(before.hash).size())
        return;
    m_attachments.insert(smaller.hash, bytes);
    for (core::Message &message : m_messages) {
        for (core::ContentPart &part : message.parts) {
            const auto *image = std::get_if<core::ImagePart>(&part);
            if (image && *image == before)
                part = smaller;
        }
    }
    const QString code(core::notice::kImagesSmaller);
    if (!m_notices.contains(code))
        m_notices.append(code);
}

} // namespace chat
