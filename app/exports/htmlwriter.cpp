// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/htmlwriter.h"

#include "render/colors.h"
#include "render/copyhtml.h"
#include "render/document.h"
#include "texts/exportwords.h"

#include <QLocale>

namespace exports {
namespace {

constexpr const char *kStyle = R"css(
:root { color-scheme: light dark; --ground: #fff; --text: #1d1f1e; --quiet: #5b625f; --line: #d9dedb;
  --raised: #f4f6f4; --link: #23633f; }
@media (prefers-color-scheme: dark) { :root { --ground: #161817; --text: #e6e9e7; --quiet: #a3aba7;
  --line: #343a37; --raised: #1f2321; --link: #8fd0a8; } }
body { margin: 0; background: var(--ground); color: var(--text);
  font: 16px/1.6 system-ui, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 46em; margin: 0 auto; padding: 2em 1em 4em; overflow-wrap: anywhere; }
header { border-bottom: 1px solid var(--line); margin-bottom: 2em; }
h1, h2, h3, h4, h5, h6 { line-height: 1.3; break-after: avoid; }
h1.branch { border-top: 1px solid var(--line); padding-top: 1em; }
.about, h2.speaker, h3.part { color: var(--quiet); font-size: .85em; font-weight: 600; }
.about { font-weight: 400; }
h2.speaker time { font-weight: 400; }
article { margin: 1.5em 0; }
article.user .words { background: var(--raised); border-radius: 10px; padding: .1em 1em;
  white-space: pre-wrap; }
section.reasoning, section.tool { border-inline-start: 2px solid var(--line); padding-inline-start: 1em;
  color: var(--quiet); font-size: .92em; }
pre { background: var(--raised); border: 1px solid var(--line); border-radius: 10px; padding: .8em 1em;
  white-space: pre-wrap; font-size: .9em; line-height: 1.45; }
code, pre { font-family: ui-monospace, "Noto Sans Mono", "Noto Sans Mono CJK SC", monospace; }
a { color: var(--link); }
blockquote { margin: 0 0 0 0; border-inline-start: 2px solid var(--line); padding-inline-start: 1em; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
figure { margin: 1em 0; } img { max-width: 100%; height: auto; border-radius: 10px; }
svg.formula { max-width: 100%; height: auto; overflow: visible; }
p.formula { text-align: center; }
figcaption, .end { color: var(--quiet); font-size: .85em; }
@media print { :root { --ground: #fff; --text: #000; --quiet: #444; --line: #bbb; --raised: #f4f4f4;
  --link: #000; } body { font-size: 11pt; } main { max-width: none; padding: 0; }
  table { display: table; max-width: 100%; } th, td { overflow-wrap: anywhere; }
  tr, figure, h2.speaker, p.formula { break-inside: avoid; } h2.speaker, h3.part { break-after: avoid; }
  img { max-height: 22cm; width: auto; } p, pre { orphans: 3; widows: 3; } }
)css";

/// What code is inked with, as in the window; on paper as on a light ground.
QString inkStyle()
{
    const auto variables = [](const render::Colors &colors) {
        QString rule = QStringLiteral(":root {");
        const auto inks = render::codeInks(colors);
        for (std::size_t i = 0; i < inks.size(); ++i)
            rule += QStringLiteral(" --c%1: %2;").arg(int(i)).arg(inks[i].name());
        return rule + QStringLiteral(" }\n");
    };
    QString style = variables(render::Colors::light())
                    + QStringLiteral("@media screen and (prefers-color-scheme: dark) { ")
                    + variables(render::Colors::dark()) + QStringLiteral("}\n");
    for (int i = 0; i < render::kCodeRoles; ++i)
        style += QStringLiteral(".c%1 { color: var(--c%1); }\n").arg(i);
    return style;
}

QString escaped(const QString &text)
{
    return withoutControls(text).toHtmlEscaped();
}

QString fact(const QString &name, const QString &value)
{
    return value.isEmpty()
               ? QString()
               : QStringLiteral("<br>%1: %2").arg(escaped(name), escaped(value.simplified()));
}

QString plainHtml(const QString &text)
{
    return QStringLiteral("<p dir=\"auto\">") + escaped(text) + QStringLiteral("</p>");
}

} // namespace

void HtmlWriter::begin(const DocumentHead &head)
{
    const QString title =
        escaped(head.title.isEmpty() ? texts::untitledName() : head.title.simplified());
    write(QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n")
              .arg(QLocale().bcp47Name()));
    write(
        QStringLiteral("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                       "img-src data:; style-src 'unsafe-inline'; base-uri 'none'; "
                       "form-action 'none'\">\n"
                       "<meta name=\"referrer\" content=\"no-referrer\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width\">\n<title>"));
    write(title + QStringLiteral("</title>\n<style>") + QString::fromUtf8(kStyle) + inkStyle()
          + QStringLiteral("</style>\n</head>\n<body>\n<main>\n<header><h1 dir=\"auto\">") + title
          + QStringLiteral("</h1><p class=\"about\">")
          + (fact(texts::createdName(), timeWords(head.created))
             + fact(texts::updatedName(), timeWords(head.updated))
             + fact(texts::modelName(), head.model)
             + fact(texts::connectionName(), head.connection))
                .mid(4)
          + QStringLiteral("</p></header>\n"));
}

/// Pictures that a reply has in itself are shown: they are data already, and only kinds that
/// htmlOf() lets through.
QString HtmlWriter::markdownHtml(const QString &text)
{
    render::Document document;
    document.append(text);
    document.finish();
    QList<render::Block> blocks = document.blocks();
    for (render::Block &block : blocks) {
        if (block.kind == render::BlockKind::Picture)
            block.picture.edit().isShown = !block.picture->isOpen;
    }
    return render::htmlOf(blocks,
                          m_typesetting ? m_typesetting->setOf(blocks) : render::SetParts());
}

void HtmlWriter::beginBranch(int number, int after)
{
    write(QStringLiteral("<h1 class=\"branch\">") + escaped(texts::branchName(number, after))
          + QStringLiteral("</h1>\n"));
}

void HtmlWriter::writePicture(const core::ImagePart &image)
{
    const QString line = escaped(texts::attachmentLine(image));
    const QByteArray bytes = image.hash.isEmpty() || pictureEnding(image.mime).isEmpty()
                                 ? QByteArray()
                                 : m_load(image.hash);
    if (bytes.isEmpty()) {
        write(QStringLiteral("<p class=\"end\">") + line + QStringLiteral("</p>\n"));
        return;
    }
    write(QStringLiteral("<figure><img alt=\"%1\" src=\"data:%2;base64,").arg(line, image.mime));
    m_device.write(bytes.toBase64());
    write(QStringLiteral("\"><figcaption>") + line + QStringLiteral("</figcaption></figure>\n"));
}

void HtmlWriter::writePart(const core::ContentPart &part, core::Role role)
{
    const QString words = core::partText(part);
    const auto section = [this](const QString &kind, const QString &head, const QString &inside) {
        write(QStringLiteral("<section class=\"%1\"><h3 class=\"part\">%2</h3>")
                  .arg(kind, escaped(head))
              + inside + QStringLiteral("</section>\n"));
    };
    if (const auto *image = std::get_if<core::ImagePart>(&part)) {
        writePicture(*image);
    } else if (std::holds_alternative<core::FilePart>(part)) {
        write(QStringLiteral("<p class=\"end\">") + escaped(texts::attachmentLine(part))
              + QStringLiteral("</p>\n"));
    } else if (std::holds_alternative<core::ReasoningPart>(part)) {
        section(QStringLiteral("reasoning"), texts::reasoningName(), markdownHtml(words));
    } else if (std::holds_alternative<core::ToolCallPart>(part)
               || std::holds_alternative<core::ToolResultPart>(part)) {
        section(QStringLiteral("tool"), texts::toolLine(part),
                QStringLiteral("<pre><code>") + escaped(words) + QStringLiteral("</code></pre>"));
    } else {
        write(QStringLiteral("<div class=\"words\" dir=\"auto\">")
              + (role == core::Role::Assistant ? markdownHtml(words) : plainHtml(words))
              + QStringLiteral("</div>\n"));
    }
}

void HtmlWriter::add(const core::Message &message, int number)
{
    write(QStringLiteral(
              "<article class=\"%1\"><h2 class=\"speaker\">%2. <span dir=\"auto\">%3</span> "
              "<time>%4</time></h2>\n")
              .arg(core::roleName(message.role), QString::number(number),
                   escaped(speakerOf(message)), timeWords(message.created)));
    const QList<core::ContentPart> parts = wantedParts(message, m_options);
    for (const core::ContentPart &part : parts)
        writePart(part, message.role);
    if (const QString end = texts::endLine(message); !end.isEmpty())
        write(QStringLiteral("<p class=\"end\">") + escaped(end) + QStringLiteral("</p>\n"));
    write(QStringLiteral("</article>\n"));
}

void HtmlWriter::end()
{
    write(QStringLiteral("</main>\n</body>\n</html>\n"));
}

} // namespace exports
