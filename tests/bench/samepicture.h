// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPainter>

namespace bench {

/// Work that is always the same, of the kind that a frame consists of: lines of text, shaped and
/// painted into one picture. What its slowest time has more than its middle one is the machine's
/// share of such a figure, not the program's.
class SamePicture
{
public:
    void paint()
    {
        QPainter painter(&m_image);
        painter.fillRect(m_image.rect(), Qt::white);
        painter.setPen(Qt::black);
        for (int line = 0; line < kLines; ++line)
            painter.drawText(8, (line + 1) * kLineHeight, m_words);
    }

private:
    static constexpr int kLines = 30;
    static constexpr int kLineHeight = 16;
    QImage m_image{800, (kLines + 1) * kLineHeight, QImage::Format_RGB32};
    QString m_words =
        QStringLiteral("The line is as long as one in the column of the conversation is. ")
            .repeated(2);
};

} // namespace bench
