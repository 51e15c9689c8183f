// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/roundsrow.h"

#include "ui/label.h"
#include "ui/settings/wheelguard.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>

namespace ui {

RoundsRow::RoundsRow(Theme &theme, chat::Toolbox &toolbox, QWidget *parent)
    : QWidget(parent)
{
    auto *words = new Label(theme, {}, this);
    auto *rounds = new QSpinBox(this);
    words->setText(tr("Replies may go on by themselves after tools"));
    words->setBuddy(rounds);
    words->setWordWrap(true);
    rounds->setObjectName(QStringLiteral("rounds"));
    rounds->setRange(1, chat::Toolbox::kMostRounds);
    rounds->setValue(toolbox.rounds());
    const auto count = [rounds](int value) {
        //: Behind a number, after a blank: once, or how often
        rounds->setSuffix(tr(" time(s)", nullptr, value));
    };
    count(rounds->value());
    rounds->setAccessibleName(tr("How often a reply may go on by itself after tools"));
    new WheelGuard(rounds);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(words, 1);
    row->addWidget(rounds);
    connect(rounds, &QSpinBox::valueChanged, this, count);
    connect(rounds, &QSpinBox::valueChanged, &toolbox, &chat::Toolbox::setRounds);
    connect(&toolbox, &chat::Toolbox::changed, rounds, [rounds, count, &toolbox] {
        const QSignalBlocker quiet(rounds);
        rounds->setValue(toolbox.rounds());
        count(toolbox.rounds());
    });
}

} // namespace ui
