// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messagemodel.h"
#include "ui/conversation/textselection.h"

#include <QObject>
#include <functional>

namespace ui {

/// A selection may reach over messages whose texts still lie on disk: what is to be done with it
/// waits for them.
class SelectionLoader : public QObject
{
    Q_OBJECT

public:
    /// `load` asks for the texts of these rows.
    SelectionLoader(const TextSelection &selection, models::MessageModel &model,
                    std::function<void(int first, int last)> load);

    [[nodiscard]] bool isLoaded() const
    {
        return missingFrom(m_selection.from().row) > m_selection.to().row;
    }
    /// Acts at once, or when every text is there; never when something else is selected by then.
    void whenLoaded(const std::function<void()> &act);

private:
    struct Waiting {
        ViewPlace from, to;
        std::function<void()> act;
    };
    /// The first row from here on that is not there; behind the selection when all are.
    [[nodiscard]] int missingFrom(int row) const;
    void goOn();

    const TextSelection &m_selection;
    models::MessageModel &m_model;
    std::function<void(int first, int last)> m_load;
    QList<Waiting> m_waiting;
    int m_missing = -1; ///< what stands before it is there
};

} // namespace ui
