// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/composer/draft.h"

#include <QTimer>

namespace ui {

class MessageInput;

/// Keeps one draft on disk as it is written: text, pictures and where the cursor stands, a moment
/// after the last key; of a message that is edited, too. GUI thread.
class DraftSaver : public QObject
{
    Q_OBJECT

public:
    DraftSaver(Draft &draft, MessageInput &input, QObject *parent = nullptr);

    /// The draft is in the input from now on, with its cursor, or leaves it.
    void setShown(bool isShown);
    /// Hands what is not kept yet to the session.
    void flush();

private:
    void hear();
    void followPictures();
    void hearCursor();
    void placeCursor();
    void hearRestored(const chat::KeptMessage &kept, bool isAlone);
    [[nodiscard]] chat::KeptMessage current() const;
    /// The draft is what the input shows.
    [[nodiscard]] bool isSeen() const;

    /// Where the cursor stands and a selection begins.
    struct Place {
        int cursor = -1; ///< -1: at the end
        int anchor = -1;
    };

    Draft &m_draft;
    MessageInput &m_input;
    QPointer<AttachmentList> m_pictures; ///< another one while a message is edited
    QTimer m_timer;
    chat::KeptMessage m_kept;
    Place m_place;
    Place m_editPlace; ///< in the message that is edited
    /// What the input shows is an edit, or goes back from one to the draft right now.
    bool m_isEdit = false;
    bool m_isResuming = false; ///< the words that m_editPlace belongs to are still to come
    bool m_isShown = false;
    bool m_isTemporary = false; ///< nothing of it is on disk
};

} // namespace ui
