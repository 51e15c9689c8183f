// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conversationinfo.h"
#include "core/message.h"

#include <QFlags>
#include <QHash>
#include <QObject>
#include <QSet>
#include <unordered_map>

namespace core {

/// Which side of a message changed.
enum class MessageField {
    Text = 0x1,    ///< text was appended to a part, or a part was added
    Parts = 0x2,   ///< the parts were replaced: a reclassified think block, an edit, a page loaded
    State = 0x4,   ///< state, finish reason, error, usage, response
    Siblings = 0x8 ///< another branch appeared or went
};
Q_DECLARE_FLAGS(MessageFields, MessageField)

/// How a reply ended; what finish() records.
struct MessageOutcome {
    MessageState state = MessageState::Complete;
    QString finishReason;
    std::optional<Error> error;
    std::optional<Usage> usage;
    ResponseInfo response;
    QJsonObject extra;
};

/// How much of the tree is cut out at a message.
enum class Extent {
    Message, ///< this one alone: what stands below it hangs at its parent from then on
    Branch,  ///< it and everything below it
    Below    ///< everything below it
};

/// What was cut out of a conversation, and all that is needed to put it back as it was.
struct Cutting {
    QUuid parent;            ///< where it hung; null: a first message
    QList<Message> messages; ///< in order
    QList<QUuid> tops;       ///< those of them that hung at `parent`
    QList<QUuid> moved;      ///< hung at the only one of `messages`, and hang at `parent` since
    QUuid shownBefore;       ///< the active child of `parent`
    QHash<QUuid, QUuid> activeChildren; ///< of `messages`
    [[nodiscard]] bool isEmpty() const { return messages.isEmpty(); }
};

/// The only mutable truth of a chat: a tree of messages with one active path, whose messages are
/// the rows. Models, recorder and views listen to it. GUI thread, but for restore(): before anybody
/// listens it may be filled on a pool thread and handed over.
class Conversation : public QObject
{
    Q_OBJECT

public:
    explicit Conversation(ConversationInfo info, QObject *parent = nullptr);

    [[nodiscard]] const ConversationInfo &info() const { return m_info; }
    void setInfo(const ConversationInfo &info);

    [[nodiscard]] int rowCount() const { return int(m_path.size()); }
    [[nodiscard]] const Message &at(int row) const;
    /// The row on the active path, or -1.
    [[nodiscard]] int rowOf(const QUuid &id) const;
    /// Null when there is no such message on any branch.
    [[nodiscard]] const Message *find(const QUuid &id) const;
    /// The message and its siblings in the order they were made.
    [[nodiscard]] QList<QUuid> siblings(const QUuid &id) const;
    [[nodiscard]] QUuid activeChild(const QUuid &parentId) const;
    [[nodiscard]] int messageCount() const { return int(m_nodes.size()); }

    /// Fills an empty conversation from storage. `activeChildren` maps a parent (null: the root)
    /// to the child on its remembered path; a missing entry means the newest.
    void restore(const QList<Message> &messages, const QHash<QUuid, QUuid> &activeChildren);
    /// Adds below `message.parentId` and makes it the active child; `seq` is set here. Adding
    /// beside an existing child replaces the path from there on. Returns the message's id.
    QUuid add(Message message);
    /// Walks another branch.
    void activate(const QUuid &id);
    /// Takes the message and everything below away. The next sibling, if any, becomes active.
    void remove(const QUuid &id);
    /// Takes out what a person deletes; a neighbour is shown instead. Unlike remove() this is
    /// silent on messageAdded() and its like: whoever does it keeps the disk in step.
    [[nodiscard]] Cutting cut(const QUuid &id, Extent extent);
    /// Puts it back; siblings stand in their old order. `isShown`: the path that was shown then is
    /// shown again, else the one that is shown now stays. A message without a `seq` is new, and
    /// gets the next one. False when its place is gone.
    bool paste(const Cutting &cutting, bool isShown);

    /// Appends to the part at `part`, O(length of the delta). Raises the revision.
    void appendText(const QUuid &id, int part, const QString &delta);
    /// Returns the new part's position.
    int addPart(const QUuid &id, const ContentPart &part);
    void replacePart(const QUuid &id, int part, const ContentPart &value);
    /// Turns all text so far into reasoning: a first `</think>` arrived without its beginning.
    void reclassifyAsReasoning(const QUuid &id);
    void setState(const QUuid &id, MessageState state);
    void finish(const QUuid &id, const MessageOutcome &outcome);
    /// More became known about why an ended reply failed.
    void setError(const QUuid &id, const Error &error);
    /// Puts a page of stored text in (or takes it out again with an empty list and
    /// `isLoaded` false). Not an edit: the recorder does not hear it.
    void setLoadedParts(const QUuid &id, const QList<ContentPart> &parts, bool isLoaded = true);
    /// What was read of them is not what was written. Not an edit either.
    friend void noteDamaged(Conversation &conversation, const QSet<QUuid> &ids);
    /// What is known by now of a reply that runs; finish() tells all of it. The recorder does not
    /// hear it either.
    friend void noteResponse(Conversation &conversation, const QUuid &id,
                             const ResponseInfo &response);
    /// Other parts in place of these, of which `earlierCount` versions are kept. As for cut().
    void revise(const QUuid &id, const QList<ContentPart> &parts, int earlierCount);

Q_SIGNALS:
    void infoChanged();
    void rowsAboutToBeInserted(int first, int last);
    void rowsInserted(int first, int last);
    void rowsAboutToBeRemoved(int first, int last);
    void rowsRemoved(int first, int last);
    void changed(int row, core::MessageFields fields);
    /// For the recorder; also for messages that are not on the active path.
    void messageAdded(const QUuid &id);
    void textAppended(const QUuid &id, int part, const QString &delta);
    void partsChanged(const QUuid &id);
    void finished(const QUuid &id);
    void activated(const QUuid &parentId, const QUuid &childId);
    void messageRemoved(const QUuid &id);
    /// Messages are about to be cut out, put back or revised: what is known of them goes to the
    /// disk first.
    void aboutToChangeTree();
    /// It was done.
    void treeChanged();

private:
    struct Node {
        Message message;
        QList<QUuid> children;
        QUuid activeChild;
    };

    struct IdHash {
        std::size_t operator()(const QUuid &id) const { return qHash(id); }
    };

    /// Null when there is none.
    [[nodiscard]] Node *nodeOf(const QUuid &id);
    [[nodiscard]] QList<Node *> pathFrom(QUuid id);
    [[nodiscard]] int rowOf(const Node &node) const;
    [[nodiscard]] QUuid &activeChildOf(const QUuid &parentId);
    [[nodiscard]] QList<QUuid> &childrenOf(const QUuid &parentId);
    void replacePath(int firstRow, const QList<Node *> &tail);
    void touch(Node &node, MessageFields fields);
    void erase(const QUuid &id);
    [[nodiscard]] bool isBefore(const QUuid &one, const QUuid &other) const;
    void hang(const QUuid &parentId, const QUuid &id);
    void gather(const QUuid &id, Cutting &cutting) const;
    void showFrom(const QUuid &parentId);

    ConversationInfo m_info;
    /// A node stays where it is: a message is large, and the path points at them.
    std::unordered_map<QUuid, Node, IdHash> m_nodes;
    QList<QUuid> m_rootChildren;
    QUuid m_activeRoot;
    QList<Node *> m_path;
    qint64 m_nextSeq = 1;
};

void noteDamaged(Conversation &conversation, const QSet<QUuid> &ids);
void noteResponse(Conversation &conversation, const QUuid &id, const ResponseInfo &response);

} // namespace core

Q_DECLARE_OPERATORS_FOR_FLAGS(core::MessageFields)
Q_DECLARE_METATYPE(core::MessageFields)
