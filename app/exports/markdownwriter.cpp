// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/markdownwriter.h"

#include "render/inlinemarkdown.h"
#include "texts/exportwords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <algorithm>

namespace exports {
namespace {

/// A string of JSON is one of YAML 1.2, too (section 1.3). DEL and the C1 controls have to be
/// escaped there.
QString yamlText(const QString &text)
{
    const QString line = withoutControls(text).simplified();
    const QByteArray json = QJsonDocument(QJsonArray{line}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.sliced(1, json.size() - 2));
}

QString yamlList(const QStringList &words)
{
    QStringList items;
    for (const QString &word : words)
        items.append(yamlText(word));
    return u'[' + items.join(QStringLiteral(", ")) + u']';
}

QString yamlTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

/// A line of words in which nothing is a mark (CommonMark 2.4), nor becomes a link by itself
/// (GFM 6.9).
QString plainWords(const QString &text)
{
    static const QRegularExpression marks(
        QStringLiteral("([\\\\`*_\\[\\]#<>&|~$@]|:(?=//)|(?<=www)\\.)"),
        QRegularExpression::CaseInsensitiveOption);
    return withoutControls(text).simplified().replace(marks, QStringLiteral("\\\\1"));
}

QString quoted(const QString &text)
{
    QString lines = text;
    return QStringLiteral("> ") + lines.replace(u'\n', QStringLiteral("\n> "));
}

QString fenced(const QString &text)
{
    const QString fence = render::fenceFor(text);
    const bool isJson = !QJsonDocument::fromJson(text.toUtf8()).isNull();
    return fence + (isJson ? QStringLiteral("json\n") : QStringLiteral("\n")) + text + u'\n'
           + fence;
}

} // namespace

void MarkdownWriter::begin(const DocumentHead &head)
{
    const QString title = head.title.isEmpty() ? texts::untitledName() : head.title;
    QString text = QStringLiteral("---\ntitle: ") + yamlText(title) + u'\n';
    if (head.created.isValid())
        text += QStringLiteral("created: ") + yamlTime(head.created) + u'\n';
    if (head.updated.isValid())
        text += QStringLiteral("updated: ") + yamlTime(head.updated) + u'\n';
    if (!head.model.isEmpty())
        text += QStringLiteral("model: ") + yamlText(head.model) + u'\n';
    if (!head.connection.isEmpty())
        text += QStringLiteral("connection: ") + yamlText(head.connection) + u'\n';
    if (!head.folder.isEmpty())
        text += QStringLiteral("folder: ") + yamlList(head.folder) + u'\n';
    if (!head.tags.isEmpty())
        text += QStringLiteral("tags: ") + yamlList(head.tags) + u'\n';
    write(text + QStringLiteral("---\n\n# ") + plainWords(title) + u'\n');
}

void MarkdownWriter::beginBranch(int number, int after)
{
    write(QStringLiteral("\n---\n\n# ") + plainWords(texts::branchName(number, after)) + u'\n');
}

void MarkdownWriter::writePart(const core::ContentPart &part)
{
    const QString words = core::partText(part);
    if (std::holds_alternative<core::ReasoningPart>(part)) {
        write(u'\n'
              + quoted(QStringLiteral("**") + plainWords(texts::reasoningName())
                       + QStringLiteral("**\n\n") + words.trimmed())
              + u'\n');
    } else if (std::holds_alternative<core::ToolCallPart>(part)
               || std::holds_alternative<core::ToolResultPart>(part)) {
        write(QStringLiteral("\n**") + plainWords(texts::toolLine(part)) + QStringLiteral("**\n"));
        if (!words.trimmed().isEmpty())
            write(u'\n' + fenced(words) + u'\n');
    } else if (const auto *image = std::get_if<core::ImagePart>(&part)) {
        const QString path = image->hash.isEmpty() ? QString() : m_savePicture(*image);
        const QString line = plainWords(texts::attachmentLine(part));
        write(path.isEmpty() ? u'\n' + line + u'\n'
                             : QStringLiteral("\n![%1](<%2>)\n").arg(line, path));
    } else if (std::holds_alternative<core::FilePart>(part)) {
        write(u'\n' + plainWords(texts::attachmentLine(part)) + u'\n');
    } else if (!words.isEmpty()) {
        write(u'\n' + words + (words.endsWith(u'\n') ? QString() : QStringLiteral("\n")));
    }
}

void MarkdownWriter::add(const core::Message &message, int number)
{
    write(QStringLiteral("\n## ") + QString::number(number) + QStringLiteral(". ")
          + plainWords(speakerOf(message)));
    if (message.created.isValid())
        write(QStringLiteral(" · ") + timeWords(message.created));
    write(QStringLiteral("\n"));
    const QList<core::ContentPart> parts = wantedParts(message, m_options);
    for (const core::ContentPart &part : parts)
        writePart(part);
    if (const QString end = texts::endLine(message); !end.isEmpty())
        write(QStringLiteral("\n*") + plainWords(end) + QStringLiteral("*\n"));
}

} // namespace exports
