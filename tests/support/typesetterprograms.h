// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QFileInfo>
#include <QStringList>

namespace support {

/// The one that was built, as a render::Typesetter looks for it.
inline QStringList builtTypesetter()
{
    return {QStringLiteral(LOQUAT_BINARY_DIR "/loquat-typesetter")};
}

/// Without them the one that was built leaves everything plain.
inline bool hasTypesetterScripts()
{
    return QFileInfo(QStringLiteral(LOQUAT_BINARY_DIR "/loquat-typesetter.rcc")).size() > 0;
}

/// A program of a few lines of shell that stands in for it; its path.
inline QString shellProgram(const QString &path, const QByteArray &body)
{
    QFile file(path);
    file.remove();
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no place for a program");
    file.write("#!/bin/sh\n" + body);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

} // namespace support
