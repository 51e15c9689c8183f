// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/typesetter.h"
#include "support/conversationrig.h"
#include "ui/conversation/conversationview.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>

namespace bench {

/// The program that colours code and sets formulas, as it was built.
inline QStringList typesetterPlaces()
{
    return {QStringLiteral(LOQUAT_BINARY_DIR "/loquat-typesetter")};
}

/// The conversation view in a window of its own, over a conversation that is played to it.
class ViewRig
{
public:
    ViewRig(std::unique_ptr<support::FakePort> owned, render::Typesetter *typesetter,
            core::ByteBudget *budget)
        : view(theme, gate, nullptr, typesetter, budget)
        , port(owned.get())
    {
        QObject::connect(&view, &ui::ConversationView::painted, &view,
                         [this] { m_isPainted = true; });
        view.resize(900, 700);
        view.setPort(std::move(owned));
        view.show();
        waitForPaint();
    }

    /// Appends and lets it be painted, as each flush is.
    void flush(const QUuid &reply, const QString &text)
    {
        m_isPainted = false;
        port->conversation().appendText(reply, 0, text);
        waitForPaint();
    }
    /// What changes nothing that can be seen is not painted: it is not waited for long.
    void waitForPaint()
    {
        constexpr int kLongestMs = 50;
        QElapsedTimer timer;
        timer.start();
        while (!m_isPainted && !timer.hasExpired(kLongestMs))
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents,
                                            kLongestMs);
    }

    ui::Theme theme;
    support::FakeGate gate;
    ui::ConversationView view;
    support::FakePort *port;

private:
    bool m_isPainted = false;
};

} // namespace bench
