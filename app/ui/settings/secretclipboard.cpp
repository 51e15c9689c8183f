// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/secretclipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QTimer>

namespace ui {
namespace {

constexpr int kForgetAfterMs = 30'000;

} // namespace

void copySecret(const QString &secret)
{
    auto *data = new QMimeData;
    data->setText(secret);
    // The mark that KDE's, GNOME's and other clipboard managers agree on.
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    QClipboard *clipboard = QGuiApplication::clipboard();
    clipboard->setMimeData(data);
    QTimer::singleShot(kForgetAfterMs, clipboard, [clipboard, secret] {
        if (clipboard->ownsClipboard() && clipboard->text() == secret)
            clipboard->clear();
    });
}

} // namespace ui
