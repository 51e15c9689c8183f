// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/store.h"
#include "storage/storejob.h"

namespace storage {

/// Opens the database; its report is the answer in every case.
class OpenJob final : public StoreJob
{
public:
    /// With a `scratch` folder nothing is written to the database or beside it.
    explicit OpenJob(QString path, QString scratch = {});

    [[nodiscard]] QFuture<OpenReport> future() const { return m_promise.future(); }
    void run(Database &database) override;
    void finish(const std::optional<core::Error> &failure) override;

private:
    QString m_path;
    QString m_scratch;
    OpenReport m_report;
    QPromise<OpenReport> m_promise;
};

} // namespace storage
