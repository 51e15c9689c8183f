// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exports/messageflow.h"
#include "exports/pageflow.h"

#include <QIODevice>

namespace exports {

/// Pages of A4 or Letter, set by the layouts that the window shows: words can be selected, no line
/// is cut in two, long lines of code are wrapped, and tables and formulas that are too wide are
/// made smaller.
class PdfWriter final : public Writer
{
public:
    PdfWriter(QIODevice &device, const core::ExportOptions &options, const DocumentFonts &fonts,
              LoadBytes load, Typesetting *typesetting = nullptr);
    ~PdfWriter() override;

    void begin(const DocumentHead &head) override;
    void beginBranch(int number, int after) override;
    void add(const core::Message &message, int number) override;
    void end() override;

private:
    QIODevice &m_device;
    core::ExportOptions m_options;
    render::TypeScale m_type;
    LoadBytes m_load;
    Typesetting *m_typesetting;
    std::unique_ptr<PageFlow> m_pages;
};

} // namespace exports
