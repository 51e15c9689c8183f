// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/replypictures.h"

#include "core/whendone.h"
#include "ui/conversation/messagerow.h"

#include <QCoreApplication>
#include <algorithm>

namespace ui {
namespace {

using PictureState = chat::PictureFacts::State;

constexpr int kCardButtonGap = 8;
constexpr int kBlockBits = 24; ///< a button's argument: flow above, block below
constexpr qsizetype kLongestShown = 300;

chat::NamedPicture namedBy(const render::PictureSource &source)
{
    return {source.address, source.data};
}

/// In ASCII, so that no letter passes for another one.
QString shownAddress(const QUrl &url)
{
    const QString address = QString::fromLatin1(url.toEncoded(QUrl::RemoveFragment));
    return address.size() > kLongestShown ? address.left(kLongestShown) + QChar(0x2026) : address;
}

QString refusalOf(const core::Error &error)
{
    if (error.code == QLatin1StringView("too-many-bytes"))
        return ReplyPictures::tr("The picture is not shown: it is larger than 20 MB.");
    if (error.code == QLatin1StringView("too-many-pixels"))
        return ReplyPictures::tr("The picture is not shown: it has more than 50 megapixels.");
    if (error.code == QLatin1StringView("damaged"))
        return ReplyPictures::tr("The picture is not shown: it is damaged or incomplete.");
    return ReplyPictures::tr("The picture is not shown: only PNG, JPEG, WebP, GIF and BMP are.");
}

QString failureOf(const core::Error &error)
{
    if (error.code == QLatin1StringView("status"))
        return ReplyPictures::tr("The server answered with status %1.").arg(error.status);
    if (error.code == QLatin1StringView("too-many-bytes"))
        return ReplyPictures::tr("The picture is larger than 20 MB.");
    if (error.kind == core::ErrorKind::Timeout)
        return ReplyPictures::tr("The server took too long.");
    if (error.kind == core::ErrorKind::Tls)
        return ReplyPictures::tr("The server's certificate is not trusted.");
    return ReplyPictures::tr("The server could not be reached.");
}

} // namespace

ReplyPictures::ReplyPictures(chat::ReplyPictures &pictures, const Theme &theme, QObject *parent)
    : QObject(parent)
    , m_pictures(pictures)
    , m_theme(theme)
{
    connect(&pictures, &chat::ReplyPictures::changed, this, &ReplyPictures::changed);
}

render::PictureLook ReplyPictures::look(const render::PictureSource &source, bool isWanted)
{
    render::PictureLook look;
    if (source.isOpen)
        return look; // its words, until it is there
    const chat::PictureFacts facts = m_pictures.facts(namedBy(source), isWanted);
    look.size = facts.size;
    if (facts.state == PictureState::Readable)
        return look;
    look.size = {};
    look.notes = notesFor(facts);
    // While it is loaded their place is kept: nothing moves.
    const bool hasButtons =
        facts.state != PictureState::Reading && facts.state != PictureState::Refused;
    look.buttons = hasButtons ? textButtonHeight(m_theme.uiFont()) : 0;
    return look;
}

QStringList ReplyPictures::notesFor(const chat::PictureFacts &facts) const
{
    switch (facts.state) {
    case PictureState::Reading:
    case PictureState::Readable:
        return {};
    case PictureState::Refused:
        return {refusalOf(facts.error)};
    case PictureState::Offered:
        if (facts.error.kind == core::ErrorKind::Redirect)
            return {tr("The picture lies at another address:"), shownAddress(facts.url)};
        return {shownAddress(facts.url)};
    case PictureState::Questioned:
        return {shownAddress(facts.url),
                tr("This address lies in a private network or on this computer. Load it only if "
                   "you know why a reply would show it.")};
    case PictureState::Loading:
        return {shownAddress(facts.url), tr("Loading…")};
    case PictureState::Failed:
        break;
    }
    return {shownAddress(facts.url), failureOf(facts.error)};
}

QImage ReplyPictures::pixels(const render::PictureSource &source, int longSide)
{
    return source.isOpen ? QImage() : m_pictures.pixels(namedBy(source), longSide);
}

QList<std::pair<RowAction, QString>>
ReplyPictures::buttons(const render::PictureSource &source) const
{
    switch (m_pictures.facts(namedBy(source), false).state) {
    case PictureState::Offered:
        return {{RowAction::LoadPicture, tr("Load picture")}};
    case PictureState::Questioned:
        // A second click or a key held down meets the no.
        return {{RowAction::DeclinePicture, tr("Do not load")},
                {RowAction::LoadPicture, tr("Load it anyway")}};
    case PictureState::Failed:
        return {{RowAction::LoadPicture, tr("Try again")}};
    case PictureState::Reading:
    case PictureState::Readable:
    case PictureState::Refused:
    case PictureState::Loading:
        break;
    }
    return {};
}

void ReplyPictures::press(RowAction action, const render::PictureSource &source)
{
    if (source.address.isEmpty())
        return;
    if (action == RowAction::LoadPicture)
        m_pictures.load(source.address);
    else if (action == RowAction::DeclinePicture)
        m_pictures.decline(source.address);
    else if (action == RowAction::OpenPicture)
        core::whenDone(this, file(source), [this](const core::Result<core::ImagePart> &image) {
            if (image)
                Q_EMIT openRequested(image.value());
        });
}

QFuture<QImage> ReplyPictures::original(const render::PictureSource &source)
{
    return m_pictures.original(namedBy(source));
}

QFuture<core::Result<core::ImagePart>> ReplyPictures::file(const render::PictureSource &source)
{
    return m_pictures.hold(namedBy(source), source.alt);
}

void addPictureButtons(QList<RowButton> &buttons, const RowFlows &flows, const RowContext &context,
                       std::pair<int, int> view)
{
    for (int i = 0; i < int(flows.size()); ++i) {
        const RowFlow &flow = *flows[std::size_t(i)];
        if (flow.isHidden || flow.isWaiting() || !context.pictures)
            continue;
        const QList<render::PlacedPicture> placed =
            render::picturesIn(flow.layout(), view.first - flow.y, view.second - flow.y);
        for (const render::PlacedPicture &picture : placed) {
            const render::PictureSource &source = flow.blocks()[picture.block].picture;
            const int argument = i << kBlockBits | picture.block;
            if (picture.isShown) {
                const QString name = source.alt.isEmpty()
                                         ? ReplyPictures::tr("Open picture")
                                         : ReplyPictures::tr("Open picture: %1").arg(source.alt);
                buttons.append({RowAction::OpenPicture,
                                ButtonLook::Picture,
                                picture.rect.translated(flow.x, flow.y),
                                {},
                                name,
                                argument});
                continue;
            }
            QRect place = picture.buttons.translated(flow.x, flow.y);
            const QString details =
                context.pictures->look(source, false).notes.join(QLatin1Char(' '));
            for (const auto &[action, words] : context.pictures->buttons(source)) {
                // A second click meets the no, whatever it is called.
                const int load = textButtonWidth(ReplyPictures::tr("Load picture"), context.uiFont);
                const int own = textButtonWidth(words, context.uiFont);
                place.setWidth(action == RowAction::DeclinePicture ? std::max(own, load) : own);
                buttons.append(
                    {action, ButtonLook::Quiet, place, {}, words, argument, {}, details});
                place.moveLeft(place.right() + 1 + kCardButtonGap);
            }
        }
    }
}

void addPictureCards(QList<RowButton> &cards, const RowFlows &flows, const RowContext &context)
{
    for (int i = 0; i < int(flows.size()); ++i) {
        const RowFlow &flow = *flows[std::size_t(i)];
        if (flow.isHidden || flow.isWaiting())
            continue;
        const QList<render::PlacedPicture> placed =
            render::picturesIn(flow.layout(), 0, flow.height());
        for (const render::PlacedPicture &picture : placed) {
            if (picture.isShown)
                continue;
            const render::PictureSource &source = flow.blocks()[picture.block].picture;
            const QString name = source.alt.isEmpty() ? ReplyPictures::tr("Picture") : source.alt;
            const QStringList notes =
                context.pictures ? context.pictures->look(source, false).notes : QStringList();
            cards.append({RowAction::OpenPicture,
                          ButtonLook::Picture,
                          picture.rect.translated(flow.x, flow.y),
                          {},
                          name,
                          i << kBlockBits | picture.block,
                          {},
                          notes.join(QLatin1Char(' '))});
        }
    }
}

render::PictureSource pictureOf(const RowFlows &flows, const RowButton &button)
{
    const int flow = button.argument >> kBlockBits;
    const int block = button.argument & ((1 << kBlockBits) - 1);
    const bool isPicture = button.action == RowAction::OpenPicture
                           || button.action == RowAction::LoadPicture
                           || button.action == RowAction::DeclinePicture;
    if (!isPicture || flow >= int(flows.size())
        || block >= flows[std::size_t(flow)]->blocks().size())
        return {};
    return flows[std::size_t(flow)]->blocks()[block].picture;
}

} // namespace ui
