// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/preferences.h"
#include "ui/theme.h"

#include <QWidget>

namespace ui {

class LinkButton;

/// Stands beside a setting that is not what it would be by itself: a leaf dot and a way back.
/// Keeps its room while there is nothing to show, so that nothing moves.
class ChangedMark : public QWidget
{
    Q_OBJECT

public:
    /// `field` gets the focus when the mark goes away under it.
    ChangedMark(Theme &theme, QWidget *field);

    [[nodiscard]] QWidget *field() const { return m_field; }
    void setChanged(bool isChanged);
    /// The field's name, for screen readers.
    void describe(const QString &field);

Q_SIGNALS:
    void resetRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    QWidget *m_field;
    LinkButton *m_reset;
};

/// Lets the mark set this member of the settings back to its default.
template <typename T>
void connectReset(ChangedMark *mark, chat::Preferences &preferences, T core::Settings::*member)
{
    QObject::connect(mark, &ChangedMark::resetRequested, mark, [&preferences, member] {
        core::Settings settings = preferences.settings();
        settings.*member = core::Settings().*member;
        preferences.set(settings);
    });
}

} // namespace ui
