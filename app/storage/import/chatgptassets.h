// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/importsource.h"

#include <QHash>

namespace storage {

/// The pictures beside ChatGPT's conversations. Messages point at them as "file-service://file-X"
/// or "sediment://file_X"; in the archive they begin with that name, in any folder and with
/// anything behind it.
class ChatGptAssets
{
public:
    explicit ChatGptAssets(ImportSource &source);

    /// Empty when the file is not there.
    [[nodiscard]] QByteArray find(const QString &pointer);

private:
    ImportSource &m_source;
    QHash<QString, QString> m_names; ///< file by what its own name begins with
};

} // namespace storage
