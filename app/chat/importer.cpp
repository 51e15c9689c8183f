// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/importer.h"

#include "storage/import/importrun.h"

namespace chat {

Importer::Importer(storage::Store &store, const core::Clock &clock, Arrival arrived,
                   QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
    , m_arrived(std::move(arrived))
{
}

Importer::~Importer() = default;

void Importer::start(const QString &path, Goal goal)
{
    using storage::ImportRun;
    m_run.reset();
    m_run = std::make_unique<ImportRun>(
        m_store, path, goal == Goal::Import ? ImportRun::Mode::Store : ImportRun::Mode::Look,
        m_clock.now());
    connect(m_run.get(), &ImportRun::progressed, this, &Importer::progressed);
    connect(m_run.get(), &ImportRun::finished, this, &Importer::finish);
    m_run->start();
}

void Importer::cancel()
{
    if (m_run)
        m_run->cancel();
}

void Importer::finish()
{
    m_report = m_run->report();
    // It is in the middle of its own signal.
    m_run.release()->deleteLater();
    if (!m_report.createdInfos.isEmpty() || !m_report.continuedInfos.isEmpty())
        m_arrived(m_report);
    Q_EMIT finished();
}

} // namespace chat
