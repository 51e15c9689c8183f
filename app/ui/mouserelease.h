// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace ui {

/// Tells when no mouse button is held any more, after whatever the release has clicked. Until then
/// nothing may move: the press on a button would end beside it, and its click would be lost.
class MouseRelease : public QObject
{
    Q_OBJECT

public:
    explicit MouseRelease(QObject *parent = nullptr);

    [[nodiscard]] static bool isHeld();
    /// Emits released() once, as soon as it is true; asking again meanwhile changes nothing.
    void wait();

Q_SIGNALS:
    void released();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool m_isWaiting = false;
};

} // namespace ui
