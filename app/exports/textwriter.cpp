// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/textwriter.h"

#include "texts/exportwords.h"

#include <QRegularExpression>

namespace exports {
namespace {

constexpr int kRuleLength = 60;

void addFact(QString &text, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        text += name + QStringLiteral(": ") + value.simplified() + u'\n';
}

/// A picture that a reply holds in itself would be hundreds of lines that say nothing to anybody.
QString withoutPictureBytes(const QString &text)
{
    static const QRegularExpression picture(QStringLiteral(
        "!\\[([^\\]\\n]*+)\\]\\(<?data:image/[^)>\\s]{100,}+>?(?:[ \\t]+\"[^\"\\n]*+\")?\\)"));
    QString words;
    qsizetype start = 0;
    for (QRegularExpressionMatchIterator found = picture.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        core::ImagePart image;
        image.name = match.captured(1).simplified();
        words += QStringView(text).mid(start, match.capturedStart() - start);
        words += u'[' + texts::attachmentLine(image) + u']';
        start = match.capturedEnd();
    }
    words += QStringView(text).mid(start);
    return words;
}

QString marked(const QString &text, QLatin1StringView mark)
{
    QString lines = text;
    return mark + lines.replace(u'\n', u'\n' + mark);
}

} // namespace

void TextWriter::write(const QString &text)
{
    m_device.write(withoutControls(text).toUtf8());
}

void TextWriter::begin(const DocumentHead &head)
{
    QString text = (head.title.isEmpty() ? texts::untitledName() : head.title.simplified()) + u'\n';
    text += QString(kRuleLength, u'=') + u'\n';
    addFact(text, texts::createdName(), timeWords(head.created));
    addFact(text, texts::updatedName(), timeWords(head.updated));
    addFact(text, texts::modelName(), head.model);
    addFact(text, texts::connectionName(), head.connection);
    write(text);
}

void TextWriter::beginBranch(int number, int after)
{
    write(u'\n' + QString(kRuleLength, u'=') + u'\n' + texts::branchName(number, after) + u'\n');
}

void TextWriter::writePart(const core::ContentPart &part)
{
    const QString words = core::partText(part).trimmed();
    if (std::holds_alternative<core::ReasoningPart>(part))
        write(marked(texts::reasoningName() + u'\n' + words, QLatin1StringView("| ")) + u'\n');
    else if (std::holds_alternative<core::ToolCallPart>(part)
             || std::holds_alternative<core::ToolResultPart>(part))
        write(u'[' + texts::toolLine(part) + QStringLiteral("]\n")
              + (words.isEmpty() ? words : marked(words, QLatin1StringView("    ")) + u'\n'));
    else if (std::holds_alternative<core::ImagePart>(part)
             || std::holds_alternative<core::FilePart>(part))
        write(u'[' + texts::attachmentLine(part) + QStringLiteral("]\n"));
    else if (!words.isEmpty())
        write(withoutPictureBytes(words) + u'\n');
}

void TextWriter::add(const core::Message &message, int number)
{
    write(QStringLiteral("\n%1. %2  %3\n")
              .arg(number)
              .arg(speakerOf(message), timeWords(message.created))
          + QString(kRuleLength, u'-') + u'\n');
    const QList<core::ContentPart> parts = wantedParts(message, m_options);
    for (const core::ContentPart &part : parts)
        writePart(part);
    if (const QString end = texts::endLine(message); !end.isEmpty())
        write(u'[' + end + QStringLiteral("]\n"));
}

} // namespace exports
