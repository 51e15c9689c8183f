// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exports/exporter.h"
#include "ui/actions.h"
#include "ui/services.h"

#include <QObject>
#include <functional>

class QMainWindow;
class QMenu;

namespace ui {

class ConversationPane;
class NoticeBar;
class Sidebar;

/// "Export…" for the conversation that is shown, those chosen in the sidebar, or all of them, and a
/// message as a picture. Says how far it is, with a way to stop, and where it went.
class ExportActions : public QObject
{
    Q_OBJECT

public:
    ExportActions(const Services &services, Actions &actions, ConversationPane &pane,
                  Sidebar &sidebar, QMainWindow &window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// None: all of them.
    void ask(const QList<QUuid> &conversations);
    void askWhere(const QList<QUuid> &conversations, const core::ExportOptions &options,
                  const exports::Passphrase &passphrase);
    /// In the bar, with a button that does this.
    void offer(const QString &words, const QString &button, std::function<void()> action);
    void tellProgress(int done);
    void tellEnd(const exports::ExportResult &result);
    void addTo(QMenu &menu, const QUuid &message);
    using UseImage = std::function<void(const QImage &)>;
    void makeImage(const QUuid &message, const UseImage &use);
    /// `pictures`: those of it that are not in the database.
    void drawImage(const core::Message &message, const QHash<QByteArray, QByteArray> &pictures,
                   const UseImage &use);
    void copyImage(const QImage &image);
    void saveImage(const QImage &image);
    void follow();

    Services m_services;
    Actions &m_actions;
    ConversationPane &m_pane;
    QMainWindow &m_window;
    NoticeBar *m_bar;
    core::ExportOptions m_last;      ///< what was chosen the last time
    std::function<void()> m_offered; ///< what the bar's button does, as it was when it was said
};

} // namespace ui
