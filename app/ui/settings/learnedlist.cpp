// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/learnedlist.h"

#include "ui/settings/noterow.h"

#include <QVBoxLayout>

namespace ui {
namespace {

QString sentence(const core::LearnedParameter &one)
{
    const QString model = one.model.isEmpty() ? LearnedList::tr("every model") : one.model;
    if (one.replacement.isEmpty())
        return LearnedList::tr("Left out for %1: %2").arg(model, one.parameter);
    //: %1 is a model, %2 the name of an option, %3 the name that is sent instead
    return LearnedList::tr("For %1: %2 is sent as %3").arg(model, one.parameter, one.replacement);
}

} // namespace

LearnedList::LearnedList(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
}

void LearnedList::setLearned(const QList<core::LearnedParameter> &learned,
                             const QList<core::LearnedParameter> &forgotten)
{
    m_learned = learned;
    m_learned.removeIf(
        [&forgotten](const core::LearnedParameter &one) { return forgotten.contains(one); });
    m_forgotten = forgotten;
    rebuild();
}

void LearnedList::retranslate()
{
    rebuild();
}

void LearnedList::rebuild()
{
    const auto rows = findChildren<NoteRow *>(QString(), Qt::FindDirectChildrenOnly);
    for (NoteRow *row : rows) {
        m_layout->removeWidget(row);
        row->hide();
        row->setParent(nullptr);
        row->deleteLater(); // its link may be the one that is being clicked
    }
    for (const core::LearnedParameter &one : std::as_const(m_learned)) {
        auto *row = new NoteRow(m_theme, this);
        row->setObjectName(QStringLiteral("learned"));
        m_layout->addWidget(row);
        row->say(Tone::Quiet, sentence(one), {tr("Forget")});
        connect(row, &NoteRow::linkActivated, this, [this, one] {
            m_learned.removeAll(one);
            m_forgotten.append(one);
            rebuild();
            Q_EMIT edited();
        });
    }
}

} // namespace ui
