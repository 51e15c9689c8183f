// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/questionwords.h"

#include "ui/conversation/questionline.h"

#include <QStringTokenizer>

namespace ui {
namespace {

constexpr qsizetype kMostWords = 300; ///< letters

QString shortened(QStringView line)
{
    if (line.size() <= kMostWords)
        return line.toString().simplified();
    const bool isInPair = line[kMostWords - 1].isHighSurrogate();
    return line.first(isInPair ? kMostWords - 1 : kMostWords).toString().simplified()
           + QChar(0x2026);
}

/// The first line that says something; a quoted one only when there is no other.
QString firstWords(const QString &text)
{
    QStringView quoted;
    for (const QStringView line : qTokenize(text, u'\n')) {
        const QStringView words = line.trimmed();
        if (words.isEmpty())
            continue;
        if (!words.startsWith(u'>'))
            return shortened(words);
        if (quoted.isEmpty())
            quoted = words.mid(1).trimmed();
    }
    return shortened(quoted);
}

} // namespace

QString questionWords(const QList<core::ContentPart> &parts)
{
    QString other;
    for (const core::ContentPart &part : parts) {
        if (const auto *text = std::get_if<core::TextPart>(&part)) {
            const QString words = firstWords(text->text);
            if (!words.isEmpty())
                return words;
        } else if (std::holds_alternative<core::ImagePart>(part) && other.isEmpty()) {
            other = QuestionLine::tr("Image");
        } else if (const auto *file = std::get_if<core::FilePart>(&part); file && other.isEmpty()) {
            other = shortened(file->name);
        }
    }
    return other;
}

} // namespace ui
