// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bin/binactions.h"

#include "chat/bin.h"
#include "texts/texts.h"
#include "ui/bin/bindialog.h"
#include "ui/conversationpane.h"
#include "ui/sidebar/sidebar.h"

#include <QMainWindow>

namespace ui {

BinActions::BinActions(const Services &services, const Actions &actions, ConversationPane &pane,
                       Sidebar &sidebar, QMainWindow &window)
    : QObject(&window)
    , m_services(services)
    , m_window(window)
{
    chat::Bin *bin = &services.workspace.bin();
    connect(&sidebar, &Sidebar::binRequested, this, &BinActions::open);
    QAction *entry = actions.at(Act::Bin);
    connect(entry, &QAction::triggered, this, &BinActions::open);
    const auto follow = [bin, entry, &sidebar] {
        entry->setVisible(bin->count() > 0);
        sidebar.setBinUsed(bin->count() > 0);
    };
    connect(bin, &chat::Bin::changed, &sidebar, follow);
    connect(bin, &chat::Bin::restored, this, [&pane](int count) {
        pane.sayPassing(tr("%n thing(s) restored", nullptr, count), ConversationPane::Offer::Undo);
    });
    connect(bin, &chat::Bin::purged, this, [&pane](int count) {
        if (count > 0)
            pane.sayPassing(tr("%n thing(s) deleted for good", nullptr, count));
    });
    connect(bin, &chat::Bin::failed, this, [&pane](const core::Error &error) {
        pane.sayPassing(texts::joined(tr("Nothing was changed."), texts::explain(error).what));
    });
    connect(&services.workspace, &chat::Workspace::foundInBin, this,
            [this, &pane](const QUuid &id) {
                pane.sayPassing(tr("This chat is in the bin."));
                open();
                m_dialog->choose(id);
            });
    follow();
}

void BinActions::open()
{
    if (!m_dialog) {
        m_dialog = new BinDialog(m_services.workspace.bin(), m_services.preferences,
                                 m_services.clock, &m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

} // namespace ui
