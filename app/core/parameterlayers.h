// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chatparameters.h"
#include "core/parameterset.h"
#include "core/profile.h"

namespace core {

/// Who set a parameter, from the weakest.
enum class ParameterLayer { None, Connection, Model, Conversation };

/// The sets that one request is made of; a later one wins, name by name.
struct ParameterLayers {
    ParameterSet connection;
    ParameterSet model; ///< of this connection
    ParameterSet conversation;

    /// The layer that decides about the name, looking at `top` and what is below it.
    [[nodiscard]] ParameterLayer layerOf(const QString &name,
                                         ParameterLayer top = ParameterLayer::Conversation) const;
    /// What that layer says: undefined when none does, null when it is explicitly not sent.
    [[nodiscard]] QJsonValue value(const QString &name,
                                   ParameterLayer top = ParameterLayer::Conversation) const;
    /// What is left when `here` says nothing.
    [[nodiscard]] QJsonValue inherited(const QString &name,
                                       ParameterLayer here = ParameterLayer::Conversation) const;
    /// What goes out: without nulls, but for `stream` and `stream_options`, which are sent unless
    /// they say so.
    [[nodiscard]] ParameterSet effective() const;
    bool operator==(const ParameterLayers &) const = default;
};

/// Of a conversation that asks this model. A connection that is gone has no defaults.
[[nodiscard]] ParameterLayers layersOf(const std::optional<Profile> &profile, const QString &model,
                                       const ParameterSet &conversation);
/// An effective set as a request takes it: with the name of max_tokens and the role of the
/// instructions decided where the set does. An Error of kind BadInput as checkParameters() finds
/// the first.
[[nodiscard]] Result<ChatParameters> requestParameters(const ParameterSet &effective,
                                                       const QString &model);

} // namespace core
