// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QObject>

class QMainWindow;
class QMenu;

namespace ui {

class ConversationPane;
class RequestCopier;

/// What a reply's menu offers about its request: looking at it, and taking it elsewhere.
class RequestActions : public QObject
{
    Q_OBJECT

public:
    RequestActions(const Services &services, ConversationPane &pane, QMainWindow &window);

    /// Looks at what the reply asked; brings the window forward that shows it already.
    static void inspect(const Services &services, QMainWindow &window, const QUuid &exchange);

private:
    void addTo(QMenu &menu, const QUuid &message);

    Services m_services;
    ConversationPane &m_pane;
    QMainWindow &m_window;
    RequestCopier *m_copier;
};

} // namespace ui
