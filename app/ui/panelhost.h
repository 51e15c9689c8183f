// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace ui {

/// The place for a panel at the end of the window: beside the content where there is room for
/// both, over its end where there is not.
class PanelHost : public QWidget
{
    Q_OBJECT

public:
    explicit PanelHost(QWidget *content, QWidget *parent = nullptr);

    /// Shows it in place of the one before, which is hidden; null: none. Takes it over.
    void setPanel(QWidget *panel);
    [[nodiscard]] QWidget *panel() const { return m_panel; }
    /// True while the panel lies over the content.
    [[nodiscard]] bool isNarrow() const;

Q_SIGNALS:
    void panelChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();

    QWidget *m_content;
    QWidget *m_panel = nullptr;
};

} // namespace ui
