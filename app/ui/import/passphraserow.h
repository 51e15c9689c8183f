// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace ui {

/// A field for the passphrase of a file, and the button that opens it.
class PassphraseRow : public QWidget
{
    Q_OBJECT

public:
    explicit PassphraseRow(QWidget *parent = nullptr);

    /// What Enter presses.
    [[nodiscard]] QPushButton *button() const { return m_open; }
    /// Something was entered before.
    [[nodiscard]] bool isTried() const { return m_isTried; }
    /// For another file.
    void reset();
    void retranslate();

Q_SIGNALS:
    /// The row keeps nothing of it.
    void entered(const QString &passphrase);

private:
    QLineEdit *m_field;
    QPushButton *m_open;
    bool m_isTried = false;
};

} // namespace ui
