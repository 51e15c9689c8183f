// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/requestactions.h"

#include "chat/requestexport.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversationpane.h"
#include "ui/inspector/inspectordialog.h"
#include "ui/inspector/requestcopier.h"

#include <QMainWindow>
#include <QMenu>

namespace ui {

RequestActions::RequestActions(const Services &services, ConversationPane &pane,
                               QMainWindow &window)
    : QObject(&window)
    , m_services(services)
    , m_pane(pane)
    , m_window(window)
    , m_copier(new RequestCopier(services.workspace.requestExport(), &window))
{
    connect(&pane.view(), &ConversationView::menuOpening, this,
            [this](QMenu *menu, const QUuid &message) { addTo(*menu, message); });
    connect(m_copier, &RequestCopier::said, this,
            [this](const QString &sentence) { m_pane.sayPassing(sentence); });
}

void RequestActions::addTo(QMenu &menu, const QUuid &message)
{
    const chat::ChatSession *session = m_pane.session();
    const core::Message *reply = session ? session->conversation().find(message) : nullptr;
    if (!reply || reply->role != core::Role::Assistant)
        return;
    const QUuid exchange = chat::WireLog::exchangeOf(*reply);
    const bool isKept = m_services.workspace.requestExport().log().has(exchange);
    if (!isKept && !core::isRunning(reply->state)) {
        QAction *gone = menu.addAction(tr("Request (kept only until Loquat quits)"));
        gone->setEnabled(false);
        gone->setToolTip(tr("Requests are kept in memory while Loquat runs. This one is of an "
                            "earlier run, or many have followed it."));
        menu.setToolTipsVisible(true);
        return;
    }
    connect(menu.addAction(tr("Request…")), &QAction::triggered, this,
            [this, exchange] { inspect(m_services, m_window, exchange); });
    QMenu *copies = menu.addMenu(tr("Copy request as"));
    copies->setEnabled(isKept);
    RequestCopier::fill(*copies, this, [this, exchange](chat::CopyLanguage language) {
        const auto count = m_services.workspace.requestExport().log().records(exchange).size();
        m_copier->copy(exchange, int(count) - 1, language);
    });
}

void RequestActions::inspect(const Services &services, QMainWindow &window, const QUuid &exchange)
{
    InspectorDialog *dialog = nullptr;
    for (InspectorDialog *open : window.findChildren<InspectorDialog *>()) {
        if (open->exchange() == exchange)
            dialog = open;
    }
    if (!dialog) {
        dialog = new InspectorDialog(services.theme, services.workspace.requestExport(), exchange,
                                     &window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace ui
