// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/typesetter.h"

#include "render/typesetterworker.h"

#include <QCryptographicHash>

namespace render {
namespace {

constexpr qint64 kOverhead = 300; ///< bytes an answer, whatever is in it
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

Typesetter::Typesetter(const QStringList &places, core::ByteBudget &budget, QObject *parent)
    : Typesetter(places, Patience(), budget, parent)
{
}

Typesetter::Typesetter(const QStringList &places, Patience patience, core::ByteBudget &budget,
                       QObject *parent)
    : QObject(parent)
    , m_worker(std::make_unique<TypesetterWorker>(places, patience))
    , m_known(&budget, isUsed)
{
    m_thread.setObjectName(QStringLiteral("typesetter"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker.get(), &TypesetterWorker::shutDown,
            Qt::DirectConnection);
    connect(m_worker.get(), &TypesetterWorker::coloured, this, &Typesetter::takeSpans);
    connect(m_worker.get(), &TypesetterWorker::typesetted, this, &Typesetter::takeFormula);
}

Typesetter::~Typesetter()
{
    m_thread.quit();
    m_thread.wait();
}

quint64 Typesetter::begin(const QByteArray &name)
{
    if (m_known.contains(name) || m_jobOf.contains(name))
        return 0;
    const quint64 job = ++m_lastJob;
    m_jobOf.insert(name, job);
    m_asked.insert(job, name);
    if (!m_thread.isRunning())
        m_thread.start(QThread::LowPriority);
    return job;
}

QByteArray Typesetter::ask(const QString &language, const QString &code)
{
    if (language.isEmpty() || language.size() > kLongestName || code.isEmpty()
        || code.size() > kMostCode)
        return {};
    const QByteArray name = nameOf(language, code);
    if (const quint64 job = begin(name)) {
        TypesetterWorker *worker = m_worker.get();
        QMetaObject::invokeMethod(
            worker, [worker, job, language, code] { worker->colour(job, language, code); });
    }
    return name;
}

QByteArray Typesetter::ask(const FormulaSource &source)
{
    if (source.tex.isEmpty() || source.tex.size() > kMostFormula)
        return {};
    const QByteArray name =
        nameOf(source.isDisplay ? QStringLiteral("$$") : QStringLiteral("$"), source.tex);
    if (const quint64 job = begin(name)) {
        TypesetterWorker *worker = m_worker.get();
        QMetaObject::invokeMethod(worker, [worker, job, source] { worker->typeset(job, source); });
    }
    return name;
}

SharedSpans Typesetter::find(const QByteArray &name) const
{
    const Known *known = m_known.find(name);
    return known ? known->spans : nullptr;
}

SharedFormula Typesetter::findFormula(const QByteArray &name) const
{
    const Known *known = m_known.find(name);
    return known ? known->formula : nullptr;
}

bool Typesetter::isUsed(const Known &known)
{
    return known.spans.use_count() > 1 || known.formula.use_count() > 1;
}

void Typesetter::end(quint64 job, const Known &known, qint64 bytes)
{
    const QByteArray name = m_asked.take(job);
    m_jobOf.remove(name);
    m_known.insert(name, known, bytes + kOverhead);
}

void Typesetter::takeSpans(quint64 job, const CodeSpans &spans)
{
    end(job, {std::make_shared<const CodeSpans>(spans), nullptr},
        spans.size() * qsizetype(sizeof(CodeSpan)));
    if (!spans.isEmpty())
        Q_EMIT arrived();
}

void Typesetter::takeFormula(quint64 job, const SharedFormula &formula)
{
    end(job, {nullptr, formula}, formula->byteCount());
    Q_EMIT arrived();
}

} // namespace render
