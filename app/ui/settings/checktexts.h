// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/examination.h"

#include <QString>

namespace ui {

/// What a check of the doctor is about: "Name resolves", "Model exists".
[[nodiscard]] QString checkTitle(const chat::ConnectionCheck &check);
/// What was seen, in a few words; empty when there is nothing to tell beside that it passed.
[[nodiscard]] QString checkSeen(const chat::ConnectionCheck &check);
/// How it stands, in a word or two: "passed".
[[nodiscard]] QString checkState(const chat::ConnectionCheck &check);
/// The whole examination as text for somebody else's eyes: no key, no header, no query.
[[nodiscard]] QString examinationReport(const chat::Examination &examination,
                                        const core::Profile &profile);
/// What the free part has found out, in one line.
[[nodiscard]] QString freeCheckLine(const chat::Examination &examination);

} // namespace ui
