// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/toolsentences.h"

#include <QCoreApplication>

namespace texts {
namespace {

class ToolWords
{
    Q_DECLARE_TR_FUNCTIONS(texts::Tools)
};

} // namespace

QString toolsNotSaved(const core::Error &error)
{
    const QString sentence = ToolWords::tr(
        "Your tools, and what you allowed them, could not be saved. They stay as you "
        "set them until Loquat is closed. Make room on the disk; saving them is tried "
        "again by itself.");
    if (error.message.isEmpty())
        return sentence;
    //: A sentence, and in brackets what the system says
    return ToolWords::tr("%1 (%2)").arg(sentence, error.message);
}

QString toolsKeptAside(const QString &path)
{
    return ToolWords::tr("Your tools could not be read, so none is set up and nothing is allowed. "
                         "The file is kept as %1.")
        .arg(path);
}

} // namespace texts
