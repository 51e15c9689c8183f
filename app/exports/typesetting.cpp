// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/typesetting.h"

#include "render/codesource.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QFile>
#include <QSet>
#include <QTimer>
#include <algorithm>

namespace exports {
namespace {

/// What came and was not taken yet; what is taken counts nowhere.
constexpr qint64 kKeptBytes = 64 << 20;
/// A document with more of them is no text any more; the others stay plain.
constexpr qsizetype kMostWishes = 5'000;
constexpr int kLookMs = 100;

} // namespace

/// One question, and what its answer is for.
struct Typesetting::Wish {
    QByteArray name;
    int group = -1;  ///< of code
    QString formula; ///< with its marks
};

QStringList typesetterPlaces()
{
    const QString here = QCoreApplication::applicationDirPath();
    return {here + QLatin1StringView("/loquat-typesetter"),
            here + QLatin1StringView("/../libexec/loquat/loquat-typesetter")};
}

Typesetting::Typesetting(const QStringList &places, GoOn goesOn, const TypesettingLimits &limits)
    : m_budget(kKeptBytes)
    , m_typesetter(places, {limits.answer}, m_budget)
    , m_goesOn(std::move(goesOn))
    , m_limits(limits)
    , m_isOver(std::none_of(places.cbegin(), places.cend(),
                            [](const QString &path) { return QFile::exists(path); }))
{
}

QList<Typesetting::Wish> Typesetting::wishesOf(const QList<render::Block> &blocks)
{
    QList<Wish> wishes;
    QSet<QString> known;
    const auto addFormulas = [&](const render::InlineText &text) {
        for (const render::InlineRun &run : text.runs) {
            if (!(run.styles & render::InlineStyle::Formula) || wishes.size() >= kMostWishes)
                continue;
            const QString source = text.text.mid(run.start, run.length);
            if (known.contains(source))
                continue;
            known.insert(source);
            wishes.append({m_typesetter.ask(render::formulaSource(source)), -1, source});
        }
    };
    render::CodeSource code;
    for (const render::Block &block : blocks) {
        if (block.kind == render::BlockKind::Code && wishes.size() < kMostWishes) {
            if (block.isGroupStart)
                code = {};
            if (!code.isTooLong())
                code.add(block);
            if (block.isGroupEnd)
                wishes.append({m_typesetter.ask(code.language(), code.code()), block.group, {}});
        }
        addFormulas(block.text);
        for (const QList<render::InlineText> &row : block.rows) {
            for (const render::InlineText &cell : row)
                addFormulas(cell);
        }
    }
    wishes.removeIf([](const Wish &wish) { return wish.name.isEmpty(); });
    return wishes;
}

/// False while there is no answer.
bool Typesetting::take(const Wish &wish, render::SetParts &parts) const
{
    if (wish.group >= 0) {
        const render::SharedSpans spans = m_typesetter.find(wish.name);
        if (spans)
            parts.colours.insert(wish.group, spans);
        return spans != nullptr;
    }
    const render::SharedFormula formula = m_typesetter.findFormula(wish.name);
    if (formula && !formula->isNull())
        parts.formulas.insert(wish.formula, formula);
    return formula != nullptr;
}

render::SetParts Typesetting::setOf(const QList<render::Block> &blocks)
{
    render::SetParts parts;
    if (m_isOver)
        return parts;
    const QList<Wish> wishes = wishesOf(blocks);
    QEventLoop loop;
    QTimer looking; // so that what nobody answers is noticed, too
    looking.start(kLookMs);
    const QDeadlineTimer whole(m_limits.document);
    QDeadlineTimer deadline(m_limits.patience);
    for (qsizetype i = 0; i < wishes.size();) {
        if (take(wishes.at(i), parts)) {
            ++i;
            deadline.setRemainingTime(m_limits.patience);
            continue;
        }
        if (deadline.hasExpired() || whole.hasExpired() || (m_goesOn && !m_goesOn())) {
            m_isOver = true;
            break;
        }
        loop.processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
    return parts;
}

} // namespace exports
