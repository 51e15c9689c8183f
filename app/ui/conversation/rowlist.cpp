// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/rowlist.h"

#include "core/whendone.h"

#include <QtConcurrent>
#include <algorithm>

namespace ui {
namespace {

constexpr int kKeptScreens = 3;
constexpr int kNearScreens = 1; ///< what is kept whatever there is room for
constexpr qint64 kFarOff = 1'000'000'000;

qsizetype treesIn(const MessageRow &row)
{
    return std::count_if(row.flows().begin(), row.flows().end(),
                         [](const auto &flow) { return flow->isTree(); });
}

} // namespace

/// A row's geometry, and what it takes.
class RowList::Live final : public core::BudgetShare
{
public:
    Live(RowList &list, int number, bool isAfterQuestion)
        : BudgetShare(list.m_context.budget)
        , row(list.m_context, list.m_conversation->at(number), number == 0,
              number + 1 == list.count(), isAfterQuestion)
        , m_list(list)
        , m_number(number)
    {
    }
    void giveBack() override
    {
        (void)m_list.releaseRow(m_list.m_rows.find(m_number), m_list.around(kNearScreens));
    }

    MessageRow row;

private:
    RowList &m_list;
    int m_number;
};

RowList::RowList(RowContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
    context.readAnswer = [this](const QUuid &message, int part, const core::TextPart &answer) {
        readAnswer(message, part, answer);
    };
}

RowList::~RowList() = default;

void RowList::reset(core::Conversation *conversation)
{
    m_conversation = conversation;
    m_rows.clear();
    m_heights.clear();
    m_rough.clear();
    if (conversation && conversation->rowCount() > 0)
        insertRows(0, conversation->rowCount() - 1);
}

void RowList::insertRows(int first, int last)
{
    removeRowsFrom(first); // rows only ever come at the end of the path
    for (int row = first; row <= last; ++row)
        appendRow(row);
    if (first > 0 && m_rows.contains(first - 1))
        (void)update(first - 1); // it is not the last one any more
}

void RowList::removeRowsFrom(int first)
{
    m_rows.erase(m_rows.lower_bound(first), m_rows.end());
    if (first < m_heights.count()) {
        m_heights.truncate(first);
        m_rough.resize(first);
    }
}

void RowList::relayout()
{
    m_rows.clear();
    const int count = m_heights.count();
    m_heights.clear();
    m_rough.clear();
    for (int row = 0; row < count; ++row)
        appendRow(row);
}

void RowList::setWidth(int width)
{
    if (width == m_width)
        return;
    m_width = width;
    m_heights.clear();
    for (const Rough &row : std::as_const(m_rough))
        m_heights.append(estimate(row));
    for (const auto &[row, live] : m_rows) {
        live->row.setWidth(width);
        m_heights.set(row, live->row.height());
    }
}

bool RowList::isAfterQuestion(int row) const
{
    return row > 0 && m_conversation->at(row).role == core::Role::Assistant
           && m_conversation->at(row - 1).role == core::Role::User;
}

RowList::Rough RowList::roughOf(int row) const
{
    const core::Message &message = m_conversation->at(row);
    return {message.textLength, message.role == core::Role::User, isAfterQuestion(row), row == 0};
}

void RowList::appendRow(int row)
{
    m_rough.append(roughOf(row));
    m_heights.append(estimate(m_rough.constLast()));
}

int RowList::estimate(const Rough &row) const
{
    int height = estimatedHeight(row.length, m_width, m_context.type);
    if (row.isQuestion) {
        height = std::min(height, (row::kFoldLines + 1) * m_context.type.lineHeight)
                 + 2 * row::kQuestionPadding;
    } else {
        height += row::kFooterGap + row::kFooter;
    }
    const int gap = row.isAfterQuestion ? row::kQuestionToReply : row::kReplyToQuestion;
    return height + (row.isFirst ? 0 : gap);
}

bool RowList::isEstimated(int row) const
{
    return !liveRow(row) && m_heights.height(row) == estimate(roughOf(row));
}

void RowList::store(int row, const MessageRow &geometry)
{
    m_heights.set(row, geometry.height());
}

MessageRow *RowList::liveRow(int row) const
{
    const auto it = m_rows.find(row);
    return it == m_rows.end() ? nullptr : &it->second->row;
}

MessageRow &RowList::row(int row)
{
    if (MessageRow *live = liveRow(row))
        return *live;
    const core::Message &message = m_conversation->at(row);
    auto made = std::make_unique<Live>(*this, row, isAfterQuestion(row));
    made->row.setWidth(m_width);
    MessageRow &geometry = (m_rows[row] = std::move(made))->row;
    (void)geometry.update(message, row + 1 == count());
    if (message.isLoaded)
        store(row, geometry);
    return geometry;
}

MessageRow &RowList::parsedRow(int row)
{
    MessageRow &live = this->row(row);
    if (!live.isWaiting())
        return live;
    const core::Message &message = m_conversation->at(row);
    for (const std::unique_ptr<RowFlow> &flow : live.flows()) {
        if (!flow->isWaiting() || flow->part() >= message.parts.size())
            continue;
        const core::ContentPart &part = message.parts[flow->part()];
        if (flow->kind() != RowFlow::Kind::Json) {
            live.setDocument(flow->part(), flowDocument(part, flow->kind()));
            continue;
        }
        AnswerReading reading = treeOfAnswer(core::partText(part));
        reading.words = wordsOfAnswer(reading.text); // nobody has them yet
        live.setAnswer(message, flow->part(), std::move(reading));
    }
    (void)live.update(message, row + 1 == count());
    store(row, live);
    // Not at once: what hears of it may put this very row away.
    QMetaObject::invokeMethod(
        this, [this, row] { Q_EMIT parsed(row); }, Qt::QueuedConnection);
    return live;
}

qint64 RowList::update(int row)
{
    MessageRow *live = liveRow(row);
    m_rough[row] = roughOf(row);
    if (!live) {
        m_heights.set(row, estimate(m_rough[row]));
        return m_heights.top(row);
    }
    const core::Message &message = m_conversation->at(row);
    const int y = live->update(message, row + 1 == count());
    if (message.isLoaded)
        store(row, *live);
    else
        m_heights.set(row, estimate(m_rough[row]));
    return m_heights.top(row) + y;
}

bool RowList::takeArrived()
{
    bool isNew = false;
    for (const auto &[row, live] : m_rows) {
        for (const std::unique_ptr<RowFlow> &flow : live->row.flows())
            isNew = flow->layout().takeArrived() || isNew;
    }
    return isNew;
}

bool RowList::ensure(qint64 top, qint64 bottom, QDeadlineTimer until)
{
    bool hasChanged = false;
    for (int i = m_heights.rowAt(std::max<qint64>(top, 0)); i >= 0 && i < count(); ++i) {
        const qint64 rowTop = m_heights.top(i);
        if (rowTop >= bottom || until.hasExpired())
            break;
        if (!m_conversation->at(i).isLoaded)
            continue;
        const int before = m_heights.height(i);
        MessageRow &geometry = row(i);
        (void)geometry.ensure(int(std::max<qint64>(top - rowTop, 0)), int(bottom - rowTop), until);
        store(i, geometry);
        hasChanged = hasChanged || geometry.height() != before;
    }
    return hasChanged;
}

RowList::Stretch RowList::around(int screens) const
{
    const qint64 more = qint64(screens) * m_viewHeight;
    return {m_viewTop - more, m_viewTop + m_viewHeight + more};
}

std::optional<RowList::Stretch> RowList::partOf(int row, const Stretch &stretch) const
{
    const qint64 top = m_heights.top(row);
    if (top + m_heights.height(row) <= stretch.top || top >= stretch.bottom)
        return std::nullopt;
    return Stretch{std::max(stretch.top - top, -kFarOff), std::min(stretch.bottom - top, kFarOff)};
}

bool RowList::releaseRow(LiveRows::iterator place, const Stretch &kept)
{
    const auto &[row, live] = *place;
    const std::optional<Stretch> part = partOf(row, kept);
    const bool isRunning = core::isRunning(m_conversation->at(row).state);
    if (!part && !isRunning && !live->row.isWaiting()) {
        m_rows.erase(place);
        return false;
    }
    const Stretch shown = part.value_or(Stretch());
    live->setBytes(live->row.release(int(shown.top), int(shown.bottom)));
    return true;
}

void RowList::release(qint64 viewTop, int viewHeight)
{
    m_viewTop = viewTop;
    m_viewHeight = viewHeight;
    const Stretch kept = around(kKeptScreens);
    const Stretch near = around(kNearScreens);
    for (auto it = m_rows.begin(); it != m_rows.end();) {
        const auto place = it++;
        if (releaseRow(place, kept) && partOf(place->first, near))
            place->second->touch();
    }
    if (m_context.budget)
        m_context.budget->trim();
}

ListAnchor RowList::anchorAt(qint64 y) const
{
    const int index = rowAt(std::max<qint64>(y, 0));
    if (index < 0)
        return {};
    const int inside = int(y - top(index));
    const MessageRow *live = liveRow(index);
    return {index, live ? live->anchorAt(inside) : RowAnchor{-1, 0, inside}};
}

qint64 RowList::yOf(const ListAnchor &anchor) const
{
    if (anchor.row < 0 || anchor.row >= count())
        return 0;
    const MessageRow *live = liveRow(anchor.row);
    return top(anchor.row)
           + (live ? live->yOf(anchor.place)
                   : std::min(anchor.place.rough.value_or(anchor.place.dy), rowHeight(anchor.row)));
}

void RowList::parseLater(const QUuid &message, int part, const QString &text,
                         render::Document::Mode mode)
{
    const auto parse = [text, mode] {
        render::Document document(mode);
        document.append(text);
        document.finish();
        return document;
    };
    core::whenDone(this, QtConcurrent::run(parse),
                   [this, message, part, size = text.size()](const render::Document &document) {
                       const int row = m_conversation ? m_conversation->rowOf(message) : -1;
                       MessageRow *live = row < 0 ? nullptr : liveRow(row);
                       if (!live || document.size() != size)
                           return;
                       live->setDocument(part, document);
                       (void)live->update(m_conversation->at(row), row + 1 == count());
                       store(row, *live);
                       Q_EMIT parsed(row);
                   });
}

void RowList::readAnswer(const QUuid &message, int part, const core::TextPart &answer)
{
    core::whenDone(this, QtConcurrent::run([answer] { return ui::readAnswer(answer); }),
                   [this, message, part](const AnswerReading &reading) {
                       const int row = m_conversation ? m_conversation->rowOf(message) : -1;
                       MessageRow *live = row < 0 ? nullptr : liveRow(row);
                       const core::Message *known = live ? &m_conversation->at(row) : nullptr;
                       if (!known || part >= known->parts.size()
                           || !isJsonAnswer(known->parts[part])) {
                           return;
                       }
                       const bool wasSeen = !live->isWaiting();
                       const qsizetype trees = treesIn(*live);
                       live->setAnswer(*known, part, reading);
                       if (wasSeen && treesIn(*live) != trees)
                           Q_EMIT rewritten(row);
                       (void)live->update(*known, row + 1 == count());
                       store(row, *live);
                       Q_EMIT parsed(row);
                       Q_EMIT reshaped(row);
                   });
}

} // namespace ui
