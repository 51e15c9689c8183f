// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/importservice.h"

#include "chat/importer.h"
#include "cli/importanswer.h"
#include "cli/words.h"
#include "storage/import/importerror.h"

#include <QFileInfo>

namespace cli {

ImportService::ImportService(MakeImporter make, QObject *parent)
    : QObject(parent)
    , m_make(std::move(make))
{
}

ImportService::~ImportService() = default;

void ImportService::serve(const ImportWish &wish, quint64 asker)
{
    std::unique_ptr<chat::Importer> made = m_make();
    m_importers.insert(asker, made.get());
    Q_EMIT told(asker, ImportAnswer::acceptance());
    // Telling it shows whether it is still there.
    if (!m_importers.contains(asker))
        return;
    // A pipe would be waited for without an end, and a name may mean something else here.
    const QFileInfo info(wish.file);
    if (!info.isAbsolute() || !info.isFile()) {
        core::ImportReport refused;
        refused.error =
            storage::importError("unreadable", {}, Words::tr("it is not a regular file"));
        m_importers.remove(asker);
        answer(asker, refused);
        return;
    }
    chat::Importer *importer = made.release();
    importer->setParent(this);
    connect(importer, &chat::Importer::progressed, this, [this, asker](qint64 done, qint64 total) {
        if (m_importers.contains(asker))
            Q_EMIT told(asker, ImportAnswer::progress(done, total));
    });
    connect(importer, &chat::Importer::finished, this, [this, importer, asker] {
        if (m_importers.remove(asker))
            answer(asker, importer->report());
        importer->deleteLater();
    });
    importer->start(wish.file,
                    wish.isDryRun ? chat::Importer::Goal::Look : chat::Importer::Goal::Import);
}

void ImportService::abandon(quint64 asker)
{
    // It finishes what it is storing, puts that into the list, and goes.
    if (chat::Importer *importer = m_importers.take(asker))
        importer->cancel();
}

void ImportService::answer(quint64 asker, const core::ImportReport &report)
{
    QList<QJsonObject> lines = ImportAnswer::linesOf(report);
    const QJsonObject last = lines.takeLast();
    for (const QJsonObject &line : lines)
        Q_EMIT told(asker, line);
    Q_EMIT answered(asker, last);
}

} // namespace cli
