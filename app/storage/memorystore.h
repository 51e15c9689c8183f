// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/store.h"

namespace storage {

/// A Store that keeps everything in memory: no file is ever written, and all of it is gone with
/// the store. What works with a Store works with this one.
class MemoryStore final : public Store
{
    Q_OBJECT

public:
    explicit MemoryStore(QObject *parent = nullptr);
};

} // namespace storage
