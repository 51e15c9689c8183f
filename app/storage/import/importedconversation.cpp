// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importedconversation.h"

#include "storage/import/sourcefields.h"

namespace storage {
namespace {

constexpr int kTitleLength = 60;
constexpr qsizetype kTitleSearch = 4000;
constexpr qsizetype kMaxLosses = 100;

QString titleLine(const QString &words)
{
    const QString text = words.trimmed().left(kTitleSearch);
    QString line = text.section(QLatin1Char('\n'), 0, 0).simplified();
    // The beginning of a block of code says nothing.
    if (line.startsWith(QLatin1StringView("```")))
        line = text.section(QLatin1Char('\n'), 1, 1).simplified();
    if (line.size() <= kTitleLength)
        return line;
    return cutText(line, kTitleLength).trimmed() + QChar(0x2026);
}

} // namespace

void ImportedConversation::lose(core::ImportLoss::Kind kind, const QString &told)
{
    const QString name = cutText(told, kMaxSourceName);
    for (core::ImportLoss &loss : losses) {
        // Behind the limit names are no longer told apart, but still counted.
        if (loss.kind == kind && (loss.name == name || losses.size() >= kMaxLosses)) {
            ++loss.count;
            return;
        }
    }
    losses.append({kind, name, 1});
}

bool ImportedConversation::isEmpty() const
{
    return messages.isEmpty() && !instructions && !isOwn;
}

int ImportedConversation::lostCount() const
{
    int count = 0;
    for (const core::ImportLoss &loss : losses)
        count += loss.count;
    return count;
}

QString titleFrom(const ImportedConversation &conversation)
{
    for (const core::Message &message : conversation.messages) {
        if (message.role != core::Role::User)
            continue;
        const QString line = titleLine(core::plainText(message));
        if (!line.isEmpty())
            return line;
    }
    return conversation.messages.isEmpty()
               ? titleLine(conversation.instructions.value_or(QString()))
               : QString();
}

} // namespace storage
