// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/keptjson.h"

#include "chat/diskerror.h"
#include "storage/jsonfile.h"
#include "storage/pooltask.h"

#include <utility>

namespace chat {

KeptJson::KeptJson(const QString &path, QObject *parent, int tryAgainMs)
    : QObject(parent)
    , m_path(path)
{
    m_again.setSingleShot(true);
    m_again.setInterval(tryAgainMs);
    connect(&m_again, &QTimer::timeout, this, &KeptJson::write);
}

KeptJson::~KeptJson()
{
    if (m_now) {
        m_written.waitForFinished(); // the older state must not come last
        if (!m_next && !m_written.result().isEmpty())
            m_next = m_now;
    }
    if (m_next)
        (void)storage::JsonFile(m_path).write(m_next());
}

void KeptJson::save(std::function<QJsonObject()> content)
{
    if (m_path.isEmpty())
        return;
    m_next = std::move(content);
    if (!m_now)
        write();
}

QFuture<core::Done> KeptJson::saved()
{
    return m_now || m_next ? m_waiting.add() : core::ready(core::Done{});
}

void KeptJson::write()
{
    if (m_now || !m_next)
        return;
    m_again.stop();
    m_now = std::exchange(m_next, nullptr);
    m_written = storage::runOnPool(
        [path = m_path, content = m_now] { return storage::JsonFile(path).write(content()); });
    core::whenDone(this, m_written, [this](const QString &problem) { hear(problem); });
}

void KeptJson::hear(const QString &problem)
{
    const std::function<QJsonObject()> tried = std::exchange(m_now, nullptr);
    const bool wasFailing = m_failure.has_value();
    if (problem.isEmpty()) {
        m_failure.reset();
        write();
        if (!m_now)
            m_waiting.done();
        if (wasFailing)
            Q_EMIT recovered();
        return;
    }
    m_failure = diskError(problem);
    if (!m_next)
        m_next = tried;
    m_again.start();
    if (!wasFailing)
        Q_EMIT failed(*m_failure);
}

} // namespace chat
