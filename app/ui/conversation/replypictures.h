// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/replypictures.h"
#include "render/pictures.h"
#include "ui/conversation/rowbuttons.h"
#include "ui/conversation/rowflow.h"
#include "ui/theme.h"

class QMenu;

namespace ui {

/// The pictures that models write into their replies, as the conversation shows them: what the card
/// of one says that is not there yet, what can be pressed, and what becomes of it.
class ReplyPictures : public QObject, public render::Pictures
{
    Q_OBJECT

public:
    ReplyPictures(chat::ReplyPictures &pictures, const Theme &theme, QObject *parent = nullptr);

    [[nodiscard]] render::PictureLook look(const render::PictureSource &source,
                                           bool isWanted) override;
    [[nodiscard]] QImage pixels(const render::PictureSource &source, int longSide) override;
    /// Of the card: what is pressed, and what stands on it.
    [[nodiscard]] QList<std::pair<RowAction, QString>>
    buttons(const render::PictureSource &source) const;
    void press(RowAction action, const render::PictureSource &source);
    /// All of its pixels; null when it cannot be had.
    [[nodiscard]] QFuture<QImage> original(const render::PictureSource &source);
    /// The file, for whoever takes it elsewhere.
    [[nodiscard]] QFuture<core::Result<core::ImagePart>> file(const render::PictureSource &source);

Q_SIGNALS:
    /// Something looks different.
    void changed();
    void openRequested(const core::ImagePart &image);
    /// For whoever can do more with it.
    void menuOpening(QMenu *menu, const render::PictureSource &source);

private:
    [[nodiscard]] QStringList notesFor(const chat::PictureFacts &facts) const;

    chat::ReplyPictures &m_pictures;
    const Theme &m_theme;
};

/// Those of the pictures and cards that can be seen.
void addPictureButtons(QList<RowButton> &buttons, const RowFlows &flows, const RowContext &context,
                       std::pair<int, int> view);
/// The cards that stand for pictures, for screen readers: each has its words and its place. What is
/// shown is a button by then, and the same one.
void addPictureCards(QList<RowButton> &cards, const RowFlows &flows, const RowContext &context);
/// The picture that a button is for; its address is empty when there is none.
[[nodiscard]] render::PictureSource pictureOf(const RowFlows &flows, const RowButton &button);

} // namespace ui
