// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budgetcache.h"
#include "core/contentpart.h"
#include "core/result.h"

#include <QCache>
#include <QFuture>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QUrl>
#include <functional>
#include <memory>

namespace api {
class Wire;
}

namespace chat {

class StoredPictures;

/// A picture as a reply names it.
struct NamedPicture {
    QString address;                        ///< tells pictures apart
    std::shared_ptr<const QByteArray> data; ///< a data: URL where the address is not all of it
};

/// What is known of a picture that a reply names.
struct PictureFacts {
    enum class State {
        Reading,    ///< it is there; how large it is will be known soon
        Readable,   ///< `size` is known
        Refused,    ///< `error` says why it is not shown
        Offered,    ///< somewhere else; loaded when a person asks
        Questioned, ///< asked for, but it lies in a private network: a second yes is needed
        Loading,
        Failed ///< it could not be loaded; it may be tried again
    };
    State state = State::Reading;
    QSize size;        ///< pixels of the file, upright
    core::Error error; ///< while Offered: a redirect that led to `url`
    QUrl url;          ///< where it would be loaded from
};

/// The pictures that models write into their replies: reads those that are there, and loads others
/// once a person asked for them. Nothing of it reaches the disk; pixels are kept while the budget
/// has room for them or a layout shows them, loaded files in a room of their own. Limits are those
/// of ImageImport. GUI thread; everything slow is done elsewhere.
class ReplyPictures : public QObject
{
    Q_OBJECT

public:
    /// All of it must outlive this.
    ReplyPictures(api::Wire &wire, StoredPictures &stored, core::ByteBudget &budget,
                  QObject *parent = nullptr);

    /// `isWanted`: it is read unless it is known. Never loads anything.
    [[nodiscard]] PictureFacts facts(const NamedPicture &picture, bool isWanted);
    /// Null until it is decoded at this size, or at another one.
    [[nodiscard]] QImage pixels(const NamedPicture &picture, int longSide);
    /// All of its pixels, within the limits; null when it cannot be had.
    [[nodiscard]] QFuture<QImage> original(const NamedPicture &picture) const;
    /// A person wants to see it; the second yes, too.
    void load(const QString &address);
    /// The answer to the second question is no.
    void decline(const QString &address);
    /// Puts the file where StoredPictures finds it, for looking at it, copying and saving.
    [[nodiscard]] QFuture<core::Result<core::ImagePart>> hold(const NamedPicture &picture,
                                                              const QString &name);

Q_SIGNALS:
    /// Facts or pixels are others than before.
    void changed();

private:
    struct Pixels {
        QImage image;
        int longSide = 0; ///< that was asked for
    };

    /// Somebody paints it.
    [[nodiscard]] static bool isUsed(const Pixels &pixels) { return !pixels.image.isDetached(); }
    [[nodiscard]] PictureFacts firstFacts(const NamedPicture &picture) const;
    /// On the pool: the file's bytes, wherever they are.
    [[nodiscard]] std::function<core::Result<QByteArray>()>
    reader(const NamedPicture &picture) const;
    void read(const NamedPicture &picture);
    void decode(const NamedPicture &picture, int longSide);
    void takeLoaded(const QString &address, const core::Result<QByteArray> &bytes);
    void set(const QString &address, PictureFacts::State state, const core::Error &error = {});

    api::Wire &m_wire;
    StoredPictures &m_stored;
    QHash<QString, PictureFacts> m_facts;
    QCache<QString, QByteArray> m_loaded; ///< files from elsewhere; the cost in bytes
    core::BudgetCache<QString, Pixels> m_pixels;
    QSet<QString> m_decoding;
};

} // namespace chat
