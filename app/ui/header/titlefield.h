// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QStackedWidget>

namespace ui {

class LineInput;
class TextButton;

/// The title of a conversation; a click makes it a field. Enter and leaving it keep what was
/// typed, Escape does not.
class TitleField : public QStackedWidget
{
    Q_OBJECT

public:
    explicit TitleField(const Theme &theme, QWidget *parent = nullptr);

    /// Empty: a new chat, which has no title yet.
    void setTitle(const QString &title);
    void beginEdit();
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void renamed(const QString &title);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void finish(bool isKept);

    QString m_value;
    TextButton *m_button;
    LineInput *m_field;
};

} // namespace ui
