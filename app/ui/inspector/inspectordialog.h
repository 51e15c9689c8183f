// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/requestexport.h"
#include "ui/theme.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QTabWidget;

namespace ui {

class NoteRow;
class OverviewPage;
class RequestCopier;
class TextPage;

/// What a reply asked its gateway and what came back, as it went over the wire, without secrets.
/// Follows the log while the reply is running. Not modal; remembers nothing.
class InspectorDialog : public QDialog
{
    Q_OBJECT

public:
    InspectorDialog(Theme &theme, chat::RequestExport &requests, const QUuid &exchange,
                    QWidget *parent = nullptr);

    [[nodiscard]] const QUuid &exchange() const { return m_exchange; }

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void connectParts();
    void retranslate();
    void refresh();
    void showRequest(int index);
    [[nodiscard]] TextPage *currentText() const;
    [[nodiscard]] QString receivedNote() const;

    Theme &m_theme;
    chat::RequestExport &m_requests;
    QUuid m_exchange;
    QList<chat::InspectedRequest> m_shown;
    QLabel *m_attemptLabel;
    QComboBox *m_attempts;
    QLabel *m_empty;
    QTabWidget *m_pages;
    OverviewPage *m_overview;
    TextPage *m_sent;
    TextPage *m_answered;
    TextPage *m_received;
    NoteRow *m_note;
    QPushButton *m_copy;
    QPushButton *m_save;
    RequestCopier *m_copier;
    int m_index = -1;
};

} // namespace ui
