// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/requestexport.h"

#include "api/copyas.h"
#include "chat/diskerror.h"
#include "chat/requestfile.h"
#include "chat/storedpictures.h"
#include "core/whendone.h"
#include "storage/pooltask.h"
#include "storage/privatefile.h"

#include <QDir>

namespace chat {
namespace {

using Paths = core::Result<QStringList>;

api::CopyKind kindOf(CopyLanguage language)
{
    switch (language) {
    case CopyLanguage::Curl:
        return api::CopyKind::Curl;
    case CopyLanguage::PythonRequests:
        return api::CopyKind::PythonRequests;
    case CopyLanguage::PythonOpenAi:
        return api::CopyKind::PythonOpenAi;
    case CopyLanguage::JavaScriptFetch:
        return api::CopyKind::JavaScriptFetch;
    }
    return api::CopyKind::Curl;
}

/// Qt drops a byte-order mark at the start; whoever looks for what went wrong wants to see it.
QString receivedText(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    return bytes.startsWith("\xEF\xBB\xBF") ? QChar(QChar::ByteOrderMark) + text : text;
}

RequestTexts textsOf(const api::WireRecord &record)
{
    return {longText(headerLines(record.requestHeaders) + u'\n' + api::prettyBody(record)),
            longText(headerLines(record.responseHeaders)), longText(receivedText(record.received))};
}

/// Brings images from the database to a folder, one after the other, and goes when done.
class ImageSaver final : public QObject
{
public:
    ImageSaver(StoredPictures &pictures, const api::WireRecord &record, const QString &directory,
               QObject *parent)
        : QObject(parent)
        , m_pictures(pictures)
        , m_record(record)
        , m_directory(directory)
    {
    }

    [[nodiscard]] QFuture<Paths> start()
    {
        const api::WireRecord record = m_record;
        core::whenDone(this, storage::runOnPool([record] { return api::imageMimes(record); }),
                       [this](const QStringList &mimes) {
                           m_mimes = mimes;
                           next();
                       });
        return m_later.future();
    }

private:
    void next()
    {
        const qsizetype done = m_paths.size();
        if (done >= m_mimes.size()) {
            end(m_paths);
            return;
        }
        core::whenDone(this, m_pictures.bytes(m_record.imageHashes.value(done)),
                       [this](const core::Result<QByteArray> &image) {
                           if (image)
                               write(image.value());
                           else
                               end(image.error());
                       });
    }

    void write(const QByteArray &bytes)
    {
        const qsizetype n = m_paths.size();
        const QString path =
            QDir(m_directory)
                .absoluteFilePath(api::imageFileName(m_record.imageHashes.value(n), m_mimes.at(n)));
        const auto work = [path, bytes] {
            return QFile::exists(path) ? QString() : storage::PrivateFile::write(path, bytes);
        };
        core::whenDone(this, storage::runOnPool(work), [this, path](const QString &words) {
            if (!words.isEmpty()) {
                end(diskError(words));
                return;
            }
            m_paths.append(path);
            next();
        });
    }

    void end(const Paths &paths)
    {
        m_later.finish(paths);
        deleteLater();
    }

    StoredPictures &m_pictures;
    api::WireRecord m_record;
    QString m_directory;
    QStringList m_mimes;
    QStringList m_paths;
    core::Later<Paths> m_later;
};

} // namespace

RequestExport::RequestExport(const WireLog &log, StoredPictures &pictures, QObject *parent)
    : QObject(parent)
    , m_log(log)
    , m_pictures(pictures)
{
}

api::WireRecord RequestExport::record(const QUuid &exchange, int index) const
{
    return m_log.records(exchange).value(index);
}

QFuture<RequestTexts> RequestExport::texts(const QUuid &exchange, int index) const
{
    return storage::runOnPool([asked = record(exchange, index)] { return textsOf(asked); });
}

QFuture<core::Result<QString>> RequestExport::copyAs(const QUuid &exchange, int index,
                                                     CopyLanguage language,
                                                     const QStringList &imageFiles) const
{
    return storage::runOnPool([asked = record(exchange, index), language, imageFiles] {
        return api::copyAs(asked, kindOf(language), imageFiles);
    });
}

QFuture<Paths> RequestExport::saveImages(const QUuid &exchange, int index, const QString &directory)
{
    auto *saver = new ImageSaver(m_pictures, record(exchange, index), directory, this);
    return saver->start();
}

QFuture<core::Result<core::Done>> RequestExport::save(const QUuid &exchange,
                                                      const QString &path) const
{
    return storage::runOnPool([records = m_log.records(exchange), path] {
        const QString words = storage::PrivateFile::write(path, requestFile(records));
        return words.isEmpty() ? core::Result<core::Done>(core::Done())
                               : core::Result<core::Done>(diskError(words));
    });
}

} // namespace chat
