// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions.h"
#include "ui/search/searchpanel.h"
#include "ui/services.h"

#include <QPointer>
#include <optional>

namespace ui {

class ConversationPane;
class PanelHost;
struct RowPlace;

/// The search of all messages in the window: opens and closes its panel, and leads to what is
/// chosen in it, in whichever conversation and on whichever branch it stands.
class SearchActions : public QObject
{
    Q_OBJECT

public:
    SearchActions(const Services &services, Actions &actions, ConversationPane &pane,
                  PanelHost &host, QWidget *window);

    /// With the keyboard in its field; empty: with what was looked for last.
    void open(const QString &text = {});
    /// Another conversation is shown.
    void followSession();
    /// False when it was not open.
    bool closePanel();

private:
    void step(bool isBackward);
    void go(const SearchPlace &place, bool isAgain);
    void arrive();
    void tellPlace(int row, const RowPlace &place);
    [[nodiscard]] bool isShown(const QUuid &conversation) const;
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] bool hasFocus() const;

    Services m_services;
    ConversationPane &m_pane;
    PanelHost &m_host;
    QWidget *m_window;
    SearchPanel *m_panel = nullptr;
    QPointer<QWidget> m_before;       ///< what had the focus
    std::optional<SearchPlace> m_way; ///< where to, once its conversation is open
    bool m_isEntering = false;        ///< the focus goes along
};

} // namespace ui
