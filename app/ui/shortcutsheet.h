// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings.h"
#include "ui/actions.h"
#include "ui/theme.h"

#include <QDialog>

class QDialogButtonBox;
class QGridLayout;

namespace ui {

/// Every key the window knows, in two columns of words and keys.
class ShortcutSheet : public QDialog
{
    Q_OBJECT

public:
    ShortcutSheet(const Theme &theme, const Actions &actions, core::SendKey sendKey,
                  QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Line {
        QString words;
        QString keys;
    };

    [[nodiscard]] QList<Line> lines() const;
    void rebuild();

    const Theme &m_theme;
    const Actions &m_actions;
    core::SendKey m_sendKey;
    QWidget *m_body = nullptr;
    QDialogButtonBox *m_buttons;
};

} // namespace ui
