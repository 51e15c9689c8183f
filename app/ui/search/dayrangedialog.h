// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QDialog>

class QDateEdit;

namespace ui {

/// Asks for a first and a last day; either may be the earlier one.
class DayRangeDialog : public QDialog
{
    Q_OBJECT

public:
    DayRangeDialog(QDate first, QDate last, QWidget *parent = nullptr);

    [[nodiscard]] QDate first() const;
    [[nodiscard]] QDate last() const;

private:
    QDateEdit *m_first;
    QDateEdit *m_last;
};

} // namespace ui
