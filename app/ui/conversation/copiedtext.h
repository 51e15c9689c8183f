// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/messagerow.h"

#include <QMimeData>

namespace ui {

/// What was selected, to be written in every form in which it can be pasted. Holds the texts
/// themselves: what becomes of the conversation afterwards does not change it.
class CopiedText
{
public:
    /// A stretch of a message with geometry.
    void add(const core::Message &message, const MessageRow &row, const RowPlace &from,
             const RowPlace &to);
    /// All of a message.
    void add(const core::Message &message);
    /// Blocks by themselves.
    void add(const QList<render::Block> &blocks);
    [[nodiscard]] bool isEmpty() const { return m_pieces.isEmpty(); }
    /// The words that are seen.
    [[nodiscard]] QString plain() const;
    /// A whole HTML document, for programs with rich text.
    [[nodiscard]] QString html() const;
    /// A text that was taken as a whole is what was written, to the letter where it is safe.
    [[nodiscard]] QString markdown() const;
    /// Hidden characters of code that are in none of the forms (render/cleancode.h).
    [[nodiscard]] int leftOut() const;

private:
    struct Piece {
        QList<render::Block> blocks; ///< cut to the stretch; empty while `source` is unread
        QString plain;
        QString source;       ///< Markdown of all of it; empty when it is a part only
        bool isTyped = false; ///< by a person: no mark in the source means anything
        int leftOut = 0;      ///< of the blocks, while there are any
    };
    void add(Piece piece, const QList<render::Block> &blocks);
    [[nodiscard]] static QList<render::Block> parsed(const Piece &piece);
    [[nodiscard]] static QList<render::Block> blocksOf(const Piece &piece);
    /// The source itself would put into code what nobody has seen there.
    [[nodiscard]] static bool isUnsafe(const Piece &piece);
    QList<Piece> m_pieces;
};

/// The same as clipboard and drag data. Forms are written when somebody asks for them: a long
/// selection costs nothing as long as nobody pastes it.
class CopiedData final : public QMimeData
{
    Q_OBJECT

public:
    explicit CopiedData(CopiedText text);

    [[nodiscard]] bool hasFormat(const QString &type) const override;
    [[nodiscard]] QStringList formats() const override;

protected:
    [[nodiscard]] QVariant retrieveData(const QString &type, QMetaType preferred) const override;

private:
    CopiedText m_text;
};

/// To the clipboard in all its forms.
void copy(const CopiedText &text);
/// To what the middle button pastes, where the platform knows it. Nothing leaves it as it is.
void offerByMiddleButton(const CopiedText &text);

} // namespace ui
