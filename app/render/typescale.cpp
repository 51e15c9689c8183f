// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/typescale.h"

#include <QFontInfo>
#include <algorithm>
#include <array>

namespace render {
namespace {

constexpr std::array kHeadingFactors = {1.40, 1.22, 1.08, 1.0, 1.0, 1.0};
constexpr double kCaptionFactor = 0.76; // 0.85 of the UI size, which is R / 1.12

QFont scaled(QFont font, double factor)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(std::max(1, qRound(font.pixelSize() * factor)));
    return font;
}

double factorOf(int level)
{
    return kHeadingFactors[std::size_t(std::clamp(level, 1, 6) - 1)];
}

} // namespace

TypeScale TypeScale::make(const QFont &reading, const QFont &code)
{
    TypeScale scale;
    scale.reading = reading;
    scale.code = code;
    scale.caption = scaled(reading, kCaptionFactor);
    scale.em = std::max(6, QFontInfo(reading).pixelSize());
    scale.lineHeight = qRound(1.55 * scale.em);
    scale.codeLineHeight = qRound(1.45 * std::max(6, QFontInfo(code).pixelSize()));
    return scale;
}

QFont TypeScale::headingFont(int level) const
{
    QFont font = scaled(reading, factorOf(level));
    font.setWeight(QFont::DemiBold);
    return font;
}

int TypeScale::headingLineHeight(int level) const
{
    return qRound(1.3 * factorOf(level) * em);
}

int columnWidth(int room, bool isWide, int em)
{
    constexpr int kEms = 46;
    constexpr int kWideEms = 64;
    constexpr int kLeast = 120;
    return std::max(kLeast,
                    std::min(room - 2 * space::kColumnMargin, (isWide ? kWideEms : kEms) * em));
}

} // namespace render
