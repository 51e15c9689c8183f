// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linkgate.h"
#include "ui/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace ui {

/// The small strip at the bottom of the conversation: where the link under the pointer leads, or
/// the question whether a link that shows another address than its own shall be opened.
class LinkBar : public QFrame
{
    Q_OBJECT

public:
    LinkBar(const Theme &theme, QWidget *parent);

    /// The encoded target; empty hides the strip. Ignored while a question stands there.
    void showText(const QString &text);
    void ask(const core::GatedLink &link);
    [[nodiscard]] bool isAsking() const { return m_link.has_value(); }
    [[nodiscard]] QString text() const;
    /// Keeps to the bottom of this area.
    void place(const QRect &area);

Q_SIGNALS:
    void accepted(const core::GatedLink &link);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void close();
    void refresh();

    const Theme &m_theme;
    QLabel *m_label;
    QPushButton *m_open;
    QPushButton *m_cancel;
    QRect m_area;
    QString m_text;
    std::optional<core::GatedLink> m_link;
};

} // namespace ui
