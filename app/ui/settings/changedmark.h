// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/preferences.h"
#include "ui/theme.h"

#include <QWidget>
#include <functional>

namespace ui {

class LinkButton;

/// Stands beside a setting that is not what it would be by itself: a leaf dot and a way back. After
/// that the way back from there stands in its place.
class ChangedMark : public QWidget
{
    Q_OBJECT

public:
    /// `field` gets the focus when the mark goes away under it.
    ChangedMark(Theme &theme, QWidget *field);

    [[nodiscard]] QWidget *field() const { return m_field; }
    /// A change ends the offer of offerUndo().
    void setChanged(bool isChanged);
    /// It was reset: a link brings back what was set, until something else is.
    void offerUndo(std::function<void()> undo);
    /// Another thing is shown in the field: what was offered has nothing to do with it.
    void forgetUndo();
    /// Takes back the latest reset that is offered anywhere on what is shown of this window. False:
    /// there is none.
    static bool undoLatest(const QWidget &window);
    /// The field's name, for screen readers.
    void describe(const QString &field);

Q_SIGNALS:
    void resetRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void undo();
    void showWords();

    Theme &m_theme;
    QWidget *m_field;
    LinkButton *m_reset;
    LinkButton *m_back;
    std::function<void()> m_undo;
    int m_turn = 0; ///< the later one of two resets has the higher number
    bool m_isChanged = false;
};

/// Lets the mark set this member of the settings back to its default, and back again.
template <typename T>
void connectReset(ChangedMark *mark, chat::Preferences &preferences, T core::Settings::*member)
{
    QObject::connect(mark, &ChangedMark::resetRequested, mark, [mark, &preferences, member] {
        const auto put = [&preferences, member](const T &value) {
            core::Settings settings = preferences.settings();
            settings.*member = value;
            preferences.set(settings);
        };
        const T before = preferences.settings().*member;
        put(core::Settings().*member);
        mark->offerUndo([put, before] { put(before); });
    });
}

} // namespace ui
