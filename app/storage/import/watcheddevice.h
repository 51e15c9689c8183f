// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/goon.h"

#include <QIODevice>
#include <memory>

namespace storage {

/// A device that can be read only as long as nobody has cancelled. Whoever walks through a file
/// ends this way wherever it happens to be, as if the file could not be read any more.
class WatchedDevice final : public QIODevice
{
public:
    /// `device` is open for reading, and not sequential.
    WatchedDevice(std::unique_ptr<QIODevice> device, GoOn goesOn);

    [[nodiscard]] qint64 size() const override { return m_device->size(); }
    bool seek(qint64 position) override;

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    std::unique_ptr<QIODevice> m_device;
    GoOn m_goesOn;
};

} // namespace storage
