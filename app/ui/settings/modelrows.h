// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connectiontypes.h"

#include <QList>
#include <QString>
#include <QUuid>

namespace ui {

/// What the rows of the model picker are.
enum class ModelRowKind {
    Head,  ///< a connection, the favourites, the recent ones
    Group, ///< an owner or a common beginning of names
    Model,
    Fold, ///< models that are not for chats, behind one row
    Loading,
    Problem,
    Empty,
    Near, ///< what the typed name may mean
    Typed
};

struct ModelRow {
    ModelRowKind kind = ModelRowKind::Model;
    QUuid profile;
    QString model;
    QString text;
    bool operator==(const ModelRow &) const = default;
};

/// A model with its display name, when that differs.
[[nodiscard]] QString modelTitle(const chat::ModelChoice &choice);
/// How many tokens fit, whether it sees images, whose it is: "128,000 tokens · sees images".
[[nodiscard]] QString modelDetails(const chat::ModelChoice &choice);
/// Rows of one connection's models for looking around: chat models by owner, else by the part
/// before a slash, else by the first word of long lists; groups in the server's order. What is not
/// for chats comes last, behind a fold.
[[nodiscard]] QList<ModelRow> groupedModels(const QList<chat::ModelChoice> &choices,
                                            bool isFoldOpen);

} // namespace ui
