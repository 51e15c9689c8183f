// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/shelfkeeper.h"

namespace core {
struct PromptShelf;
} // namespace core

namespace chat {

class PromptLibrary;

/// Prompts and personas in backups: what is missing, by its id, comes back as one step that can be
/// undone. GUI thread.
class PromptKeeper : public ShelfKeeper
{
    Q_OBJECT

public:
    /// Both outlive it.
    PromptKeeper(PromptLibrary &library, storage::Store &store, QObject *parent = nullptr);

protected:
    [[nodiscard]] bool isReady() const override;
    [[nodiscard]] std::function<QJsonObject()> content() const override;
    [[nodiscard]] QFuture<core::Done> takeIn(const QJsonObject &content) override;

private:
    void add(const core::PromptShelf &shelf);

    PromptLibrary &m_library;
};

} // namespace chat
