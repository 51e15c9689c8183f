// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QDialog>

class QDialogButtonBox;
class QPlainTextEdit;

namespace ui {

class Label;

/// Name, version, licence, and the licences of what the program is built with.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(const Theme &theme, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    [[nodiscard]] QString licences() const;

    Label *m_version;
    Label *m_sentence;
    Label *m_heading;
    QPlainTextEdit *m_licences;
    QDialogButtonBox *m_buttons;
};

} // namespace ui
