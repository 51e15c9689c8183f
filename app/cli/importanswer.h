// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/importreport.h"

#include <QJsonObject>
#include <QList>

namespace cli {

/// What a window answers to an ImportWish, in lines of bounded length: at once that it has taken
/// the wish, then now and then how far it is, at the end the ids of new conversations and the
/// report. This is the asker's end, which gathers the lines; those of the window are made here,
/// too.
class ImportAnswer
{
public:
    void take(const QJsonObject &line);
    /// The window has taken the wish.
    [[nodiscard]] bool isAccepted() const { return m_isAccepted; }
    /// The last line has come.
    [[nodiscard]] bool isComplete() const { return m_isComplete; }
    /// What was stored is reduced to the ids of new conversations.
    [[nodiscard]] const core::ImportReport &report() const { return m_report; }

    [[nodiscard]] static QJsonObject acceptance();
    [[nodiscard]] static QJsonObject progress(qint64 done, qint64 total);
    [[nodiscard]] static QList<QJsonObject> linesOf(const core::ImportReport &report);

private:
    core::ImportReport m_report;
    QList<core::ConversationInfo> m_created;
    bool m_isAccepted = false;
    bool m_isComplete = false;
};

} // namespace cli
