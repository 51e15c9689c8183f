// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/settingsfile.h"

#include "core/id.h"
#include "storage/jsonfile.h"
#include "storage/pooltask.h"
#include "storage/settingscodec.h"

#include <QMutex>

namespace storage {

/// What writes of the same file share; a write on a pool thread may outlive the SettingsFile.
class SettingsFile::Writer
{
public:
    explicit Writer(const QString &path)
        : m_file(path)
    {
    }

    LoadedSettings load();
    /// The number that write() takes; numbers tell which of two waiting writes is the newer one.
    quint64 nextTurn();
    core::Result<core::Done> write(const core::Settings &settings, quint64 turn);

private:
    QMutex m_mutex;
    JsonFile m_file;
    QJsonObject m_root; ///< as last read or written, with what this program does not know
    quint64 m_lastTurn = 0;
    quint64 m_writtenTurn = 0;
};

LoadedSettings SettingsFile::Writer::load()
{
    const QMutexLocker lock(&m_mutex);
    JsonFile::Read read = m_file.read();
    m_root = read.object;
    LoadedSettings loaded{settingsFromJson(m_root), read.keptAsidePath};
    if (loaded.settings.dataDirectoryId.isNull())
        loaded.settings.dataDirectoryId = core::newId();
    return loaded;
}

quint64 SettingsFile::Writer::nextTurn()
{
    const QMutexLocker lock(&m_mutex);
    return ++m_lastTurn;
}

core::Result<core::Done> SettingsFile::Writer::write(const core::Settings &settings, quint64 turn)
{
    const QMutexLocker lock(&m_mutex);
    if (turn < m_writtenTurn)
        return core::Done{}; // a newer value is on disk already
    const QJsonObject root = settingsToJson(settings, m_root);
    if (const QString words = m_file.write(root); !words.isEmpty()) {
        core::Error error;
        error.kind = core::ErrorKind::Storage;
        error.code = QStringLiteral("settings");
        error.message = words;
        return error;
    }
    m_root = root;
    m_writtenTurn = turn;
    return core::Done{};
}

SettingsFile::SettingsFile(QString path)
    : m_writer(std::make_shared<Writer>(path))
{
}

LoadedSettings SettingsFile::load()
{
    return m_writer->load();
}

core::Settings SettingsFile::peek(const QString &path)
{
    return settingsFromJson(JsonFile(path).peek().value_or(QJsonObject()));
}

QFuture<core::Result<core::Done>> SettingsFile::save(const core::Settings &settings)
{
    return runOnPool([writer = m_writer, settings, turn = m_writer->nextTurn()] {
        return writer->write(settings, turn);
    });
}

core::Result<core::Done> SettingsFile::saveNow(const core::Settings &settings)
{
    return m_writer->write(settings, m_writer->nextTurn());
}

} // namespace storage
