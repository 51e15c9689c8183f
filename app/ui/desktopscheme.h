// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QVariantMap>
#include <memory>
#include <optional>

class QThread;

namespace ui {

/// Asks the desktop portal whether the person likes it dark and with high contrast, and follows
/// what it says later (XDG desktop portal, interface org.freedesktop.portal.Settings, namespace
/// org.freedesktop.appearance). The bus is met in a thread of its own, because even connecting
/// to it can hang; without a bus nothing is ever announced. GUI thread.
class DesktopScheme : public QObject
{
    Q_OBJECT

public:
    explicit DesktopScheme(QObject *parent = nullptr);
    ~DesktopScheme() override;

    /// Once; the answer follows as changed().
    void start();
    /// Nothing while the desktop has not said, or has no preference.
    [[nodiscard]] std::optional<bool> isDark() const { return m_isDark; }
    [[nodiscard]] bool isHighContrast() const { return m_isHighContrast; }
    /// Takes one setting as the portal sends it: color-scheme 1 is dark, 2 light; contrast 1 is
    /// high. Other keys and types are ignored.
    void take(const QString &key, const QVariant &value);

Q_SIGNALS:
    void changed();

private:
    std::unique_ptr<QThread> m_thread;
    std::optional<bool> m_isDark;
    bool m_isHighContrast = false;
};

} // namespace ui
