// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conversation.h"
#include "render/heightindex.h"
#include "ui/conversation/messagerow.h"

#include <QObject>
#include <map>
#include <optional>

namespace ui {

/// A spot of the conversation that stays still.
struct ListAnchor {
    int row = -1;
    RowAnchor place;
};

/// The rows of the conversation shown: heights of all, geometry of those near the view: within
/// three screens of it, and where the budget has no room within one. y counts from the top of the
/// first row. Nothing here costs more when the conversation is longer, but
/// for a new width.
class RowList : public QObject
{
    Q_OBJECT

public:
    explicit RowList(RowContext &context, QObject *parent = nullptr);
    ~RowList() override;

    void reset(core::Conversation *conversation);
    void insertRows(int first, int last);
    void removeRowsFrom(int first);
    /// New fonts: every geometry is made again.
    void relayout();
    void setWidth(int width);
    [[nodiscard]] int width() const { return m_width; }

    [[nodiscard]] int count() const { return m_heights.count(); }
    [[nodiscard]] bool isLoaded(int row) const { return m_conversation->at(row).isLoaded; }
    [[nodiscard]] qint64 height() const { return m_heights.total(); }
    [[nodiscard]] qint64 top(int row) const { return m_heights.top(row); }
    [[nodiscard]] int rowHeight(int row) const { return m_heights.height(row); }
    [[nodiscard]] int rowAt(qint64 y) const { return m_heights.rowAt(y); }

    /// Takes in what changed. Returns the y from which on things look different.
    qint64 update(int row);
    /// Sets what meets the stretch, from its top on until the time is over; true when a height
    /// changed.
    bool ensure(qint64 top, qint64 bottom, QDeadlineTimer until = QDeadlineTimer::Forever);
    /// A row that has no geometry and the height that is taken for such a one: what it holds can
    /// come and go and nothing moves.
    [[nodiscard]] bool isEstimated(int row) const;
    /// Takes over colours and formulas that became known; true when something looks different, also
    /// in height once it is set.
    bool takeArrived();
    /// Forgets what lies far from the view, then makes room in the budget; heights stay.
    void release(qint64 viewTop, int viewHeight);
    /// The row with its geometry, made when it is not there.
    MessageRow &row(int row);
    /// The same with all its words, for whoever cannot wait for the pool.
    MessageRow &parsedRow(int row);
    /// Null when the row has no geometry.
    [[nodiscard]] MessageRow *liveRow(int row) const;
    [[nodiscard]] int liveCount() const { return int(m_rows.size()); }

    [[nodiscard]] ListAnchor anchorAt(qint64 y) const;
    [[nodiscard]] qint64 yOf(const ListAnchor &anchor) const;
    /// Hands a text to the pool; parsed() tells when its row has it.
    void parseLater(const QUuid &message, int part, const QString &text,
                    render::Document::Mode mode);

Q_SIGNALS:
    /// The words of a row stand in other leaves now.
    void reshaped(int row);
    /// What was seen of the row before has other words and places now: text became a tree.
    void rewritten(int row);
    /// A large text is parsed; the row's height is another one.
    void parsed(int row);

private:
    class Live;
    using LiveRows = std::map<int, std::unique_ptr<Live>>;
    struct Stretch {
        qint64 top = 0;
        qint64 bottom = 0;
    };
    /// What the height of a row without geometry is guessed from.
    struct Rough {
        qint64 length = 0; ///< of its text
        bool isQuestion = false;
        bool isAfterQuestion = false;
        bool isFirst = false;
    };

    /// Shows what the pool has made; one of very many leaves over several turns of the event loop.
    void takeDocument(const QUuid &message, int part, std::optional<render::Document> document);
    /// Hands an answer to the pool that has to be JSON; reshaped() tells.
    void readAnswer(const QUuid &message, int part, const core::TextPart &answer);
    /// So many screens more than can be seen, at both sides.
    [[nodiscard]] Stretch around(int screens) const;
    /// The same for a row, counted from its top; nothing when none of it is in there.
    [[nodiscard]] std::optional<Stretch> partOf(int row, const Stretch &stretch) const;
    /// Forgets of a row what is outside. False: it was all of it, and it is not there any more.
    bool releaseRow(LiveRows::iterator place, const Stretch &kept);
    [[nodiscard]] Rough roughOf(int row) const;
    [[nodiscard]] int estimate(const Rough &row) const;
    void appendRow(int row);
    void store(int row, const MessageRow &geometry);
    [[nodiscard]] bool isAfterQuestion(int row) const;

    RowContext &m_context;
    core::Conversation *m_conversation = nullptr;
    render::HeightIndex m_heights;
    /// Beside the heights: asking ten thousand messages for it takes too long for a step of a
    /// resize.
    QList<Rough> m_rough;
    LiveRows m_rows;
    qint64 m_viewTop = 0;
    int m_viewHeight = 0;
    int m_width = 600;
};

} // namespace ui
