// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QWidget>

class QLabel;
class QHBoxLayout;

namespace ui {

class Fader;
class LinkButton;
class MouseRelease;

/// What a note is: help, good news, something to mind, something wrong.
enum class Tone { Quiet, Good, Warning, Fault };

/// A small line under a field or above the composer: an icon (never colour alone), plain text and
/// up to a few links. Hidden while it has nothing to say. While a mouse button is held it stays as
/// it is, so that what the person is about to click does not move away.
class NoteRow : public QWidget
{
    Q_OBJECT

public:
    explicit NoteRow(Theme &theme, QWidget *parent = nullptr);

    void say(Tone tone, const QString &text, const QStringList &links = {});
    void clear();
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] QString text() const;
    [[nodiscard]] Tone tone() const { return m_tone; }
    [[nodiscard]] QStringList links() const { return m_linkTexts; }
    /// Shows now what it says, whatever is held: everything around it changes as well.
    void settle();
    /// One line that is elided instead of wrapped: for foreign text of any length.
    void setSingleLine(bool isSingleLine);
    /// No icon: one that says the same stands before it.
    void hideIcon() { m_hasIcon = false; }
    /// It comes and goes with the motion of a bar; notes in forms do not.
    void setFading();

Q_SIGNALS:
    /// The number of the link in the list given to say().
    void linkActivated(int link);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void dress();
    void fit();
    void showWords();
    void rebuildLinks();
    [[nodiscard]] QList<LinkButton *> shownLinks() const;

    Theme &m_theme;
    Fader *m_fader = nullptr;
    bool m_hasIcon = true;
    Tone m_tone = Tone::Quiet;
    QString m_text;
    QStringList m_linkTexts;
    bool m_isWaiting = false; ///< for the mouse, with what it says shown later
    MouseRelease *m_release;
    bool m_isSingleLine = false;
    QLabel *m_icon = nullptr;
    QLabel *m_label = nullptr;
    QHBoxLayout *m_links = nullptr;
};

} // namespace ui
