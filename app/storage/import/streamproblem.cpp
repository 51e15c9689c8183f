// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/streamproblem.h"

#include "storage/import/importerror.h"

namespace storage {

core::Error streamError(const JsonStream &stream)
{
    return stream.problem() == JsonStream::Problem::Unreadable
               ? importError("unreadable", {}, stream.errorString())
               : importError("bad-json");
}

core::ImportLoss::Reason lossReason(const JsonStream &stream)
{
    using Reason = core::ImportLoss::Reason;
    switch (stream.brokenLimit()) {
    case JsonStream::Limit::Bytes:
    case JsonStream::Limit::Values:
        return Reason::TooLarge;
    case JsonStream::Limit::Depth:
        return Reason::TooDeep;
    case JsonStream::Limit::None:
        break;
    }
    return Reason::Broken;
}

} // namespace storage
