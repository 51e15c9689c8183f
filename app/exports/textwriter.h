// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exports/writer.h"

#include <QIODevice>

namespace exports {

/// Plain text, as one reads it in a terminal or a mail.
class TextWriter final : public Writer
{
public:
    TextWriter(QIODevice &device, const core::ExportOptions &options)
        : m_device(device)
        , m_options(options)
    {
    }

    void begin(const DocumentHead &head) override;
    void beginBranch(int number, int after) override;
    void add(const core::Message &message, int number) override;
    void end() override {}

private:
    void write(const QString &text);
    void writePart(const core::ContentPart &part);

    QIODevice &m_device;
    core::ExportOptions m_options;
};

} // namespace exports
