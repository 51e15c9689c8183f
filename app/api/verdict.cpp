// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/verdict.h"

namespace api {

Outcome outcomeOf(const EndFacts &facts)
{
    if (facts.hasError)
        return {Verdict::Error, std::nullopt};
    if (facts.end == TransportEnd::Stopped && !facts.isDone)
        return {Verdict::Stopped, std::nullopt};
    const bool isEmpty = !facts.hasContent;
    if (facts.isFinished || facts.isDone) {
        if (isEmpty && facts.isFiltered)
            return {Verdict::Error, core::ErrorKind::ContentFiltered};
        if (isEmpty)
            return {Verdict::Error, core::ErrorKind::EmptyAnswer};
        return {facts.isFinished ? Verdict::Complete : Verdict::Unexplained, std::nullopt};
    }
    if (facts.end == TransportEnd::IdleTimeout)
        return {Verdict::Interrupted, core::ErrorKind::Timeout};
    if (facts.end == TransportEnd::Clean && !facts.isCutInside && isEmpty)
        return {Verdict::Error, core::ErrorKind::EmptyAnswer};
    return {Verdict::Interrupted, core::ErrorKind::Network};
}

} // namespace api
