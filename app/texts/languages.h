// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QTranslator>

namespace texts {

/// The language of the interface: installs our translations and Qt's own, and exchanges them at
/// once when another language is chosen; widgets hear QEvent::LanguageChange.
class Languages : public QObject
{
    Q_OBJECT

public:
    explicit Languages(QObject *parent = nullptr);
    ~Languages() override;

    /// "en", "zh_CN", or empty for the system's. Nothing happens when it is in use already.
    void use(const QString &language);
    /// The one in use: "en" or "zh_CN".
    [[nodiscard]] QString current() const { return m_current; }

private:
    void install(const QString &file, const QString &directory);

    QList<QTranslator *> m_translators;
    QString m_current = QStringLiteral("en");
};

} // namespace texts
