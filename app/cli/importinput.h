// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/backup/sealedfile.h"

#include <QString>
#include <QTemporaryFile>
#include <memory>

namespace cli {

/// A file to import under a name that another process can open as well: itself or, for standard
/// input, pipes and devices, a private copy of what they gave, which goes when this goes.
class ImportInput
{
public:
    /// What is copied at most, of an archive and of anything else.
    struct Limits {
        qint64 archive = qint64(4) << 30;
        qint64 other = qint64(1) << 30;
    };

    /// `name` as it was typed, "-" for standard input. Waits until a pipe is at its end. An Error
    /// carries a sentence for standard error in its `message`.
    [[nodiscard]] static core::Result<ImportInput> open(const QString &name, int standardInput,
                                                        const Limits &limits);
    [[nodiscard]] static core::Result<ImportInput> open(const QString &name, int standardInput)
    {
        return open(name, standardInput, Limits());
    }
    /// Only a passphrase opens it.
    [[nodiscard]] bool isSealed() const { return storage::SealedFile::isSealed(path()); }
    /// What it holds takes its place, as a private copy. Errors as open().
    [[nodiscard]] core::Result<core::Done> unseal(const storage::Passphrase &passphrase);
    /// Absolute. A copy has no name before this asks for one, so that nothing is left of it when
    /// the process is killed while it waits for a pipe.
    [[nodiscard]] QString path() const { return m_copy ? m_copy->fileName() : m_path; }

private:
    [[nodiscard]] static core::Result<ImportInput> copyOf(QIODevice &from, const Limits &limits);

    QString m_path;
    std::unique_ptr<QTemporaryFile> m_copy;
};

} // namespace cli
