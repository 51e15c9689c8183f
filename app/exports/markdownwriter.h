// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exports/writer.h"

#include <QIODevice>

namespace exports {

/// Markdown with a YAML head. What was said stands in it verbatim, and nothing is added that a
/// reader of Markdown would run or load: no HTML, and of pictures only those that are saved beside.
class MarkdownWriter final : public Writer
{
public:
    /// Saves a stored picture beside the document and returns its relative path; empty where that
    /// is not done.
    using SavePicture = std::function<QString(const core::ImagePart &image)>;

    MarkdownWriter(QIODevice &device, const core::ExportOptions &options, SavePicture savePicture)
        : m_device(device)
        , m_options(options)
        , m_savePicture(std::move(savePicture))
    {
    }

    void begin(const DocumentHead &head) override;
    void beginBranch(int number, int after) override;
    void add(const core::Message &message, int number) override;
    void end() override {}

private:
    void write(const QString &text) { m_device.write(text.toUtf8()); }
    void writePart(const core::ContentPart &part);

    QIODevice &m_device;
    core::ExportOptions m_options;
    SavePicture m_savePicture;
};

} // namespace exports
