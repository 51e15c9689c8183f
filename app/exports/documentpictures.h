// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/pictures.h"

#include <QHash>

namespace exports {

/// The pictures that a reply has in itself, for one document: decoded at once, and only kinds that
/// are stored, too. Nothing is loaded from elsewhere. One thread.
class DocumentPictures final : public render::Pictures
{
public:
    [[nodiscard]] render::PictureLook look(const render::PictureSource &source,
                                           bool isWanted) override;
    [[nodiscard]] QImage pixels(const render::PictureSource &source, int longSide) override;

private:
    [[nodiscard]] const QImage &decoded(const render::PictureSource &source);

    QHash<QString, QImage> m_decoded; ///< by their addresses
    qint64 m_bytes = 0;
};

} // namespace exports
