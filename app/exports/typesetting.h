// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/block.h"
#include "render/setparts.h"
#include "render/typesetter.h"

#include <QStringList>
#include <functional>

namespace exports {

/// Where loquat-typesetter may be: beside the program in a build folder, else where it is
/// installed.
[[nodiscard]] QStringList typesetterPlaces();

/// How long a Typesetting waits, in milliseconds.
struct TypesettingLimits {
    int patience = 15'000; ///< with no answer for so long, it is given up
    int document = 60'000; ///< for all answers of one document, then it is given up, too
    int answer = render::Typesetter::Patience().answerMs; ///< for one, then the program is killed
};

/// Has the code of documents coloured and their formulas set, and waits for it. Where the
/// typesetter is absent, says nothing for long or takes too long, they stay plain from there on.
/// Belongs to the thread that made it, whose events go on while it waits.
class Typesetting
{
public:
    /// Asked while it waits; false: nobody needs it any more.
    using GoOn = std::function<bool()>;

    explicit Typesetting(const QStringList &places, GoOn goesOn = {},
                         const TypesettingLimits &limits = {});

    /// What it makes of these blocks, those of a whole document.
    [[nodiscard]] render::SetParts setOf(const QList<render::Block> &blocks);
    /// For layouts, which find there at once what setOf() gave, for as long as that is kept. Null
    /// once it was given up.
    [[nodiscard]] render::Typesetter *typesetter() { return m_isOver ? nullptr : &m_typesetter; }

private:
    struct Wish;
    [[nodiscard]] QList<Wish> wishesOf(const QList<render::Block> &blocks);
    [[nodiscard]] bool take(const Wish &wish, render::SetParts &parts) const;

    core::ByteBudget m_budget;
    render::Typesetter m_typesetter;
    GoOn m_goesOn;
    TypesettingLimits m_limits;
    bool m_isOver = false;
};

} // namespace exports
