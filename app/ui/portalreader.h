// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QObject>
#include <QVariant>

namespace ui {

/// Reads the appearance settings of the desktop portal and hears of their changes. Lives in its
/// own thread; DesktopScheme starts it there.
class PortalReader : public QObject
{
    Q_OBJECT

public:
    ~PortalReader() override;

public Q_SLOTS:
    void read();

Q_SIGNALS:
    void received(const QString &key, const QVariant &value);

private Q_SLOTS:
    void settingChanged(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void ask(const QString &key);
};

} // namespace ui
