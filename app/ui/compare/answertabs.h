// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conversationinfo.h"
#include "core/message.h"
#include "ui/theme.h"

#include <QTabBar>

namespace ui {

/// The tabs of compared answers: each says who answers, and by the marks of the sidebar whether it
/// is still coming in, has ended since a person saw it, or has failed.
class AnswerTabs : public QTabBar
{
    Q_OBJECT

public:
    AnswerTabs(const Theme &theme, QWidget *parent);

    /// One tab for each, in this order; what is known of others is forgotten.
    void setReplies(const QList<QUuid> &replies);
    /// How the answer of the tab `at` is now. `isSeen`: a person has it before them.
    void tell(int at, const core::Message &reply, const QString &who, bool isSeen);
    [[nodiscard]] core::ConversationMark mark(int at) const;

private:
    struct Known {
        QUuid reply;
        bool wasRunning = false;
        core::ConversationMark mark = core::ConversationMark::None;
    };

    void dress(int at);

    const Theme &m_theme;
    QList<Known> m_known; ///< a tab each
};

} // namespace ui
