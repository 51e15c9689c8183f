// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/bin.h"
#include "ui/theme.h"

#include <QDialog>
#include <optional>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ui {

class BinList;

/// What was deleted, and how it looks; brings it back, or deletes it for good after a question.
class BinDialog : public QDialog
{
    Q_OBJECT

public:
    BinDialog(chat::Bin &bin, const chat::Preferences &preferences, const core::Clock &clock,
              QWidget *parent = nullptr);

    /// Shows this one once it is known to be here.
    void choose(const QUuid &conversation);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectParts();
    void retranslate();
    void showDays();
    void read();
    void follow();
    void preview();
    void restore();
    void ask(const QList<storage::BinRef> &refs, bool isAll);

    chat::Bin &m_bin;
    const chat::Preferences &m_preferences;
    const core::Clock &m_clock;
    QLabel *m_note;
    BinList *m_list;
    QPlainTextEdit *m_text;
    QPushButton *m_restore;
    QPushButton *m_purge;
    QPushButton *m_empty;
    QPushButton *m_close;
    QList<storage::BinEntry> m_entries;
    std::optional<storage::BinRef> m_previewed;
    QUuid m_wanted; ///< is chosen when it has been read
};

} // namespace ui
