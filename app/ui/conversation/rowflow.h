// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"
#include "render/messagelayout.h"
#include "ui/conversation/answer.h"

#include <QUuid>
#include <memory>
#include <optional>
#include <vector>

namespace ui {

/// One text of a message (an answer, its reasoning, a question) with its geometry.
class RowFlow
{
public:
    enum class Kind { Text, Reasoning, Plain, Tool, Json };

    RowFlow(int part, Kind kind, const render::TypeScale &type, render::Typesetter *typesetter,
            render::Pictures *pictures = nullptr);

    [[nodiscard]] int part() const { return m_part; }
    [[nodiscard]] Kind kind() const { return m_kind; }
    /// Takes in what the text has more than before; starts anew when it has less. Returns the y
    /// of the first change.
    int update(const QString &text, bool isFinal);
    /// True while the text is being parsed elsewhere: an estimate stands for it.
    void waitForDocument(qsizetype length);
    [[nodiscard]] bool isWaiting() const { return m_isWaiting; }
    /// Shows it. One of very many leaves takes as many calls as the time is for, those that follow
    /// without a document; the estimate stands until one returns true.
    bool setDocument(std::optional<render::Document> document,
                     QDeadlineTimer until = QDeadlineTimer::Forever);
    /// Of a complete text of kind Json: how it reads, and whether that is shown as a tree.
    void setAnswer(AnswerReading reading, bool isTree);
    void showTree(bool isTree); ///< where there is one
    [[nodiscard]] bool isTree() const { return m_isTree; }
    /// Null while nothing is known.
    [[nodiscard]] std::shared_ptr<const AnswerReading> answer() const { return m_answer; }
    void setWidth(int width);
    void setFolding(const render::CodeFolding &folding);
    [[nodiscard]] const render::CodeFolding &folding() const { return m_folding; }
    [[nodiscard]] int height() const;
    /// Forgets the geometry outside the stretch. Returns about how many bytes the rest takes.
    qint64 release(int top, int bottom);
    [[nodiscard]] render::MessageLayout &layout() { return *m_layout; }
    [[nodiscard]] const render::MessageLayout &layout() const { return *m_layout; }
    [[nodiscard]] const QList<render::Block> &blocks() const { return m_document.blocks(); }
    [[nodiscard]] const render::Document &document() const { return m_document; }
    /// Null where nobody knows them.
    [[nodiscard]] render::Pictures *pictures() const { return m_pictures; }
    /// Characters that are not seen, once the text is complete.
    [[nodiscard]] int hiddenCount() const;

    int y = 0;             ///< in the row
    int x = 0;             ///< what reasoning is moved in by
    bool isHidden = false; ///< closed reasoning, closed tool calls
    int shownHeight = -1;  ///< less than height() when folded; -1: all

    /// What a part is shown as; nothing for pictures and files.
    [[nodiscard]] static std::optional<Kind> kindOf(const core::ContentPart &part, core::Role role);
    [[nodiscard]] static render::Document::Mode modeOf(Kind kind);
    /// The words of a complete part as they are shown.
    [[nodiscard]] static QString textOf(const core::ContentPart &part, Kind kind);

private:
    void renewLayout();
    /// Another text: nothing of what was known holds.
    void begin();

    const render::TypeScale &m_type;
    render::Typesetter *m_typesetter;
    render::Pictures *m_pictures;
    int m_part;
    Kind m_kind;
    render::Document m_document;
    qsizetype m_fence = 0; ///< characters of the document before the text
    std::shared_ptr<const AnswerReading> m_answer;
    render::Document m_words; ///< beside the tree that is shown
    bool m_isTree = false;
    std::unique_ptr<render::MessageLayout> m_layout;
    render::CodeFolding m_folding;
    bool m_isWaiting = false;
    mutable std::optional<int> m_hidden;
    int m_estimate = 0;
    int m_width = 0;
};

/// A finished document of a complete part, as it is shown at first.
[[nodiscard]] render::Document flowDocument(const core::ContentPart &part, RowFlow::Kind kind);
/// It may be a tree, which is made as a whole.
[[nodiscard]] bool isFlowAtOnce(const core::ContentPart &part, RowFlow::Kind kind);
/// Where an answer in JSON shows a place of its text now, which `isOfTree` or was shown as text.
[[nodiscard]] render::TextPlace placeOfSource(const RowFlow &flow, int source, bool isOfTree);

/// The texts of a row, from top to bottom.
using RowFlows = std::vector<std::unique_ptr<RowFlow>>;

[[nodiscard]] int hiddenCount(const RowFlows &flows);

/// The text at y, or the one above it, or the first; -1 when none is shown.
[[nodiscard]] int flowAt(const RowFlows &flows, int y);

/// The height that so many characters will probably take.
[[nodiscard]] int estimatedHeight(qsizetype characters, int width, const render::TypeScale &type);

} // namespace ui
