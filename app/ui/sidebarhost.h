// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QVariantAnimation>
#include <QWidget>

class QSplitter;

namespace ui {

/// Puts the sidebar beside the content where there is room, and over it where there is not.
class SidebarHost : public QWidget
{
    Q_OBJECT

public:
    SidebarHost(const Theme &theme, QWidget *sidebar, QWidget *content, QWidget *parent = nullptr);

    /// Whether it stands beside the content; kept while the window is narrow.
    void setSidebarShown(bool isShown);
    [[nodiscard]] bool isSidebarShown() const { return m_isShown; }
    void setSidebarWidth(int width);
    [[nodiscard]] int sidebarWidth() const { return m_width; }
    /// True while the window is too narrow for both.
    [[nodiscard]] bool isNarrow() const { return m_isNarrow; }
    /// Ctrl+B: shows or hides it in the way the width allows.
    void toggle();
    /// True when it can be seen now.
    [[nodiscard]] bool isSidebarVisible() const;
    void openOverlay();
    /// False when it did not lie over the content.
    bool closeOverlay();

Q_SIGNALS:
    /// The person changed whether it is shown, or its width.
    void arranged();
    /// It lies over the content now: what lies on top is what the keyboard is for.
    void overlayOpened();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setNarrow(bool isNarrow);
    void applyWidth();
    void slide(bool isIn);
    void placeOverlay(double share);

    const Theme &m_theme;
    QWidget *m_sidebar;
    QWidget *m_content;
    QSplitter *m_splitter;
    QWidget *m_scrim; ///< lies under an open overlay; a click on it closes
    QVariantAnimation m_slide;
    int m_width = 260;
    bool m_isShown = true;
    bool m_isNarrow = false;
    bool m_isOpen = false;
};

} // namespace ui
