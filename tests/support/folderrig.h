// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "support/sidebarrig.h"
#include "ui/sidebar/sidebarmodel.h"

#include <QAbstractItemModelTester>

namespace support {

/// The sidebar with folders, as its tests derive from it beside QObject.
class FolderRig : protected SidebarRig
{
protected:
    void openFolders()
    {
        m_clock.setNow(QDateTime(QDate(2026, 3, 14), QTime(12, 0), Qt::UTC));
        open();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void closeFolders()
    {
        QApplication::setLayoutDirection(Qt::LeftToRight);
        m_tester.reset();
        close();
    }
    core::Folder add(const QString &name, int position = 0, const QUuid &parent = {})
    {
        core::Folder folder;
        folder.id = core::newId();
        folder.name = name;
        folder.position = position;
        folder.parent = parent;
        m_cabinet.apply({{folder}, {}, {}, {}});
        return folder;
    }
    void put(const QList<int> &conversations, const core::Folder &folder)
    {
        core::Filing step;
        for (const int conversation : conversations)
            step.places.insert(m_list->at(conversation).id, folder.id);
        m_cabinet.apply(step);
    }
    /// Without captions, indented by depth.
    [[nodiscard]] QStringList shown() const
    {
        QStringList rows;
        for (int row = 0; row < model()->rowCount(); ++row) {
            const QModelIndex index = model()->index(row);
            if (!index.data(ui::SidebarModel::IsCaptionRole).toBool())
                rows.append(QString(index.data(ui::SidebarModel::DepthRole).toInt(), u'-')
                            + index.data().toString());
        }
        return rows;
    }
    [[nodiscard]] ui::SidebarModel *model() const
    {
        return static_cast<ui::SidebarModel *>(list()->model());
    }
    [[nodiscard]] QModelIndex rowOf(const core::Folder &folder) const
    {
        return model()->indexOfFolder(folder.id);
    }
    void key(int key) const { QTest::keyClick(list(), Qt::Key(key)); }

    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

} // namespace support
