// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/toolbox.h"
#include "support/manualclock.h"
#include "ui/tools/toolform.h"
#include "ui/tools/toolsdialog.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

namespace support {

/// The dialog with a person's tools, over a file of its own.
struct ToolsDialogRig {
    QTemporaryDir dir;
    ManualClock clock;
    ui::Theme theme;
    chat::Toolbox toolbox{dir.filePath(QStringLiteral("tools.json")), clock};
    std::unique_ptr<ui::ToolsDialog> dialog;

    static tools::Tool weather()
    {
        tools::Tool tool;
        tool.name = QStringLiteral("get_weather");
        tool.description = QStringLiteral("Tells the weather.");
        return tool;
    }
    [[nodiscard]] bool isOpen(const QList<tools::Tool> &own)
    {
        if (!QTest::qWaitFor([this] { return toolbox.isReady(); }) || !toolbox.setOwn(own))
            return false;
        dialog = std::make_unique<ui::ToolsDialog>(theme, toolbox, nullptr);
        dialog->show();
        return QTest::qWaitForWindowExposed(dialog.get());
    }
    template <typename Part>
    [[nodiscard]] Part *part(const char *name) const
    {
        return dialog->findChild<Part *>(QString::fromLatin1(name));
    }
    void click(const char *name) const { part<QPushButton>(name)->click(); }
    [[nodiscard]] ui::ToolForm *form() const { return dialog->findChild<ui::ToolForm *>(); }
    /// Once it is known whether what stands in the form can be kept.
    [[nodiscard]] bool isLookedAt() const
    {
        return QTest::qWaitFor([this] { return form()->verdict().has_value(); });
    }
    void choose(const QString &name) const
    {
        auto *list = part<QListWidget>("toolList");
        for (int row = 0; row < list->count(); ++row) {
            if (list->item(row)->text() == name)
                list->setCurrentRow(row);
        }
    }
    [[nodiscard]] QStringList own() const
    {
        QStringList names;
        const QList<tools::Tool> all = toolbox.own();
        for (const tools::Tool &tool : all)
            names.append(tool.name);
        return names;
    }
    [[nodiscard]] QStringList listed() const
    {
        QStringList shown;
        const auto *list = part<QListWidget>("toolList");
        for (int row = 0; row < list->count(); ++row) {
            if (!list->item(row)->isHidden())
                shown.append(list->item(row)->text());
        }
        return shown;
    }
};

} // namespace support
