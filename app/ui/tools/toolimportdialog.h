// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/toolexchange.h"
#include "ui/theme.h"

#include <QDialog>
#include <QTimer>

class QComboBox;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace ui {

class NoteRow;

/// Tools out of a file or what was pasted: JSON, or a curl command. Shows what would come, what of
/// it cannot and why, and asks what is to become of names that are here already.
class ToolImportDialog : public QDialog
{
    Q_OBJECT

public:
    ToolImportDialog(Theme &theme, const QList<tools::Tool> &here, QWidget *parent);

    /// What is here with what was ticked.
    [[nodiscard]] QList<tools::Tool> joined() const;
    /// What came of it, in a sentence.
    [[nodiscard]] QString outcome() const;

private:
    using Read = core::Result<QList<tools::ReadTool>>;
    void build();
    void connectParts();
    void pick();
    void look();
    void wait(const QFuture<Read> &read);
    void present(const Read &read);
    void addRow(const tools::ReadTool &one);
    void follow();
    [[nodiscard]] bool isHere(const QString &name) const;
    /// What was ticked.
    [[nodiscard]] QList<tools::Tool> chosen() const;
    /// Of what joined() has, one is bound to a program and says something else than the one that is
    /// here.
    [[nodiscard]] bool areProgramsBound(const QList<tools::Tool> &all) const;

    Theme &m_theme;
    const QList<tools::Tool> m_here;
    QPlainTextEdit *m_text;
    QPushButton *m_file;
    QListWidget *m_list;
    QWidget *m_clashRow;
    QComboBox *m_clash;
    NoteRow *m_note;
    QPushButton *m_import;
    QList<tools::ReadTool> m_read;
    QTimer m_pause;   ///< after the last key
    int m_number = 0; ///< of the reading that is awaited
    bool m_isFilling = false;
};

} // namespace ui
