// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QWidget>

namespace ui {

/// The painted ground of the composer: raised, round, with an outline that turns into a focus
/// ring inside the same geometry.
class ComposerFrame : public QWidget
{
    Q_OBJECT

public:
    explicit ComposerFrame(Theme &theme, QWidget *parent = nullptr);

    void setActive(bool isActive);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    bool m_isActive = false;
};

/// What stays free on each side of it in `room` pixels: it hangs over the reading column, which is
/// wider when `isWide`.
[[nodiscard]] int besideFrame(int room, bool isWide, const Theme &theme);

} // namespace ui
