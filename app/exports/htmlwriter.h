// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exports/typesetting.h"
#include "exports/writer.h"

#include <QIODevice>

namespace exports {

/// One HTML file that holds all it shows. Its policy lets nothing run and nothing load, every word
/// is escaped, and only https, http and mailto are linked to; Markdown becomes elements by the
/// typed blocks of render.
class HtmlWriter final : public Writer
{
public:
    /// Without a typesetting code and formulas stay plain.
    HtmlWriter(QIODevice &device, const core::ExportOptions &options, LoadBytes load,
               Typesetting *typesetting = nullptr)
        : m_device(device)
        , m_options(options)
        , m_load(std::move(load))
        , m_typesetting(typesetting)
    {
    }

    void begin(const DocumentHead &head) override;
    void beginBranch(int number, int after) override;
    void add(const core::Message &message, int number) override;
    void end() override;

private:
    void write(const QString &text) { m_device.write(text.toUtf8()); }
    void writePart(const core::ContentPart &part, core::Role role);
    void writePicture(const core::ImagePart &image);
    [[nodiscard]] QString markdownHtml(const QString &text);

    QIODevice &m_device;
    core::ExportOptions m_options;
    LoadBytes m_load;
    Typesetting *m_typesetting;
};

} // namespace exports
