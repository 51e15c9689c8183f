// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/typesetter.h"

#include "render/typesetterworker.h"

#include <QCryptographicHash>

namespace render {
namespace {

constexpr int kKeptBytes = 8 * 1024 * 1024;
/// Names of languages are short; what is longer is none.
constexpr qsizetype kLongestName = 40;

QByteArray nameOf(const QString &language, const QString &code)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(language.toUtf8());
    hash.addData(QByteArrayView("\0", 1));
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(code.constData()),
                                code.size() * qsizetype(sizeof(QChar))));
    return hash.result();
}

} // namespace

Typesetter::Typesetter(const QStringList &places, QObject *parent)
    : Typesetter(places, Patience(), parent)
{
}

Typesetter::Typesetter(const QStringList &places, Patience patience, QObject *parent)
    : QObject(parent)
    , m_worker(std::make_unique<TypesetterWorker>(places, patience))
    , m_known(kKeptBytes)
{
    m_thread.setObjectName(QStringLiteral("typesetter"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker.get(), &TypesetterWorker::shutDown,
            Qt::DirectConnection);
    connect(m_worker.get(), &TypesetterWorker::answered, this, &Typesetter::take);
}

Typesetter::~Typesetter()
{
    m_thread.quit();
    m_thread.wait();
}

QByteArray Typesetter::ask(const QString &language, const QString &code)
{
    if (language.isEmpty() || language.size() > kLongestName || code.isEmpty()
        || code.size() > kMostCode)
        return {};
    const QByteArray name = nameOf(language, code);
    if (m_known.contains(name) || m_jobOf.contains(name))
        return name;
    const quint64 job = ++m_lastJob;
    m_jobOf.insert(name, job);
    m_asked.insert(job, name);
    if (!m_thread.isRunning())
        m_thread.start(QThread::LowPriority);
    TypesetterWorker *worker = m_worker.get();
    QMetaObject::invokeMethod(
        worker, [worker, job, language, code] { worker->colour(job, language, code); });
    return name;
}

SharedSpans Typesetter::find(const QByteArray &name) const
{
    const SharedSpans *known = m_known.object(name);
    return known ? *known : nullptr;
}

void Typesetter::take(quint64 job, const CodeSpans &spans)
{
    const QByteArray name = m_asked.take(job);
    m_jobOf.remove(name);
    const int bytes = int(spans.size() * qsizetype(sizeof(CodeSpan))) + 100;
    m_known.insert(name, new SharedSpans(std::make_shared<const CodeSpans>(spans)), bytes);
    if (!spans.isEmpty())
        Q_EMIT arrived();
}

} // namespace render
