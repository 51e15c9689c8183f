// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/textsaver.h"

#include "chat/userfile.h"
#include "core/whendone.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QStandardPaths>

namespace ui {

void askAndSave(QWidget *window, const QString &title, const QString &name, const QString &text,
                std::function<void(const QString &)> said)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    const bool hasFolder = !folder.isEmpty() && QDir(folder).exists();
    auto *picker = new QFileDialog(window, title, hasFolder ? folder : QDir::homePath());
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

} // namespace ui
