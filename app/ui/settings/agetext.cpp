// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/agetext.h"

#include <QCoreApplication>

namespace ui {

QString agoText(qint64 ageMs)
{
    const auto said = [](const char *source, qint64 count) {
        return QCoreApplication::translate("ui::Age", source, nullptr, int(count));
    };
    constexpr qint64 kMinute = 60'000;
    constexpr qint64 kHour = 60 * kMinute;
    constexpr qint64 kDay = 24 * kHour;
    if (ageMs < kMinute)
        return QCoreApplication::translate("ui::Age", "just now");
    if (ageMs < kHour)
        return said(QT_TRANSLATE_N_NOOP("ui::Age", "%n min ago"), ageMs / kMinute);
    if (ageMs < 2 * kDay)
        return said(QT_TRANSLATE_N_NOOP("ui::Age", "%n h ago"), ageMs / kHour);
    return said(QT_TRANSLATE_N_NOOP("ui::Age", "%n days ago"), ageMs / kDay);
}

} // namespace ui
