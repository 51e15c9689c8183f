// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/pemcheck.h"
#include "ui/theme.h"

#include <QWidget>

namespace ui {

class IconButton;
class LineInput;
class NoteRow;

/// The path of a PEM file, typed or picked; what is wrong with the file stands below it. The file
/// is looked at off the GUI thread.
class FileField : public QWidget
{
    Q_OBJECT

public:
    FileField(Theme &theme, chat::PemKind kind, QWidget *parent = nullptr);

    [[nodiscard]] QString path() const;
    void setPath(const QString &path);
    void retranslate();
    /// The field's name for screen readers; the button's is made of it.
    void describe(const QString &name);
    [[nodiscard]] QWidget *input() const;

Q_SIGNALS:
    void edited();

private:
    void pick();
    void look();
    void say(chat::PemProblem problem);

    chat::PemKind m_kind;
    LineInput *m_line;
    IconButton *m_browse;
    NoteRow *m_note;
    QString m_looked; ///< the path that was looked at last
    chat::PemProblem m_problem = chat::PemProblem::None;
};

} // namespace ui
