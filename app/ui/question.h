// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMessageBox>

namespace ui {

/// A question, or news, in a box of its own, for what cannot stand where it belongs. All in it is
/// plain text, whatever a file's name or a model may put into it; QMessageBox would guess. It has
/// no sign, which would be drawn as no other one of ours is. Deleted when it is closed; open() it.
class Question : public QMessageBox
{
    Q_OBJECT

public:
    /// `text` asks, `explanation` says what follows from the answer.
    Question(const QString &title, const QString &text, const QString &explanation,
             QWidget *parent);

    /// The role of the button that was pressed; RejectRole where none was.
    [[nodiscard]] ButtonRole answer() const;
    /// There is nothing to ask any more: it goes, and `asker` hears no answer.
    void withdraw(const QObject &asker);

private:
    void evenOut();
};

} // namespace ui
