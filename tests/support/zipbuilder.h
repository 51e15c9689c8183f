// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QtTest>
#include <zip.h>

namespace support {

/// Writes a zip file, entry by entry, also as no decent program would.
class ZipBuilder
{
public:
    explicit ZipBuilder(const QString &path)
        : m_zip(zip_open(QFile::encodeName(path).constData(), ZIP_CREATE | ZIP_TRUNCATE, nullptr))
    {
        if (!m_zip)
            qFatal("cannot make a zip file");
    }
    ~ZipBuilder() { close(); }
    Q_DISABLE_COPY(ZipBuilder)

    ZipBuilder &add(const QByteArray &name, const QByteArray &bytes)
    {
        m_kept.append(bytes); // libzip reads it when it closes
        const QByteArray &kept = m_kept.last();
        zip_source_t *source =
            zip_source_buffer(m_zip, kept.constData(), zip_uint64_t(kept.size()), 0);
        m_last = zip_file_add(m_zip, name.constData(), source, ZIP_FL_ENC_UTF_8);
        if (m_last < 0)
            qFatal("cannot add to a zip file");
        return *this;
    }
    /// The last entry becomes a link to what its bytes name.
    ZipBuilder &asLink()
    {
        zip_file_set_external_attributes(m_zip, zip_uint64_t(m_last), 0, ZIP_OPSYS_UNIX,
                                         zip_uint32_t(0120777) << 16);
        return *this;
    }
    /// The last entry is not packed.
    ZipBuilder &stored()
    {
        zip_set_file_compression(m_zip, zip_uint64_t(m_last), ZIP_CM_STORE, 0);
        return *this;
    }
    ZipBuilder &encrypted()
    {
        zip_file_set_encryption(m_zip, zip_uint64_t(m_last), ZIP_EM_AES_256, "secret");
        return *this;
    }
    void close()
    {
        if (m_zip && zip_close(m_zip) != 0)
            qFatal("cannot write a zip file");
        m_zip = nullptr;
    }

    /// Everything below a folder, under the same names.
    static void pack(const QString &folder, const QString &path)
    {
        ZipBuilder builder(path);
        QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("cannot read test data");
            builder.add(QDir(folder).relativeFilePath(file.fileName()).toUtf8(), file.readAll());
        }
    }

private:
    zip *m_zip;
    zip_int64_t m_last = -1;
    QList<QByteArray> m_kept;
};

} // namespace support
