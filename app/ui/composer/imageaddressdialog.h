// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contentpart.h"
#include "ui/theme.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace ui {

class NoteRow;

/// Asks for the address of a picture. It is sent to the gateway as it is; this program never
/// fetches it. Open with open(); chosen() follows.
class ImageAddressDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ImageAddressDialog(Theme &theme, QWidget *parent = nullptr);

    void accept() override;

Q_SIGNALS:
    void chosen(const core::ImagePart &part);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_label;
    QLineEdit *m_address;
    NoteRow *m_note;
    QDialogButtonBox *m_buttons;
};

} // namespace ui
