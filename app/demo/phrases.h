// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace demo {

/// The demo's texts in one language, out of the resources. Safe in every thread.
class Phrases
{
public:
    /// Any language but "zh_CN" and its kin reads English.
    explicit Phrases(const QString &language);

    /// The Markdown text with this name, for example "tour".
    [[nodiscard]] QString text(const QString &name) const;
    /// A colour's name by its key, for example "dark-green".
    [[nodiscard]] QString colourName(const QString &key) const;

private:
    QString m_folder;
    QHash<QString, QString> m_colours;
};

} // namespace demo
