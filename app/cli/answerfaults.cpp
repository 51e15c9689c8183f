// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/answerfaults.h"

#include "cli/words.h"
#include "texts/jsonwords.h"
#include "texts/violationwords.h"

namespace cli {

QStringList answerFaults(const chat::AnswerVerdict &verdict)
{
    using State = chat::AnswerVerdict::State;
    switch (verdict.state) {
    case State::Valid:
        return {};
    case State::Unchecked:
        return {Words::tr("loquat: The answer is JSON; its schema could not be used to check it.")};
    case State::Broken: {
        const core::JsonFault fault = *verdict.json->fault();
        if (fault.kind == core::JsonFault::Kind::Size || fault.kind == core::JsonFault::Kind::Depth)
            return {Words::tr("loquat: The answer was not checked: %1.")
                        .arg(texts::jsonFaultWords(fault.kind))};
        //: %1: where, and what is wrong there
        return {Words::tr("loquat: The answer is no valid JSON. %1")
                    .arg(texts::jsonFaultSentence(*verdict.json))};
    }
    case State::Violated:
        break;
    }
    if (!verdict.hasSchema)
        return {Words::tr("loquat: The answer is JSON, but no object.")};
    QStringList lines{Words::tr("loquat: The answer does not fit its schema in %n place(s):",
                                nullptr, int(verdict.violations.size()))};
    for (const core::SchemaViolation &violation : verdict.violations) {
        lines.append(QStringLiteral("  ") + texts::violationPlace(violation) + QStringLiteral(": ")
                     + texts::violationWords(violation));
    }
    return lines;
}

} // namespace cli
