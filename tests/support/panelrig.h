// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/sessionparameters.h"
#include "support/windowrig.h"
#include "ui/parameters/parameterfield.h"
#include "ui/parameters/parameterpanel.h"
#include "ui/parameters/parameterrow.h"
#include "ui/settings/changedmark.h"
#include "ui/settings/linkbutton.h"
#include "ui/settings/noterow.h"

#include <QComboBox>
#include <QToolButton>

namespace support {

inline QString named(const char *name)
{
    return QString::fromLatin1(name);
}

/// A window with the panel open.
struct PanelRig : WindowRig {
    [[nodiscard]] bool isOpen()
    {
        if (!isReady())
            return false;
        QTest::keyClick(window.get(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        return panel() && panel()->isVisible();
    }
    [[nodiscard]] ui::ParameterPanel *panel() const
    {
        return window->findChild<ui::ParameterPanel *>();
    }
    [[nodiscard]] ui::ParameterRow *row(const char *name) const
    {
        const auto find = [&] { return panel()->findChild<ui::ParameterRow *>(named(name)); };
        (void)QTest::qWaitFor([&find] { return find() != nullptr; }, 1000); // made in turns
        return find();
    }
    template <typename Field>
    [[nodiscard]] Field *field(const char *name) const
    {
        return row(name)->field().template findChild<Field *>();
    }
    [[nodiscard]] QString note(const char *name, const char *which) const
    {
        return row(name)->findChild<ui::NoteRow *>(named(which))->text();
    }
    void press(const char *name, const char *which) const
    {
        auto *link =
            row(name)->findChild<ui::NoteRow *>(named(which))->findChild<ui::LinkButton *>();
        QVERIFY(link);
        link->click();
    }
    [[nodiscard]] bool isMarked(const char *name) const
    {
        return !row(name)->findChild<ui::ChangedMark *>()->isHidden();
    }
    void openAll() const
    {
        panel()->findChild<QToolButton *>(named("allParameters"))->setChecked(true);
        QTRY_VERIFY(panel()->isWhole());
    }
    [[nodiscard]] QJsonObject set() const
    {
        return workspace.current()->parameters().layers().conversation;
    }
    void setDefault(core::ParameterLayer layer, const char *name, const QJsonValue &value) const
    {
        QVERIFY(workspace.current()->parameters().setDefaults(layer, {{named(name), value}}));
    }
    /// Chooses the entry with these words, as a person does.
    static void choose(QComboBox *box, const QString &words)
    {
        const int at = box->findText(words);
        QVERIFY2(at >= 0, qPrintable(words));
        box->setCurrentIndex(at);
        Q_EMIT box->activated(at);
    }
};

} // namespace support
