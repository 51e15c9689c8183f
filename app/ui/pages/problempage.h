// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/workspace.h"
#include "ui/pages/page.h"

class QPushButton;

namespace ui {

/// The database cannot be opened. Nothing on disk was touched; the person chooses.
class ProblemPage : public Page
{
    Q_OBJECT

public:
    explicit ProblemPage(const Theme &theme, QWidget *parent = nullptr);

    void setReport(const storage::OpenReport &report);
    [[nodiscard]] const storage::OpenReport &report() const { return m_report; }
    /// While what can be read is being recovered nothing can be chosen.
    void setRecovering(bool isRecovering);
    /// Why that did not work.
    void sayFailure(const QString &sentence);
    /// The keyboard is where it goes on.
    void focusWayOut();

Q_SIGNALS:
    void retryRequested();
    /// Go on with a new database beside the one that cannot be read.
    void besideRequested();
    /// Make a new database of what can still be read and of the latest backup.
    void recoveryRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QString detail() const;

    storage::OpenReport m_report;
    bool m_isRecovering = false;
    QString m_failure; ///< of the recovery
    Label *m_path;
    Label *m_detail;
    QPushButton *m_recover;
    QPushButton *m_retry;
    QPushButton *m_beside;
};

} // namespace ui
