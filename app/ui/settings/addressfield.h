// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connections.h"
#include "ui/theme.h"

#include <QWidget>

class QCheckBox;

namespace ui {

class LineInput;
class NoteRow;

/// The Base URL field and what stands under it: the addresses that will really be called, what is
/// wrong and how it is mended, and the yes that clear text to a public host needs. A whole example
/// that is pasted here is taken apart.
class AddressField : public QWidget
{
    Q_OBJECT

public:
    explicit AddressField(Theme &theme, QWidget *parent = nullptr);

    /// `agreedOrigin`: the one that clear text was agreed to for.
    void setAddress(const QString &address, const QString &agreedOrigin);
    /// As if typed.
    void enter(const QString &address);
    [[nodiscard]] QString typed() const;
    [[nodiscard]] const chat::BaseUrlAdvice &advice() const { return m_advice; }
    /// The origin that clear text is agreed to for; empty when there is no need or no yes.
    [[nodiscard]] QString agreedOrigin() const;
    /// Marks what is wrong; true when the address can be used.
    [[nodiscard]] bool check();
    [[nodiscard]] QWidget *input() const;
    void retranslate();

Q_SIGNALS:
    void edited();
    /// A key, a model or both stood beside the address in what was pasted.
    void exampleFound(const chat::PastedExample &example);

private:
    void hear();
    void readPasted(const QString &text);
    void update();
    void updateNote();
    void updateConsent();

    LineInput *m_line;
    NoteRow *m_note;
    QCheckBox *m_yes;
    NoteRow *m_warning;
    chat::BaseUrlAdvice m_advice;
    QString m_agreed; ///< stored
    QString m_origin; ///< of the address that is shown
    QString m_before; ///< the text before the last edit
};

} // namespace ui
