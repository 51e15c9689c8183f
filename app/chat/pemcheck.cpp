// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/pemcheck.h"

#include <QFile>
#include <QFileInfo>
#include <QtConcurrent/QtConcurrentRun>

namespace chat {
namespace {

/// A bundle with every authority there is has a quarter of a megabyte.
constexpr qint64 kMostBytes = 4 * 1024 * 1024;

PemProblem look(const QString &path, PemKind kind)
{
    QFile file(path);
    // A pipe or a device would keep the thread waiting for ever.
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return PemProblem::Unreadable;
    // RFC 7468: the label stands in the line before the first byte of the content.
    const QByteArray text = file.read(kMostBytes);
    if (kind == PemKind::Certificate) {
        const bool isThere = text.contains("-----BEGIN CERTIFICATE-----")
                             || text.contains("-----BEGIN TRUSTED CERTIFICATE-----");
        return isThere ? PemProblem::None : PemProblem::NoCertificate;
    }
    if (!text.contains("PRIVATE KEY-----"))
        return PemProblem::NoPrivateKey;
    const bool isEncrypted =
        text.contains("BEGIN ENCRYPTED PRIVATE KEY") || text.contains("Proc-Type: 4,ENCRYPTED");
    return isEncrypted ? PemProblem::EncryptedKey : PemProblem::None;
}

} // namespace

QFuture<PemProblem> checkPem(const QString &path, PemKind kind)
{
    return QtConcurrent::run(
        [path, kind] { return path.isEmpty() ? PemProblem::None : look(path, kind); });
}

} // namespace chat
