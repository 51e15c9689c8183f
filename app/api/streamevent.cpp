// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/streamevent.h"

#include <array>

namespace api {
namespace {

constexpr std::array kVerdicts{"complete", "unexplained", "interrupted", "error", "stopped"};
constexpr std::array kNotices{"no-finish-reason", "length",         "content-filtered",
                              "frames-skipped",   "no-answer-text", "plain-text"};

} // namespace

QString verdictName(Verdict verdict)
{
    return QString::fromLatin1(kVerdicts[size_t(verdict)]);
}

QString noticeName(Notice notice)
{
    return QString::fromLatin1(kNotices[size_t(notice)]);
}

} // namespace api
