// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QWidget>

namespace ui {

/// Words in pills with a × each, in as many lines as they need. A click or the keyboard asks for
/// one to be removed. Empty, it takes no room.
class PillRow : public QWidget
{
    Q_OBJECT

public:
    explicit PillRow(const Theme &theme, QWidget *parent = nullptr);

    /// `key` tells them apart.
    void setPills(const QList<std::pair<int, QString>> &pills);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void removeRequested(int key);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /// Returns the height that they take.
    int arrange(int width, bool isPlacing) const;

    const Theme &m_theme;
    QList<QWidget *> m_pills;
};

} // namespace ui
