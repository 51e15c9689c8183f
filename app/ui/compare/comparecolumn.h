// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QWidget>

class QPushButton;

namespace ui {

class ConversationView;
class IconButton;
class Label;
class ReplyPictures;
class TextButton;

/// One of several answers: who answers and how it goes, the button that picks it, and the answer
/// itself in a view of its own, which is made when it is first seen.
class CompareColumn : public QWidget
{
    Q_OBJECT

public:
    CompareColumn(const Services &services, chat::ChatSession &session, const QUuid &reply,
                  QWidget *parent);
    ~CompareColumn() override;

    [[nodiscard]] const QUuid &reply() const { return m_reply; }
    /// Makes it if need be; what it shows and asks for is passed on to `main`, the conversation's
    /// own view.
    [[nodiscard]] ConversationView &view(ConversationView &main, ReplyPictures &pictures);
    [[nodiscard]] ConversationView *shownView() const { return m_view; }
    /// Writes the head again. `name`: for screen readers, "Answer 1 of 3".
    void refresh(const QString &name);
    /// The one that a person is at, which screen readers hear; marked where others are seen, too.
    void setCurrent(bool isCurrent, bool isMarked);
    /// A line before it parts it from its neighbour.
    void setParted(bool isParted);
    [[nodiscard]] QString answerer() const;

Q_SIGNALS:
    void picked();
    /// Its name was pressed.
    void chosen();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void passOn(ConversationView &main);

    Services m_services;
    chat::ChatSession &m_session;
    QUuid m_reply;
    TextButton *m_name;
    IconButton *m_stop;
    QPushButton *m_pick;
    Label *m_figures;
    ConversationView *m_view = nullptr;
    bool m_isCurrent = false;
    bool m_isMarked = false;
    bool m_isParted = false;
};

} // namespace ui
