// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/questionmodel.h"

#include "chat/messagesearch.h"
#include "core/whendone.h"
#include "ui/conversation/questionwords.h"

#include <algorithm>

namespace ui {
namespace {

constexpr int kQuestionsAtOnce = 64;
constexpr int kQuestionsAhead = 16; ///< read before the one that is looked at: lists scroll up, too

} // namespace

QuestionModel::QuestionModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

QuestionModel::~QuestionModel()
{
    // A port may have the conversation, and take it along.
    if (m_conversation)
        m_conversation->disconnect(this);
}

void QuestionModel::setPort(std::unique_ptr<ConversationPort> port, int row)
{
    beginResetModel();
    if (m_conversation)
        m_conversation->disconnect(this);
    m_port = std::move(port);
    m_conversation = m_port ? &m_port->conversation() : nullptr;
    m_readRow = row;
    m_questions.clear();
    collect();
    endResetModel();
    if (m_conversation) {
        using core::Conversation;
        connect(m_conversation, &Conversation::rowsInserted, this, &QuestionModel::follow);
        connect(m_conversation, &Conversation::rowsRemoved, this, &QuestionModel::follow);
        connect(m_conversation, &QObject::destroyed, this, [this] { setPort(nullptr); });
    }
    read();
}

/// The path changed. It does so rarely while somebody looks for a question.
void QuestionModel::follow()
{
    beginResetModel();
    collect();
    endResetModel();
    read();
}

void QuestionModel::collect()
{
    QHash<QUuid, QString> known;
    for (const Question &question : std::as_const(m_questions)) {
        if (question.isKnown)
            known.insert(question.id, question.words);
    }
    m_questions.clear();
    m_unread = 0;
    m_current = -1;
    m_isReading = false;
    ++m_turn;
    const int rows = m_conversation ? m_conversation->rowCount() : 0;
    for (int row = 0; row < rows; ++row) {
        const core::Message &message = m_conversation->at(row);
        if (message.role != core::Role::User)
            continue;
        Question question{message.id, row, known.value(message.id), known.contains(message.id)};
        if (message.isLoaded) {
            question.words = questionWords(message.parts);
            question.isKnown = true;
        }
        m_unread += question.isKnown ? 0 : 1;
        m_questions.append(question);
        if (row <= m_readRow)
            m_current = int(m_questions.size()) - 1;
    }
    m_next = std::max(0, m_current - kQuestionsAhead);
    choose();
}

void QuestionModel::choose()
{
    m_shown.clear();
    for (int place = 0; !m_filter.isEmpty() && place < m_questions.size(); ++place) {
        if (isWanted(m_questions.at(place)))
            m_shown.append(place);
    }
}

void QuestionModel::setFilter(const QString &words)
{
    const QStringList filter =
        chat::searchFolded(words).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    choose();
    endResetModel();
}

/// What is not read yet is shown once it is.
bool QuestionModel::isWanted(const Question &question) const
{
    if (!question.isKnown)
        return false;
    return chat::holdsWords(chat::searchFolded(question.words), m_filter);
}

int QuestionModel::placeOf(int row) const
{
    return m_filter.isEmpty() ? row : m_shown.at(row);
}

int QuestionModel::currentRow() const
{
    return m_filter.isEmpty() ? m_current : int(m_shown.indexOf(m_current));
}

int QuestionModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return int(m_filter.isEmpty() ? m_questions.size() : m_shown.size());
}

QVariant QuestionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int place = placeOf(index.row());
    const Question &question = m_questions.at(place);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        if (!question.isKnown)
            m_next = std::max(0, place - kQuestionsAhead);
        return question.isKnown ? question.words : QString(QChar(0x2026));
    case IdRole:
        return question.id;
    case CurrentRole:
        return place == m_current;
    default:
        return {};
    }
}

QHash<int, QByteArray> QuestionModel::roleNames() const
{
    return {{Qt::DisplayRole, "display"}, {IdRole, "id"}, {CurrentRole, "current"}};
}

void QuestionModel::read()
{
    if (m_isReading || m_unread == 0 || !m_port)
        return;
    QList<QUuid> ids;
    QList<int> places;
    const int count = int(m_questions.size());
    for (int i = 0; i < count && places.size() < kQuestionsAtOnce; ++i) {
        const int place = (m_next + i) % count;
        if (m_questions.at(place).isKnown)
            continue;
        ids.append(m_questions.at(place).id);
        places.append(place);
    }
    m_next = (places.constLast() + 1) % count;
    m_isReading = true;
    using Parts = QHash<QUuid, QList<core::ContentPart>>;
    core::whenDone(this, m_port->storedParts(ids),
                   [this, places, turn = m_turn](const Parts &parts) {
                       if (turn == m_turn)
                           take(places, parts);
                   });
}

void QuestionModel::take(const QList<int> &places,
                         const QHash<QUuid, QList<core::ContentPart>> &parts)
{
    m_isReading = false;
    for (const int place : places) {
        Question &question = m_questions[place];
        question.words = questionWords(parts.value(question.id));
        question.isKnown = true; // what cannot be read has no words
        --m_unread;
        if (m_filter.isEmpty() || !isWanted(question))
            continue;
        const auto before = std::lower_bound(m_shown.cbegin(), m_shown.cend(), place);
        const int row = int(before - m_shown.cbegin());
        beginInsertRows({}, row, row);
        m_shown.insert(row, place);
        endInsertRows();
    }
    if (m_filter.isEmpty()) {
        const auto [first, last] = std::minmax_element(places.cbegin(), places.cend());
        Q_EMIT dataChanged(index(*first), index(*last), {Qt::DisplayRole});
    }
    read();
}

} // namespace ui
