// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filing.h"

#include <array>

namespace core {
namespace {

constexpr std::array kColourNames{"", "red", "orange", "green", "teal", "blue", "violet"};
static_assert(kColourNames.size() == size_t(FolderColour::Violet) + 1);

} // namespace

QString folderColourName(FolderColour colour)
{
    return QString::fromLatin1(kColourNames.at(size_t(colour)));
}

FolderColour folderColourFromName(const QString &name)
{
    for (size_t i = 1; i < kColourNames.size(); ++i) {
        if (name == QLatin1StringView(kColourNames.at(i)))
            return FolderColour(i);
    }
    return FolderColour::None;
}

void Filing::append(const Filing &later)
{
    folders += later.folders;
    tags += later.tags;
    places.insert(later.places);
    tagged.insert(later.tagged);
}

QString filingName(const QString &typed)
{
    QString name = typed.simplified();
    if (name.size() > kLongestFilingName) {
        const bool isPairCut = name.at(kLongestFilingName - 1).isHighSurrogate();
        name.truncate(kLongestFilingName - (isPairCut ? 1 : 0));
    }
    return name.trimmed();
}

} // namespace core
