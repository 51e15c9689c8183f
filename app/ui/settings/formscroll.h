// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QScrollArea>

class QLayout;
class QTimer;
class QVBoxLayout;

namespace ui {

/// The part of a page that scrolls: its fields and what is said about them. What acts on the whole
/// page (Save, Test) stands beside it, so that it is in view however long the form grew.
class FormScroll : public QScrollArea
{
    Q_OBJECT

public:
    explicit FormScroll(QWidget *parent = nullptr);

    /// Takes the widget, below those that were added before it.
    void add(QWidget *part);
    /// The same for a link, whose words and not whose ring begin where the fields do.
    void addLink(QWidget *link);
    /// Scrolls to `part`, which lies within, once all that is about to change its place has done
    /// so. Not under a pressed mouse button: what it is held on stays where it is.
    void bringToView(QWidget *part);

    /// Gives a layout that stands above or below the margins that the fields have, with a scroll
    /// bar and without.
    void keepInLine(QLayout &layout);

private:
    QVBoxLayout *m_parts;
    QTimer *m_layoutDone;
    QPointer<QWidget> m_wanted;
};

} // namespace ui
