// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palettes.h"

#include "ui/icons.h"

#include <QApplication>

namespace ui {

using render::Colors;

QPalette paletteFor(const Colors &c)
{
    QPalette p;
    p.setColor(QPalette::Window, c.chrome);
    p.setColor(QPalette::WindowText, c.text);
    p.setColor(QPalette::Base, c.canvas);
    p.setColor(QPalette::AlternateBase, c.code);
    p.setColor(QPalette::Text, c.text);
    p.setColor(QPalette::PlaceholderText, c.text3);
    p.setColor(QPalette::Button, c.raised);
    p.setColor(QPalette::ButtonText, c.text);
    p.setColor(QPalette::BrightText, c.danger);
    p.setColor(QPalette::Link, c.leaf);
    p.setColor(QPalette::LinkVisited, c.leaf);
    p.setColor(QPalette::Highlight, c.leaf);
    p.setColor(QPalette::HighlightedText, c.onLeaf);
    p.setColor(QPalette::ToolTipBase, c.raised);
    p.setColor(QPalette::ToolTipText, c.text);
    // Edges of bevels; Fusion derives its outlines from Window and Button.
    p.setColor(QPalette::Light, c.raised);
    p.setColor(QPalette::Midlight, c.hover);
    p.setColor(QPalette::Mid, c.line);
    p.setColor(QPalette::Dark, c.lineStrong);
    p.setColor(QPalette::Shadow, c.lineStrong);

    const QColor gray = faded(c.text, c.chrome);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::PlaceholderText, QPalette::ToolTipText})
        p.setColor(QPalette::Disabled, role, gray);
    p.setColor(QPalette::Disabled, QPalette::Link, gray);
    p.setColor(QPalette::Disabled, QPalette::LinkVisited, gray);
    p.setColor(QPalette::Disabled, QPalette::Base, c.chrome);
    p.setColor(QPalette::Disabled, QPalette::Button, c.hover);
    p.setColor(QPalette::Disabled, QPalette::Highlight, c.hover);
    p.setColor(QPalette::Disabled, QPalette::HighlightedText, gray);
    return p;
}

void installPalettes(const Colors &c)
{
    const QPalette all = paletteFor(c);
    QApplication::setPalette(all);

    QPalette menu = all;
    menu.setColor(QPalette::Base, c.raised);
    menu.setColor(QPalette::Window, c.raised);
    constexpr double kPointed = 0.07;
    menu.setColor(QPalette::Highlight,
                  c.isHighContrast ? c.leaf : Colors::over(c.raised, c.text, kPointed));
    menu.setColor(QPalette::HighlightedText, c.isHighContrast ? c.onLeaf : c.text);
    QApplication::setPalette(menu, "QMenu");

    QPalette field = all;
    field.setColor(QPalette::Highlight, c.select);
    field.setColor(QPalette::HighlightedText, c.isHighContrast ? c.onLeaf : c.text);
    for (const char *name : {"QLineEdit", "QTextEdit", "QPlainTextEdit", "QLabel"})
        QApplication::setPalette(field, name);

    QPalette rows = all;
    rows.setColor(QPalette::Highlight, c.leafTint);
    rows.setColor(QPalette::HighlightedText, c.isHighContrast ? c.onLeaf : c.text);
    QApplication::setPalette(rows, "QAbstractItemView");
}

Colors highContrastColors(const QPalette &platform)
{
    const QColor window = platform.color(QPalette::Window);
    const QColor base = platform.color(QPalette::Base);
    const QColor text = platform.color(QPalette::WindowText);
    const QColor highlight = platform.color(QPalette::Highlight);
    const QColor onHighlight = platform.color(QPalette::HighlightedText);
    Colors c;
    c.isHighContrast = true;
    c.isDark = window.lightness() < text.lightness();
    c.canvas = c.raised = c.question = c.code = base;
    c.chrome = c.hover = window;
    c.text = c.text2 = c.text3 = text;
    c.line = c.lineStrong = text;
    c.leaf = highlight;
    c.onLeaf = onHighlight;
    c.leafTint = c.select = c.find = c.findNow = highlight;
    c.fruit = c.danger = c.warn = text;
    c.dangerTint = c.warnTint = base;
    c.codeKeyword = c.codeString = c.codeNumber = c.codeFunction = text;
    c.codeType = c.codeComment = c.codeInserted = c.codeDeleted = text;
    return c;
}

} // namespace ui
