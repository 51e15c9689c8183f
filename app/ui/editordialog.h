// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QPointer>
#include <functional>

namespace ui {

class Question;

/// A dialog in which something is written that is kept when it is accepted. Whoever leaves it, or
/// the program, with words that are not kept is asked.
class EditorDialog : public QDialog
{
    Q_OBJECT

public:
    using QDialog::QDialog;

    /// Something that was written would be lost.
    [[nodiscard]] virtual bool isUnsaved() const = 0;
    /// Goes, and does `next` then; a person who is asked may stay, and nothing is done.
    virtual void closeThen(const std::function<void()> &next);
    [[nodiscard]] bool isAsking() const { return question() != nullptr; }
    /// What asks; null while nothing does.
    [[nodiscard]] QWidget *question() const;
    void reject() override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    /// accept() would keep it.
    [[nodiscard]] virtual bool canBeSaved() const { return true; }
    /// Asks whether `words` are saved, and does one of these. A question that stands there already
    /// comes to the front.
    void askToLeave(const QString &words, const std::function<void()> &save,
                    const std::function<void()> &discard);

private:
    QPointer<Question> m_question;
};

/// One of this window that is open with something unsaved, and none above it is; null when there is
/// none.
[[nodiscard]] EditorDialog *unsavedEditor(const QWidget &window);

} // namespace ui
