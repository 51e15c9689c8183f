// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

namespace typesetter {

/// The languages that Prism knows, from its own list. A value.
class Languages
{
public:
    /// `json` is Prism's components.json.
    explicit Languages(const QByteArray &json);

    /// The language that people call so in a code fence ("c++", "JS"), or an empty text.
    [[nodiscard]] QString find(const QString &name) const;
    /// The scripts to load for this language, those first that others need.
    [[nodiscard]] QStringList scriptsFor(const QString &language) const;

private:
    void collect(const QString &language, QStringList &scripts, int depth) const;

    QHash<QString, QString> m_byName;
    QHash<QString, QStringList> m_needs;
};

} // namespace typesetter
