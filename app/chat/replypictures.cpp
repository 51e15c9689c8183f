// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/replypictures.h"

#include "api/baseurl.h"
#include "api/wire.h"
#include "chat/dataurl.h"
#include "chat/imagedecoder.h"
#include "chat/imageimport.h"
#include "chat/storedpictures.h"
#include "core/whendone.h"
#include "storage/pooltask.h"

#include <QCryptographicHash>

namespace chat {
namespace {

constexpr qsizetype kLoadedBytes = 64 << 20;
constexpr int kOriginalSide = 8192; ///< as large as pictures are kept

DecodeLimits limitsFor(int longSide)
{
    const ImageLimits limits;
    return {limits.maxEncodedInput, limits.maxPixels, longSide};
}

bool isDataAddress(const QString &address)
{
    return address.startsWith(QLatin1StringView("data:"), Qt::CaseInsensitive);
}

/// As a painter wants it.
core::Result<QImage> paintable(const core::Result<QByteArray> &bytes, int longSide)
{
    if (!bytes)
        return bytes.error();
    core::Result<DecodedImage> decoded = decodeImage(bytes.value(), limitsFor(longSide));
    if (!decoded)
        return decoded.error();
    QImage image = decoded.value().image;
    if (image.hasAlphaChannel())
        image.convertTo(QImage::Format_ARGB32_Premultiplied);
    return image;
}

} // namespace

ReplyPictures::ReplyPictures(api::Wire &wire, StoredPictures &stored, core::ByteBudget &budget,
                             QObject *parent)
    : QObject(parent)
    , m_wire(wire)
    , m_stored(stored)
    , m_loaded(kLoadedBytes)
    , m_pixels(&budget, isUsed)
{
}

PictureFacts ReplyPictures::firstFacts(const NamedPicture &picture) const
{
    PictureFacts facts;
    if (isDataAddress(picture.address))
        return facts;
    facts.url = QUrl(picture.address, QUrl::StrictMode);
    facts.state = PictureFacts::State::Offered;
    return facts;
}

PictureFacts ReplyPictures::facts(const NamedPicture &picture, bool isWanted)
{
    const auto known = m_facts.constFind(picture.address);
    if (known == m_facts.constEnd()) {
        const PictureFacts first = firstFacts(picture);
        if (isWanted) {
            m_facts.insert(picture.address, first);
            if (first.state == PictureFacts::State::Reading)
                read(picture);
        }
        return first;
    }
    const bool isGone = known->state == PictureFacts::State::Readable
                        && !isDataAddress(picture.address) && !m_loaded.contains(picture.address);
    return isGone ? firstFacts(picture) : *known;
}

std::function<core::Result<QByteArray>()> ReplyPictures::reader(const NamedPicture &picture) const
{
    if (!isDataAddress(picture.address)) {
        const QByteArray *loaded = m_loaded.object(picture.address);
        if (!loaded) // others took its place meanwhile
            return [] { return core::Result<QByteArray>(imageError(QStringLiteral("damaged"))); };
        return [bytes = *loaded] { return core::Result<QByteArray>(bytes); };
    }
    return [picture] {
        const qint64 most = ImageLimits().maxEncodedInput;
        return bytesOfDataUrl(picture.data ? *picture.data : picture.address.toLatin1(), most);
    };
}

void ReplyPictures::read(const NamedPicture &picture)
{
    const auto work = [read = reader(picture)]() -> core::Result<QSize> {
        const core::Result<QByteArray> bytes = read();
        return bytes ? imageSize(bytes.value(), limitsFor(0)) : core::Result<QSize>(bytes.error());
    };
    core::whenDone(this, storage::runOnPool(work),
                   [this, address = picture.address](const core::Result<QSize> &size) {
                       if (!size) {
                           m_loaded.remove(address);
                           set(address, PictureFacts::State::Refused, size.error());
                           return;
                       }
                       m_facts[address].size = size.value();
                       set(address, PictureFacts::State::Readable);
                   });
}

QImage ReplyPictures::pixels(const NamedPicture &picture, int longSide)
{
    const PictureFacts facts = this->facts(picture, true);
    if (facts.state != PictureFacts::State::Readable)
        return {};
    const int most = std::max(facts.size.width(), facts.size.height());
    const Pixels *kept = m_pixels.find(picture.address);
    if (!kept || kept->longSide < std::min(longSide, most))
        decode(picture, std::clamp(longSide, 1, most));
    return kept ? kept->image : QImage();
}

void ReplyPictures::decode(const NamedPicture &picture, int longSide)
{
    if (m_decoding.contains(picture.address))
        return;
    m_decoding.insert(picture.address);
    const auto work = [read = reader(picture), longSide] { return paintable(read(), longSide); };
    core::whenDone(
        this, storage::runOnPool(work),
        [this, longSide, address = picture.address](const core::Result<QImage> &image) {
            m_decoding.remove(address);
            if (!image) {
                set(address, PictureFacts::State::Refused, image.error());
                return;
            }
            m_pixels.insert(address, {image.value(), longSide}, image.value().sizeInBytes());
            Q_EMIT changed();
        });
}

void ReplyPictures::load(const QString &address)
{
    using State = PictureFacts::State;
    if (isDataAddress(address))
        return;
    const PictureFacts facts = this->facts({address, {}}, true);
    const bool isFirst = facts.state == State::Offered || facts.state == State::Failed;
    if (!isFirst && facts.state != State::Questioned)
        return;
    m_facts[address] = facts;
    if (isFirst && api::isPrivateHost(facts.url.host(QUrl::FullyEncoded))) {
        set(address, State::Questioned);
        return;
    }
    set(address, State::Loading);
    core::whenDone(
        this, m_wire.picture(facts.url, !isFirst),
        [this, address](const core::Result<QByteArray> &bytes) { takeLoaded(address, bytes); });
}

void ReplyPictures::decline(const QString &address)
{
    if (m_facts.value(address).state == PictureFacts::State::Questioned)
        set(address, PictureFacts::State::Offered);
}

void ReplyPictures::takeLoaded(const QString &address, const core::Result<QByteArray> &bytes)
{
    using State = PictureFacts::State;
    if (bytes) {
        m_loaded.insert(address, new QByteArray(bytes.value()), bytes.value().size());
        read({address, {}});
        return;
    }
    const core::Error &error = bytes.error();
    if (error.kind == core::ErrorKind::Redirect) {
        // Somewhere else than what was agreed to: that is asked anew.
        m_facts[address].url = QUrl(error.target, QUrl::StrictMode);
        set(address, State::Offered, error);
    } else if (error.code == QLatin1StringView("private-address")) {
        set(address, State::Questioned);
    } else {
        set(address, State::Failed, error);
    }
}

void ReplyPictures::set(const QString &address, PictureFacts::State state, const core::Error &error)
{
    PictureFacts &facts = m_facts[address];
    facts.state = state;
    facts.error = error;
    Q_EMIT changed();
}

QFuture<QImage> ReplyPictures::original(const NamedPicture &picture) const
{
    return storage::runOnPool([read = reader(picture)] {
        const core::Result<QImage> image = paintable(read(), kOriginalSide);
        return image ? image.value() : QImage();
    });
}

QFuture<core::Result<core::ImagePart>> ReplyPictures::hold(const NamedPicture &picture,
                                                           const QString &name)
{
    using Held = core::Result<core::ImagePart>;
    const QSize size = facts(picture, true).size;
    return core::followed(
        this, storage::runOnPool(reader(picture)),
        [this, name, size,
         address = picture.address](const core::Result<QByteArray> &bytes) -> Held {
            if (!bytes)
                return bytes.error();
            core::ImagePart part;
            // No file in the database has such a name.
            part.hash =
                "reply-"
                + QCryptographicHash::hash(address.toUtf8(), QCryptographicHash::Sha256).toHex();
            part.name = name;
            part.width = size.width();
            part.height = size.height();
            part.bytes = bytes.value().size();
            m_stored.hold(part.hash, bytes.value());
            return part;
        });
}

} // namespace chat
