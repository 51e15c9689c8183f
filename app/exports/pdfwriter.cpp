// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/pdfwriter.h"

#include "texts/exportwords.h"

namespace exports {
namespace {

constexpr int kTitlePixels = 24;
constexpr int kBranchPixels = 18;

QString joinedFacts(const DocumentHead &head)
{
    QStringList facts{timeWords(head.created), head.model.simplified(),
                      head.connection.simplified()};
    facts.removeAll(QString());
    return facts.join(QStringLiteral(" · "));
}

} // namespace

PdfWriter::PdfWriter(QIODevice &device, const core::ExportOptions &options,
                     const DocumentFonts &fonts, LoadBytes load, Typesetting *typesetting)
    : m_device(device)
    , m_options(options)
    , m_type(documentType(fonts))
    , m_load(std::move(load))
    , m_typesetting(typesetting)
{
}

PdfWriter::~PdfWriter() = default;

void PdfWriter::begin(const DocumentHead &head)
{
    const QString title =
        withoutControls(head.title.isEmpty() ? texts::untitledName() : head.title).simplified();
    m_pages = std::make_unique<PageFlow>(m_device, title, m_type, m_typesetting);
    QFont font = m_type.reading;
    font.setPixelSize(kTitlePixels);
    font.setBold(true);
    m_pages->addLine(title, font, 0);
    m_pages->addLine(withoutControls(joinedFacts(head)), m_type.caption, 4, true);
}

void PdfWriter::beginBranch(int number, int after)
{
    QFont font = m_type.reading;
    font.setPixelSize(kBranchPixels);
    font.setBold(true);
    m_pages->addLine(texts::branchName(number, after), font, 36);
}

void PdfWriter::add(const core::Message &message, int number)
{
    QFont font = m_type.caption;
    font.setBold(true);
    const QString time = timeWords(message.created);
    m_pages->addLine(QStringLiteral("%1. ").arg(number) + withoutControls(speakerOf(message))
                         + (time.isEmpty() ? time : QStringLiteral(" · ") + time),
                     font, 24, true);
    QList<MessageFlow> flows = flowsOf(message, m_options, m_load);
    for (MessageFlow &flow : flows)
        m_pages->add(flow);
}

void PdfWriter::end()
{
    m_pages.reset(); // which writes what is left
}

} // namespace exports
