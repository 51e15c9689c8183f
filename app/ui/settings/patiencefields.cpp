// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/patiencefields.h"

#include "ui/settings/changedmark.h"
#include "ui/settings/formtexts.h"
#include "ui/settings/wheelguard.h"

#include <QFormLayout>
#include <QSignalBlocker>
#include <QSpinBox>

namespace ui {
namespace {

constexpr int kMs = 1000;
constexpr int kMostSeconds = 3600;
constexpr int kMostFirstByteSeconds = 600;

} // namespace

PatienceFields::PatienceFields(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_form(makeForm(this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    add("connectSeconds", &core::Patience::connectMs, kMostSeconds, theme);
    add("firstByteSeconds", &core::Patience::firstByteMs, kMostFirstByteSeconds, theme);
    add("idleSeconds", &core::Patience::idleMs, kMostSeconds, theme);
    add("noDataSeconds", &core::Patience::noDataMs, kMostSeconds, theme);
    retranslate();
    show();
}

void PatienceFields::add(const char *name, int core::Patience::*limit, int mostSeconds,
                         Theme &theme)
{
    Field field;
    field.limit = limit;
    field.box = new QSpinBox(this);
    field.box->setObjectName(QString::fromLatin1(name));
    field.box->setRange(1, mostSeconds);
    new WheelGuard(field.box);
    field.mark = addSetting(*m_form, field.box, theme);
    connect(field.box, &QSpinBox::valueChanged, this, [this, limit](int seconds) {
        m_patience.*limit = seconds * kMs;
        show();
        Q_EMIT edited();
    });
    connect(field.mark, &ChangedMark::resetRequested, this, [this, limit, mark = field.mark] {
        const auto put = [this, limit](int ms) {
            m_patience.*limit = ms;
            show();
            Q_EMIT edited();
        };
        const int before = m_patience.*limit;
        put(core::Patience().*limit);
        mark->offerUndo([put, before] { put(before); });
    });
    m_fields.append(field);
}

void PatienceFields::setPatience(const core::Patience &patience)
{
    m_patience = patience;
    for (const Field &field : std::as_const(m_fields))
        field.mark->forgetUndo();
    show();
}

void PatienceFields::show()
{
    for (const Field &field : std::as_const(m_fields)) {
        const QSignalBlocker quiet(field.box);
        const int limit = m_patience.*field.limit;
        field.box->setValue(limit / kMs);
        field.mark->setChanged(limit != core::Patience().*field.limit);
    }
}

void PatienceFields::retranslate()
{
    const QStringList names{tr("Wait for a connection"), tr("Wait for the first word"),
                            tr("Wait between words"), tr("Wait while only alive")};
    for (int i = 0; i < m_fields.size(); ++i) {
        nameField(*m_form, m_fields.at(i).box, names.at(i));
        //: after a number: seconds
        m_fields.at(i).box->setSuffix(tr(" s"));
    }
}

} // namespace ui
