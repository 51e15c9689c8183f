// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace support {

/// A text that wants something to be opened, fetched, run, mistaken or never finished.
struct HostileText {
    QByteArray name; ///< group and kind, unlike any other's
    QString text;
    bool isHuge = false; ///< more than a few screens of it
};

/// More than 300 of them, always the same ones: the files in tests/data/hostile, every target in
/// them in every form that Markdown knows, and shapes too large to be written down. `host` (with
/// its port) is where nothing may be asked for, `file` what may not be opened. Empty when a file
/// cannot be read.
[[nodiscard]] QList<HostileText> hostileTexts(const QString &directory, const QString &host,
                                              const QString &file);

} // namespace support
