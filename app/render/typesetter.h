// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budgetcache.h"
#include "render/codespans.h"
#include "render/formula.h"

#include <QHash>
#include <QObject>
#include <QThread>

namespace render {

class TypesetterWorker;

/// What a helper program of ours colours and sets: asked for when code or a formula comes into
/// view, answered later, kept while the budget has room for it or a layout shows it. The program is
/// started when it is first needed and ended when it is idle; it is killed when an answer takes too
/// long, and whatever happens to it, the text is only left plain. Belongs to the thread that made
/// it, which needs an event loop; the program is spoken to in a thread of its own.
class Typesetter : public QObject
{
    Q_OBJECT

public:
    /// Codes and formulas beyond this stay plain, UTF-16 units.
    static constexpr qsizetype kMostCode = 128 * 1024;
    static constexpr qsizetype kMostFormula = 4 * 1024;
    struct Patience {
        int answerMs = 5'000; ///< for one answer, then the program is killed
        int idleMs = 60'000;  ///< without a question, then it is ended
    };

    /// `places` are paths where loquat-typesetter may be, the first one counts; where it is
    /// nowhere, nothing is ever coloured or set. The budget must outlive this.
    Typesetter(const QStringList &places, core::ByteBudget &budget, QObject *parent = nullptr);
    Typesetter(const QStringList &places, Patience patience, core::ByteBudget &budget,
               QObject *parent = nullptr);
    ~Typesetter() override;

    /// Asks for the colours of a code unless they are known or asked for. Returns the name they
    /// are found by, empty when there will be none.
    [[nodiscard]] QByteArray ask(const QString &language, const QString &code);
    /// Null until they are known.
    [[nodiscard]] SharedSpans find(const QByteArray &name) const;
    /// The same for a formula.
    [[nodiscard]] QByteArray ask(const FormulaSource &source);
    /// Null until it is known; a null formula for what could not be set.
    [[nodiscard]] SharedFormula findFormula(const QByteArray &name) const;

Q_SIGNALS:
    /// The colours of some code, or a formula, became known.
    void arrived();

private:
    struct Known {
        SharedSpans spans;
        SharedFormula formula;
    };

    /// The job's number, or 0 when the answer is known or on its way.
    [[nodiscard]] quint64 begin(const QByteArray &name);
    /// Somebody shows it.
    [[nodiscard]] static bool isUsed(const Known &known);
    void end(quint64 job, const Known &known, qint64 bytes);
    void takeSpans(quint64 job, const render::CodeSpans &spans);
    void takeFormula(quint64 job, const render::SharedFormula &formula);

    QThread m_thread;
    std::unique_ptr<TypesetterWorker> m_worker; ///< lives in the thread
    core::BudgetCache<QByteArray, Known> m_known;
    QHash<QByteArray, quint64> m_jobOf;
    QHash<quint64, QByteArray> m_asked;
    quint64 m_lastJob = 0;
};

} // namespace render
