// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings.h"
#include "render/colors.h"

#include <QFont>
#include <QObject>
#include <QPalette>

namespace ui {

class DesktopScheme;
class Style;

/// Colours and fonts of the running program: what the person chose, or what the desktop says.
/// Hands the application its palette and style. One object, made by the assembly, handed down.
class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QObject *parent = nullptr);

    [[nodiscard]] const render::Colors &colors() const { return m_colors; }
    /// The platform's UI font with the Chinese face by name behind it.
    [[nodiscard]] QFont uiFont() const;
    /// uiFont() at `factor` times its size, e.g. 0.85 for captions.
    [[nodiscard]] QFont uiFont(double factor, bool isBold = false) const;
    /// Reading size R: 1.12 × UI × the person's percentage.
    [[nodiscard]] QFont readingFont() const;
    [[nodiscard]] QFont codeFont() const;
    /// Follows the person's choice; System listens to the desktop portal.
    void apply(const core::Settings &settings);
    /// What the desktop says, for the scheme System.
    [[nodiscard]] DesktopScheme &desktop() const { return *m_desktop; }

Q_SIGNALS:
    /// Colours changed: repaint, lay nothing out.
    void colorsChanged();
    /// Sizes or families changed: lay out again.
    void fontsChanged();

private:
    void refresh();
    void refreshFonts();
    [[nodiscard]] QStringList families(const QString &first, const QString &chinese) const;
    [[nodiscard]] bool isDark() const;

    render::Colors m_colors;
    core::ColorScheme m_scheme = core::ColorScheme::System;
    int m_readingPercent = 100;
    bool m_isDesktopDark = false;
    QString m_language;
    QFont m_uiFont;
    QFont m_codeFont;
    QPalette m_platformPalette; ///< as it was before ours; high contrast takes its colours
    DesktopScheme *m_desktop;
    Style *m_style; ///< owned by the application
};

} // namespace ui
