// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/messageedits.h"

#include <QDialog>

class QDialogButtonBox;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace ui {

/// What a message said before it was edited: when each text was replaced, and the text, to be
/// copied or to be put in place again. The latest first.
class EarlierVersionsDialog : public QDialog
{
    Q_OBJECT

public:
    EarlierVersionsDialog(QList<storage::Revision> revisions, QWidget *parent = nullptr);

Q_SIGNALS:
    void restoreRequested(const storage::Revision &revision);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showChosen();

    QList<storage::Revision> m_revisions; ///< the latest first
    QListWidget *m_list;
    QPlainTextEdit *m_text;
    QDialogButtonBox *m_buttons;
    QPushButton *m_copy;
    QPushButton *m_restore;
};

} // namespace ui
