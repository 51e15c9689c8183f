// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/exporter.h"

#include "core/whendone.h"
#include "storage/export/exportreader.h"
#include "storage/pooltask.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>

namespace exports {
namespace {

constexpr qint64 kTellingMs = 100;
/// Somebody waits for a picture; its code and formulas stay plain rather than that it takes longer.
constexpr qint64 kPictureMs = 15'000;

} // namespace

Exporter::Exporter(Sources sources, QObject *parent)
    : QObject(parent)
    , m_sources(std::move(sources))
{
    m_pool.setMaxThreadCount(1);
    m_pool.setThreadPriority(QThread::LowPriority);
}

Exporter::~Exporter()
{
    cancel();
    *m_isGone = true;
    m_pool.waitForDone();
}

void Exporter::start(const QList<QUuid> &conversations, const core::ExportOptions &options,
                     const QString &target, const Passphrase &passphrase)
{
    if (m_isRunning)
        return;
    m_isRunning = true;
    m_isCancelled = false;
    ExportRequest request;
    request.database = m_sources.database();
    request.isBesideWriter = true;
    request.conversations = conversations;
    request.options = options;
    request.target = target;
    request.passphrase = passphrase;
    request.typesetter = m_sources.typesetter;
    request.connections = m_sources.connections();
    if (options.format == core::ExportFormat::Pdf)
        request.fonts = documentFonts();
    const auto work = [this, request] {
        QElapsedTimer sinceTold;
        return runExport(request, [this, &sinceTold](int done) {
            if (!sinceTold.isValid() || sinceTold.elapsed() >= kTellingMs) {
                Q_EMIT progressed(done);
                sinceTold.start();
            }
            return !m_isCancelled;
        });
    };
    core::whenDone(this, storage::runOnPool(work, m_pool), [this](const ExportResult &result) {
        m_isRunning = false;
        Q_EMIT finished(result);
    });
}

QFuture<core::Result<QImage>> Exporter::image(const core::Message &message, const ImageLook &look,
                                              const QHash<QByteArray, QByteArray> &pictures)
{
    return storage::runOnPool([message, look, pictures, database = m_sources.database(),
                               places = m_sources.typesetter, isGone = m_isGone] {
        auto reader = storage::ExportReader::open(database, true);
        const auto load = [&reader, &pictures](const QByteArray &hash) {
            if (const auto given = pictures.constFind(hash); given != pictures.cend())
                return *given;
            const auto found =
                reader ? reader.value()->attachment(hash) : std::optional<storage::Attachment>();
            return found ? found->bytes : QByteArray();
        };
        core::Message whole = message;
        if (!whole.isLoaded && reader)
            whole = reader.value()->loaded(whole);
        const QDeadlineTimer deadline(kPictureMs);
        Typesetting typesetting(places,
                                [isGone, deadline] { return !*isGone && !deadline.hasExpired(); });
        return messageImage(whole, look, load, &typesetting);
    });
}

} // namespace exports
