// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/examination.h"
#include "ui/theme.h"

#include <QPointer>
#include <QWidget>

class QCheckBox;
class QPushButton;
class QVBoxLayout;

namespace ui {

class CheckRow;
class IconButton;
class Label;

/// "Test connection": each check as it goes, with what was seen, why one failed and its mend.
/// Hidden until something is examined.
class DoctorPanel : public QWidget
{
    Q_OBJECT

public:
    explicit DoctorPanel(Theme &theme, QWidget *parent = nullptr);

    /// Shows this one from now on; the panel does not own it.
    void follow(chat::Examination *examination, const core::Profile &profile);
    /// Hides it and stops what still runs.
    void close();
    /// The same for another connection, of which nobody has asked for images.
    void reset();
    [[nodiscard]] bool wantsImages() const;
    [[nodiscard]] bool isRunning() const;
    void retranslate();

Q_SIGNALS:
    void addressChosen(const QString &baseUrl);
    void modelChosen(const QString &model);
    /// `origin`: where that certificate was met.
    void pinWanted(const QString &fingerprint, const QString &origin);
    /// The same again, because the images are to be tested as well.
    void againRequested();
    /// It began or ended.
    void runningChanged();
    /// It shows something new, and may be higher.
    void grown();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void hearEnd();
    void update(int index);
    void updateAll();
    void updateHead();
    void copyReport() const;
    [[nodiscard]] CheckRow *rowAt(int index);

    Theme &m_theme;
    QPointer<chat::Examination> m_examination;
    core::Profile m_profile;
    Label *m_head;
    IconButton *m_close;
    QVBoxLayout *m_checks;
    QList<CheckRow *> m_rows;
    QPushButton *m_stop;
    QPushButton *m_copy;
    QCheckBox *m_images;
    bool m_asksImages = false; ///< the examination that is shown
};

} // namespace ui
