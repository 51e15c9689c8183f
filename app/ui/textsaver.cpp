// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/textsaver.h"

#include "chat/userfile.h"
#include "core/whendone.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>

namespace ui {

void askAndSave(QWidget *window, const QString &title, const QString &name, const QString &text,
                std::function<void(const QString &)> said)
{
    auto *picker = new QFileDialog(window, title, standardFolder(QStandardPaths::DownloadLocation));
    picker->setAttribute(Qt::WA_DeleteOnClose);
    picker->setAcceptMode(QFileDialog::AcceptSave);
    picker->selectFile(name);
    QObject::connect(
        picker, &QFileDialog::fileSelected, window, [window, text, said](const QString &path) {
            core::whenDone(window, chat::saveText(path, text),
                           [said](const core::Result<core::Done> &done) {
                               said(done ? QCoreApplication::translate("ui::TextSaver", "Saved")
                                         : QCoreApplication::translate(
                                               "ui::TextSaver", "The file could not be saved: %1")
                                               .arg(done.error().message.simplified()));
                           });
        });
    picker->open();
}

QString standardFolder(QStandardPaths::StandardLocation location)
{
    const QString folder = QStandardPaths::writableLocation(location);
    return !folder.isEmpty() && QDir(folder).exists() ? folder : QDir::homePath();
}

} // namespace ui
