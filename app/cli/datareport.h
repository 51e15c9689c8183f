// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/checkup.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace cli {

/// What `loquat doctor` says of the conversations, a line each with a sign before it, as for the
/// connection; what is as it should be in one or two words. `now` is what ages are counted to.
[[nodiscard]] QString dataReportText(const storage::Checkup &found, const QDateTime &now);

/// The object `data` of `loquat doctor --json`; what is not known is null.
[[nodiscard]] QJsonObject dataReportJson(const storage::Checkup &found, const QDateTime &now);

} // namespace cli
