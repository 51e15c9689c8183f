// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"
#include "core/tokenprobability.h"

#include <QDialog>

class QDialogButtonBox;
class QFormLayout;
class QPushButton;

namespace ui {

/// What is known of one reply, in the gateway's own words: ids, models, finish reason, tokens,
/// error. Plain text throughout, because all of it comes from outside.
class DetailsDialog : public QDialog
{
    Q_OBJECT

public:
    DetailsDialog(const core::Message &message, const QString &connectionName,
                  QWidget *parent = nullptr);

    /// Everything shown, one "name: value" a line.
    [[nodiscard]] QString asText() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row {
        QString label;
        QString value;
        QString exact = {}; ///< as it came, where `value` is for people; empty: the same
    };

    [[nodiscard]] QList<Row> rows() const;
    void addTimeRows(QList<Row> &rows) const;
    void addProbabilityRows(QList<Row> &rows) const;
    void addUsageRows(QList<Row> &rows) const;
    void addErrorRows(QList<Row> &rows) const;
    void rebuild();
    void copy();

    core::Message m_message;
    QString m_connectionName;
    core::ProbabilitySummary m_probabilities; ///< of all tokens of the reply
    QFormLayout *m_form = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
    QPushButton *m_copy = nullptr;
};

} // namespace ui
