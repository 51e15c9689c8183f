// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/messageflow.h"

#include "render/inlinemarkdown.h"
#include "texts/exportwords.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <algorithm>

namespace exports {
namespace {

constexpr int kReadingPixels = 14;
constexpr int kCodePixels = 13;

QFont documentFont(QFontDatabase::SystemFont kind, const QString &chinese, int pixels)
{
    QFont font = QFontDatabase::systemFont(kind);
    // An alias at the head of the list would draw Latin letters in the Chinese face.
    font.setFamilies({QFontInfo(font).family(), chinese, QStringLiteral("Noto Color Emoji")});
    font.setPixelSize(pixels);
    return font;
}

render::Document documentOf(const QString &text, render::Document::Mode mode)
{
    render::Document document(mode);
    document.append(text);
    document.finish();
    return document;
}

render::Document codeOf(const QString &text)
{
    if (text.trimmed().isEmpty())
        return documentOf({}, render::Document::Mode::Markdown);
    const QString fence = render::fenceFor(text);
    return documentOf(fence + u'\n' + text + u'\n' + fence, render::Document::Mode::Markdown);
}

} // namespace

DocumentFonts documentFonts()
{
    DocumentFonts fonts;
    fonts.reading = documentFont(QFontDatabase::GeneralFont, QStringLiteral("Noto Sans CJK SC"),
                                 kReadingPixels);
    fonts.code = documentFont(QFontDatabase::FixedFont, QStringLiteral("Noto Sans Mono CJK SC"),
                              kCodePixels);
    fonts.code.setStyleHint(QFont::Monospace);
    return fonts;
}

render::TypeScale documentType(const DocumentFonts &fonts)
{
    render::TypeScale type = render::TypeScale::make(fonts.reading, fonts.code);
    type.isCodeWrapped = true;
    return type;
}

QList<MessageFlow> flowsOf(const core::Message &message, const core::ExportOptions &options,
                           const LoadBytes &load)
{
    using Mode = render::Document::Mode;
    QList<MessageFlow> flows;
    const QList<core::ContentPart> parts = wantedParts(message, options);
    for (const core::ContentPart &part : parts) {
        const QString words = core::partText(part);
        if (const auto *image = std::get_if<core::ImagePart>(&part)) {
            const QByteArray bytes = image->hash.isEmpty() ? QByteArray() : load(image->hash);
            const QImage picture = QImage::fromData(bytes);
            flows.append({picture.isNull() ? texts::attachmentLine(part) : QString(),
                          documentOf({}, Mode::Plain), picture});
        } else if (std::holds_alternative<core::FilePart>(part)) {
            flows.append({texts::attachmentLine(part), documentOf({}, Mode::Plain), {}});
        } else if (std::holds_alternative<core::ReasoningPart>(part)) {
            flows.append({texts::reasoningName(), documentOf(words, Mode::Markdown), {}, true});
        } else if (std::holds_alternative<core::ToolCallPart>(part)
                   || std::holds_alternative<core::ToolResultPart>(part)) {
            flows.append({texts::toolLine(part), codeOf(words), {}, true});
        } else if (!words.isEmpty()) {
            const bool isReply = message.role == core::Role::Assistant
                                 && std::holds_alternative<core::TextPart>(part);
            flows.append({{}, documentOf(words, isReply ? Mode::Markdown : Mode::Plain), {}});
        }
    }
    if (const QString end = texts::endLine(message); !end.isEmpty())
        flows.append({end, documentOf({}, Mode::Plain), {}, true});
    return flows;
}

} // namespace exports
