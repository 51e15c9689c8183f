// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importgate.h"

#include "storage/import/sourcefields.h"

namespace storage {
namespace {

constexpr qint64 kMaxImported = 1'000'000;

} // namespace

ImportGate::ImportGate(ImportVisitor &visitor, qint64 total)
    : m_visitor(visitor)
    , m_total(total)
{
}

bool ImportGate::isOver() const
{
    return m_count > kMaxImported;
}

bool ImportGate::noted(bool goesOn)
{
    m_isStopped = m_isStopped || !goesOn;
    return goesOn;
}

void ImportGate::beginDocument(qint64 size)
{
    m_before += m_size;
    m_size = qBound(qint64(0), size, m_total - m_before);
}

bool ImportGate::take(ImportedConversation conversation)
{
    m_count += conversation.messages.size();
    if (isOver())
        return false;
    if (conversation.isEmpty() && conversation.losses.isEmpty())
        return true; // a place for a conversation that was never begun
    return noted(m_visitor.take(std::move(conversation)));
}

bool ImportGate::advance(qint64 done, qint64 total)
{
    if (m_total == 0)
        return noted(m_visitor.advance(done, total));
    const double share = total > 0 ? qBound(0.0, double(done) / double(total), 1.0) : 1.0;
    return noted(m_visitor.advance(m_before + qint64(share * double(m_size)), m_total));
}

void ImportGate::lose(const core::ImportLoss &loss)
{
    core::ImportLoss cut = loss;
    cut.name = cutText(loss.name, kMaxSourceName);
    m_visitor.lose(cut);
}

} // namespace storage
