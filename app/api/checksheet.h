// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/doctorcheck.h"

#include <QObject>
#include <QStringList>

namespace api {

/// What the connection doctor has found out so far, check by check.
class CheckSheet : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// This key is shown nowhere, wherever it was typed.
    void hide(const QByteArray &key) { m_key = key; }
    void begin(const QString &name);
    /// `detail` is what was seen, see DoctorCheck.
    void pass(const QString &name, const QString &detail = {});
    /// `reason` is one of the codes of DoctorCheck::detail.
    void skip(const QString &name, const QString &reason);
    /// The error's proposed address becomes the report's.
    void fail(const QString &name, const core::Error &error);
    /// A chat works.
    void setWorking(const QString &modelAnswered);

    /// The check that was spoken of last.
    [[nodiscard]] QString last() const { return m_last; }
    /// Skips what was not spoken of, images also when nobody asked for them, and puts all in order.
    /// The end.
    [[nodiscard]] DoctorReport close(bool areImagesAsked);

Q_SIGNALS:
    void examined(const api::DoctorCheck &check);

private:
    void set(const DoctorCheck &raw);
    [[nodiscard]] DoctorCheck fitToBeShown(DoctorCheck check) const;

    DoctorReport m_report;
    QString m_last;
    QByteArray m_key;
};

} // namespace api
