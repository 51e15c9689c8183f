// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"
#include "core/tokenprobability.h"
#include "ui/conversation/answernote.h"
#include "ui/conversation/imagestrip.h"
#include "ui/conversation/rowbuttons.h"
#include "ui/conversation/rowflow.h"
#include "ui/conversation/siblingswitch.h"
#include "ui/conversation/statuscard.h"
#include "ui/conversation/toolcards.h"

#include <QCoreApplication>
#include <map>
#include <optional>

namespace ui {

class TokenPlaces;

/// A place in a row's texts.
struct RowPlace {
    int flow = 0;
    render::TextPlace place;
    auto operator<=>(const RowPlace &) const = default;
};

/// A spot that stays where it is while things grow above or below or lines break elsewhere: a
/// place in a line, and pixels below that line's top.
struct RowAnchor {
    int flow = -1; ///< -1: the row itself
    int block = 0;
    int dy = 0;
    int offset = -1; ///< in the block's words; -1: the block itself
    int source = -1; ///< of JSON: in its text; holds where a tree takes the place of that
    bool isTree = false;
    std::optional<int> rough = {}; ///< pixels below the row's top, as long as its words are not set
};

/// What a row needs to know while painting; `origin` is the column's left and the row's top.
struct RowPaint {
    const render::Colors &colors;
    QPoint origin;
    QRect clip;
    QRect view;             ///< what can be seen of the conversation at all
    bool isPointed = false; ///< pointed at or focused: the quiet buttons are shown
    std::optional<RowButton> pointed, pressed, focused;
    RowPlace selectionStart, selectionEnd;            ///< end not after start: nothing
    std::function<render::TextMarks(int part)> marks; ///< unset: nothing is marked
    /// What the button is named was found; unset: of none.
    std::function<bool(const RowButton &)> isFound;
};

/// One message of a conversation: its texts, pictures, card and buttons, one below the other. Knows
/// nothing of scrolling; coordinates are relative to the column's left and the row's top.
class MessageRow
{
    Q_DECLARE_TR_FUNCTIONS(ui::MessageRow)

public:
    MessageRow(RowContext &context, const core::Message &message, bool isFirst, bool isLast,
               bool isAfterQuestion);
    ~MessageRow();

    /// Takes in what changed. Returns the y from which on things look different.
    int update(const core::Message &message, bool isLast);
    void setDocument(int part, render::Document document);
    /// Takes in how an answer in JSON reads, unless it is another one by now.
    void setAnswer(const core::Message &message, int part, AnswerReading reading);
    void setWidth(int width);
    [[nodiscard]] int height() const { return m_height; }
    /// Sets what meets the stretch, until the time is over; true when a height changed.
    bool ensure(int top, int bottom, QDeadlineTimer until);
    /// Forgets geometry outside the stretch. Returns about how many bytes the rest takes.
    qint64 release(int top, int bottom);
    [[nodiscard]] bool isWaiting() const;

    void paint(QPainter &painter, const RowPaint &paint) const;
    /// Every button there is, with those of code heads that can be seen at this place.
    [[nodiscard]] QList<RowButton> buttons(int viewTop, int viewBottom) const;
    [[nodiscard]] RowPlace placeAt(QPoint point) const;
    [[nodiscard]] QRect cursorRect(const RowPlace &place) const;
    [[nodiscard]] render::LinkHit linkAt(QPoint point) const;
    [[nodiscard]] bool isOverText(QPoint point) const;
    /// The texts, for what is told about them in rowsides.h.
    [[nodiscard]] const RowFlows &flows() const { return m_flows; }
    [[nodiscard]] RowAnchor anchorAt(int y) const;
    [[nodiscard]] int yOf(const RowAnchor &anchor) const;
    /// The number of the picture there, from 0; -1 when there is none.
    [[nodiscard]] int imageAt(QPoint point) const;
    [[nodiscard]] RowPlace end() const;
    /// The code that a button of its head is for.
    [[nodiscard]] QList<render::Block> code(const RowButton &button) const;
    /// True when a block of code covers y: its head may stick to the top of the view.
    [[nodiscard]] bool isCodeAt(int y) const;
    /// Where the caret of a running reply stands; invalid when there is none.
    [[nodiscard]] QRect caretRect() const;
    /// The row without the space above it.
    [[nodiscard]] QRect body() const;

private:
    /// What the row's card or status line says, for screen readers; mostly empty.
    friend QString statusTextOf(const MessageRow &row);
    /// Pictures that only their addresses are known of, or whose cards stand for them: nothing to
    /// press, but something is there.
    friend QList<RowButton> plainPicturesOf(const MessageRow &row);
    /// The tokens that make the character behind the place, where probabilities are shown.
    friend QList<core::TokenProbability>
    tokensAt(const MessageRow &row, const core::Message &message, const RowPlace &place);

    void updateFlow(const core::Message &message, int part, int &changedFrom);
    [[nodiscard]] const RowFlow *answer() const;
    [[nodiscard]] int updateTokens(const core::Message &message);
    [[nodiscard]] render::TextMarks shadesOf(const RowFlow &flow) const;
    RowFlow *flowOf(int part, RowFlow::Kind kind);
    /// An answer in JSON is read once it is complete.
    void updateAnswer(const core::Message &message, int part, RowFlow &flow, bool isNew);
    void refreshNote(const core::Message &message, RowFlow &flow);
    [[nodiscard]] int arrangeNote(const RowFlow &flow, int y);
    void addNoteButtons(QList<RowButton> &buttons) const;
    void paintNotes(QPainter &painter, const RowPaint &paint) const;
    void arrange();
    int arrangeFlows(int y);
    [[nodiscard]] int flowAt(int y) const;
    void paintFlow(QPainter &painter, const RowPaint &paint, int index) const;
    void paintFooter(QPainter &painter, const RowPaint &paint) const;
    void paintButtons(QPainter &painter, const RowPaint &paint) const;
    void paintFound(QPainter &painter, const RowPaint &paint, const RowButton &button) const;
    void addFooterButtons(QList<RowButton> &buttons) const;
    [[nodiscard]] SiblingSwitch siblingSwitch() const { return {m_siblings, m_role, m_context}; }
    [[nodiscard]] QPoint footerCorner() const;
    void addStatusButtons(QList<RowButton> &buttons) const;
    [[nodiscard]] int arrangeStatus(int y);
    void paintStatus(QPainter &painter, const RowPaint &paint) const;
    void addCodeButtons(QList<RowButton> &buttons, int viewTop, int viewBottom) const;
    void addCodeFolds(QList<RowButton> &buttons, int index, int viewTop, int viewBottom) const;
    [[nodiscard]] bool isQuestion() const { return m_role == core::Role::User; }
    [[nodiscard]] bool isReply() const { return m_role == core::Role::Assistant; }
    [[nodiscard]] RowView view() const { return m_context.views.value(m_id); }

    RowContext &m_context;
    QUuid m_id;
    core::Role m_role;
    bool m_isFirst;
    bool m_isLast;
    bool m_isAfterQuestion;
    bool m_isRunning = false;
    bool m_hasText = false;
    bool m_isFoldable = false;
    core::ReasoningPart m_reasoning; ///< its times; the text lies in the flow
    bool m_hasReasoning = false;
    ToolCards m_tools;
    bool m_isSilentEnd = false; ///< it ended without a reason, as the person knows by now
    SiblingPlace m_siblings;
    QString m_footer;
    int m_width = 0;
    int m_height = 0;
    int m_top = 0; ///< space above
    int m_imagesY = 0, m_reasoningY = 0, m_waitingY = -1, m_foldY = -1, m_cardY = -1,
        m_footerY = -1;
    int m_questionBottom = 0;
    ImageStrip m_images{{}};
    RowFlows m_flows;
    std::unique_ptr<StatusCard> m_card;
    std::unique_ptr<TokenPlaces> m_tokens; ///< while probabilities are shown
    int m_reopenings = 0;                  ///< of the answer's leaves, as m_tokens knows them
    struct Note {
        std::unique_ptr<AnswerNote> note;
        std::optional<QString> asked; ///< the text that is being read, or was
        int y = 0;
    };
    std::map<int, Note> m_notes; ///< of answers in JSON, by part
};

[[nodiscard]] QString statusTextOf(const MessageRow &row);
[[nodiscard]] QList<RowButton> plainPicturesOf(const MessageRow &row);
[[nodiscard]] QList<core::TokenProbability>
tokensAt(const MessageRow &row, const core::Message &message, const RowPlace &place);
[[nodiscard]] constexpr bool isAnswerAction(RowAction action)
{
    return action == RowAction::ToggleAnswer || action == RowAction::ToViolation
           || action == RowAction::AllViolations;
}
/// The words of a leaf, for choosing a word or paragraph.
[[nodiscard]] QString leafTextOf(const MessageRow &row, const RowPlace &place);
/// The line that a button below an answer in JSON leads to, once the answer is shown as a tree.
[[nodiscard]] std::optional<RowPlace> violationPlace(const RowButton &button,
                                                     const MessageRow &row);
/// Does to the view what the button says.
void pressAnswer(const RowButton &button, const MessageRow &row, RowView &view);
/// Flow, and block or group, of a button that is for code.
[[nodiscard]] std::pair<int, int> codePlace(const RowButton &button);

} // namespace ui
