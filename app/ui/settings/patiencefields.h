// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport.h"
#include "ui/theme.h"

#include <QWidget>

class QFormLayout;
class QSpinBox;

namespace ui {

class ChangedMark;

/// How long a connection waits for what, in seconds.
class PatienceFields : public QWidget
{
    Q_OBJECT

public:
    explicit PatienceFields(Theme &theme, QWidget *parent = nullptr);

    void setPatience(const core::Patience &patience);
    [[nodiscard]] core::Patience patience() const { return m_patience; }
    void retranslate();

Q_SIGNALS:
    void edited();

private:
    struct Field {
        QSpinBox *box = nullptr;
        ChangedMark *mark = nullptr;
        int core::Patience::*limit = nullptr;
    };

    void add(const char *name, int core::Patience::*limit, int mostSeconds, Theme &theme);
    void show();

    QFormLayout *m_form;
    QList<Field> m_fields;
    core::Patience m_patience;
};

} // namespace ui
