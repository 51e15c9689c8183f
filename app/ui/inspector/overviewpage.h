// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/inspectedrequest.h"

#include <QScrollArea>

class QFormLayout;

namespace ui {

/// The facts of one request in words: where it went, how it ended and why, and how long each step
/// took. Foreign words are plain text.
class OverviewPage : public QScrollArea
{
    Q_OBJECT

public:
    explicit OverviewPage(QWidget *parent = nullptr);

    void setRequest(const chat::InspectedRequest &request);
    /// What is shown, "name: value" a line.
    [[nodiscard]] QString asText() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row {
        QString label;
        QString value;
    };

    [[nodiscard]] QList<Row> rows() const;
    [[nodiscard]] QList<Row> timingRows() const;
    void rebuild();

    chat::InspectedRequest m_request;
    QFormLayout *m_form = nullptr;
};

/// "Failed", "Cut off before the end", …: how a request ended.
[[nodiscard]] QString resultText(const chat::InspectedRequest &request);

} // namespace ui
