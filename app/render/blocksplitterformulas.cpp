// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Formulas that stand on lines of their own.
#include "render/blocksplitter.h"
#include "render/formulamarks.h"

#include <utility>

namespace render {

bool BlockSplitter::startFormula(QStringView rest)
{
    if (rest.front() != u'$' && rest.front() != u'\\')
        return false;
    const formulas::Opening opening = formulas::openingAt(rest);
    if (opening.end.isEmpty())
        return false;
    closeUnmatched();
    closeLeaf();
    if (opening.isClosed) {
        emitFormula(rest.trimmed().toString());
        return true;
    }
    m_leaf = Leaf::Formula;
    m_formulaEnd = opening.end;
    m_text = rest.toString();
    return true;
}

/// An empty line or one that goes on behind the mark shows that it was none: a paragraph then.
void BlockSplitter::addFormulaLine(QStringView line)
{
    const QStringView text = line.trimmed();
    const formulas::Line kind = formulas::lineInside(text, m_formulaEnd);
    if (text.isEmpty()) {
        closeLeaf();
        return;
    }
    m_text += QLatin1Char('\n');
    m_text += text;
    if (kind == formulas::Line::Closing) {
        m_leaf = Leaf::None;
        emitFormula(std::exchange(m_text, {}));
    } else if (kind == formulas::Line::NotAFormula || m_text.size() > kMaxFormula) {
        m_leaf = Leaf::Paragraph;
    }
}

void BlockSplitter::emitFormula(const QString &text)
{
    RawBlock &block = newLeaf();
    block.kind = BlockKind::Formula;
    block.text = text;
    block.group = m_nextId++;
}

bool BlockSplitter::isMathFence() const
{
    return m_leaf == Leaf::Fence
           && m_fence.language.compare(QLatin1StringView("math"), Qt::CaseInsensitive) == 0;
}

/// What GitHub writes as a fence is the formula between its marks.
void BlockSplitter::closeMathFence()
{
    if (!isMathFence() || !m_isGroupStart || m_text.trimmed().isEmpty())
        return;
    m_leaf = Leaf::None;
    m_lineCount = 0;
    emitFormula(QStringLiteral("$$\n%1\n$$").arg(std::exchange(m_text, {})));
}

} // namespace render
