// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QWidget>

namespace ui {

class Label;
class LongTextView;

/// Some lines of a call with a name above them, to be read, by keys, too, and copied: as high as
/// they are, up to a few lines.
class CallFacts : public QWidget
{
    Q_OBJECT

public:
    explicit CallFacts(const Theme &theme, QWidget *parent = nullptr);

    /// An empty text takes it away. False: it is too long to be shown whole.
    bool show(const QString &name, const QString &text);
    [[nodiscard]] QString text() const;

private:
    void fit();

    Label *m_name;
    LongTextView *m_view;
    QString m_text;
    bool m_isWhole = true;
};

} // namespace ui
