// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/connectionfields.h"

namespace ui {

/// The part of the doctor that costs nothing, run by itself when a key was entered or saved: one
/// line under the key that says whether address and key get an answer. Never in anybody's way.
class FreeCheck : public QObject
{
    Q_OBJECT

public:
    FreeCheck(chat::Connections &connections, ConnectionFields &fields);

    /// Looks at what stands in the fields, unless it has looked at the same before.
    void run();
    /// What was said is no longer about what stands there.
    void forget();
    /// What was looked at stands there still, and is saved now.
    void keep();

private:
    void follow();
    void drop();
    void hear();
    void hearLink();

    chat::Connections &m_connections;
    ConnectionFields &m_fields;
    QPointer<chat::Examination> m_examination;
    std::optional<ConnectionDraft> m_looked;
    QString m_proposed;
};

} // namespace ui
