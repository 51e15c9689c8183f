// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/examination.h"
#include "ui/theme.h"

#include <QWidget>

class QLabel;

namespace ui {

class Label;
class NoteRow;

/// One check of the doctor: an icon, what it is about, what was seen; when it failed also why and
/// the mend.
class CheckRow : public QWidget
{
    Q_OBJECT

public:
    explicit CheckRow(Theme &theme, QWidget *parent = nullptr);

    void show(const chat::ConnectionCheck &check, const QString &proposedBaseUrl);

Q_SIGNALS:
    void addressChosen(const QString &baseUrl);
    void modelChosen(const QString &model);
    void pinWanted(const QString &fingerprint);

private:
    void dress();
    void hearLink(int link);
    void offer(const core::Error &error, const QString &proposedBaseUrl);
    [[nodiscard]] QPixmap icon() const;

    Theme &m_theme;
    QLabel *m_icon;
    Label *m_words;
    NoteRow *m_why;
    chat::ConnectionCheck m_check;
    QString m_proposedBaseUrl;
};

} // namespace ui
