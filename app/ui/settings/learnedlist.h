// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"
#include "ui/theme.h"

#include <QWidget>

class QVBoxLayout;

namespace ui {

/// What a connection's models were found to refuse, each with a way to try it again.
class LearnedList : public QWidget
{
    Q_OBJECT

public:
    explicit LearnedList(Theme &theme, QWidget *parent = nullptr);

    /// `forgotten`: of these, what was taken away before and not saved.
    void setLearned(const QList<core::LearnedParameter> &learned,
                    const QList<core::LearnedParameter> &forgotten = {});
    /// What was taken away here.
    [[nodiscard]] const QList<core::LearnedParameter> &forgotten() const { return m_forgotten; }
    [[nodiscard]] bool isEmpty() const { return m_learned.isEmpty(); }
    void retranslate();

Q_SIGNALS:
    void edited();

private:
    void rebuild();

    Theme &m_theme;
    QVBoxLayout *m_layout;
    QList<core::LearnedParameter> m_learned;
    QList<core::LearnedParameter> m_forgotten;
};

} // namespace ui
