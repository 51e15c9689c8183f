// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messagemodel.h"
#include "ui/conversation/selector.h"

#include <QObject>
#include <QSet>
#include <QTimer>

class QAbstractScrollArea;

namespace ui {

/// Says how likely the words of replies were, where that is shown: in a tool tip below the pointer,
/// and at the edge of the view about the letter that keys or the pointer selected last. Goes on
/// with long replies turn by turn. Belongs to its view.
class TokenHints : public QObject
{
    Q_OBJECT

public:
    /// What it looks at; all of it outlives this.
    struct Scene {
        RowContext &context;
        RowList &rows;
        models::MessageModel &model;
        Selector &selector;
        TextSelection &selection;
        Scroller &scroller;
    };

    TokenHints(const Scene &scene, QAbstractScrollArea &view);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void said(const QString &text); ///< empty: nothing is to be said any more
    void placed(int row);           ///< more of its tokens have their places

private:
    [[nodiscard]] QList<core::TokenProbability> tokensAt(const ViewPlace &place) const;
    [[nodiscard]] QList<core::TokenProbability> tokensBelow(QPoint point) const;
    void tellSelected();
    void goOn();

    Scene m_scene;
    QAbstractScrollArea &m_view;
    QTimer m_timer;
    QSet<QUuid> m_waiting; ///< replies
    bool m_hasSaid = false;
};

} // namespace ui
