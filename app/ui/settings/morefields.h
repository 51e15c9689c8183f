// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"
#include "ui/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace ui {

class HeadersField;
class NoteRow;

/// What few people need of a connection, behind "More": its name and extra headers.
class MoreFields : public QWidget
{
    Q_OBJECT

public:
    explicit MoreFields(Theme &theme, QWidget *parent = nullptr);

    void setProfile(const core::Profile &profile);
    [[nodiscard]] QString name() const;
    [[nodiscard]] QList<core::Header> headers() const;
    /// The name it gets when none is typed.
    void setAutomaticName(const QString &name);
    /// Marks a header that cannot be sent; true when there is none.
    [[nodiscard]] bool check();
    void retranslate();

Q_SIGNALS:
    void edited();

private:
    void showArea(bool isShown);

    Theme &m_theme;
    QToolButton *m_toggle;
    QWidget *m_area;
    QLabel *m_nameLabel;
    QLineEdit *m_name;
    QLabel *m_headersLabel;
    HeadersField *m_headers;
    NoteRow *m_note;
};

} // namespace ui
