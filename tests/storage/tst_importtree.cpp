// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importtree.h"

#include "core/id.h"

#include <QtTest>

using storage::ImportTree;

class tst_ImportTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_conversation = core::newId(); }

    void putsParentsFirstWhateverTheOrder();
    void keepsSiblingsInTheirOrder();
    void chainsThePiecesOfOneReply();
    void hangsChildrenOfAnAliasOnItsParent();
    void makesATreeOfAnything();
    void walksToTheCurrentMessage();
    void namesTheSameMessageTheSame();
    void tellsEqualNamesApart();
    void takesALongRowWithoutRecursion();
    void walksThroughManyAliasesOnce();
    void aFingerprintTellsTreesApart();

private:
    [[nodiscard]] QString told(ImportTree &tree, const QString &current = {}) const;

    QUuid m_conversation;
};

namespace {

QList<core::Message> says(const char *text)
{
    core::Message message;
    message.parts = {core::TextPart{QString::fromLatin1(text)}};
    return {message};
}

QString name(const char *text)
{
    return QString::fromLatin1(text);
}

} // namespace

/// "a(b(c)d)": children behind their parent; a star on the path that is shown.
QString tst_ImportTree::told(ImportTree &tree, const QString &current) const
{
    const ImportTree::Grown grown = tree.grow(m_conversation, current);
    QHash<QUuid, QList<const core::Message *>> children;
    qint64 seq = 0;
    QSet<QUuid> seen{QUuid()};
    for (const core::Message &message : grown.messages) {
        if (message.seq != ++seq || !seen.contains(message.parentId))
            return QStringLiteral("out of order");
        seen.insert(message.id);
        children[message.parentId].append(&message);
    }
    const std::function<QString(const QUuid &)> below = [&](const QUuid &parent) {
        QString text;
        for (const core::Message *child : children.value(parent)) {
            text += core::plainText(*child);
            if (grown.activeChildren.value(parent) == child->id)
                text += u'*';
            if (children.contains(child->id))
                text += u'(' + below(child->id) + u')';
        }
        return text;
    };
    return below({});
}

void tst_ImportTree::putsParentsFirstWhateverTheOrder()
{
    ImportTree tree;
    tree.add(name("3"), name("2"), says("c"));
    tree.add(name("1"), {}, says("a"));
    tree.add(name("2"), name("1"), says("b"));
    QCOMPARE(told(tree, name("3")), QStringLiteral("a*(b*(c*))"));
}

void tst_ImportTree::keepsSiblingsInTheirOrder()
{
    ImportTree tree;
    tree.add(name("q"), {}, says("q"));
    tree.add(name("z"), name("q"), says("z"), 2);
    tree.add(name("y"), name("q"), says("y"), 1);
    tree.add(name("x"), name("q"), says("x"), 1);
    tree.add(name("p"), {}, says("p"), -1);
    QCOMPARE(told(tree, name("y")), QStringLiteral("pq*(y*xz)"));
}

void tst_ImportTree::chainsThePiecesOfOneReply()
{
    ImportTree tree;
    tree.add(name("q"), {}, says("q"));
    tree.add(name("r"), name("q"), says("call") + says("result") + says("text"));
    tree.add(name("s"), name("r"), says("thanks"));
    QCOMPARE(told(tree), QStringLiteral("q*(call*(result*(text*(thanks*))))"));
}

void tst_ImportTree::hangsChildrenOfAnAliasOnItsParent()
{
    ImportTree tree;
    tree.addAlias(name("root"), {});
    tree.addAlias(name("hidden"), name("root"));
    tree.add(name("a"), name("hidden"), says("a"));
    tree.addAlias(name("between"), name("a"));
    tree.add(name("b"), name("between"), says("b"));
    tree.add(name("none"), name("b"), {}); // a message without content
    tree.add(name("c"), name("none"), says("c"));
    QCOMPARE(told(tree, name("none")), QStringLiteral("a*(b*(c))"));
}

void tst_ImportTree::makesATreeOfAnything()
{
    ImportTree circle;
    circle.add(name("1"), name("3"), says("a"));
    circle.add(name("2"), name("1"), says("b"));
    circle.add(name("3"), name("2"), says("c"));
    circle.add(name("own"), name("own"), says("o"));
    QCOMPARE(told(circle, name("3")), QStringLiteral("oa*(b*(c*))"));

    ImportTree aliases;
    aliases.addAlias(name("x"), name("y"));
    aliases.addAlias(name("y"), name("x"));
    aliases.add(name("1"), name("x"), says("a"));
    aliases.add(name("2"), name("never heard of"), says("b"));
    QCOMPARE(told(aliases, name("x")), QStringLiteral("ab*"));

    ImportTree nothing;
    QCOMPARE(told(nothing), QString());
}

void tst_ImportTree::walksToTheCurrentMessage()
{
    ImportTree tree;
    tree.add(name("q"), {}, says("q"));
    tree.add(name("a"), name("q"), says("a"));
    tree.add(name("b"), name("q"), says("b"));
    QCOMPARE(told(tree, name("a")), QStringLiteral("q*(a*b)"));
    ImportTree other;
    other.add(name("q"), {}, says("q"));
    other.add(name("a"), name("q"), says("a"));
    other.add(name("b"), name("q"), says("b"));
    QCOMPARE(told(other, name("gone")), QStringLiteral("q*(ab*)"));
}

void tst_ImportTree::namesTheSameMessageTheSame()
{
    const auto idOf = [](const QUuid &conversation, const char *source, const char *text) {
        ImportTree tree;
        tree.add(name(source), {}, says(text));
        return tree.grow(conversation, {}).messages.first().id;
    };
    QCOMPARE(idOf(m_conversation, "m", "a"), idOf(m_conversation, "m", "a, edited"));
    QVERIFY(idOf(m_conversation, "m", "a") != idOf(m_conversation, "n", "a"));
    QVERIFY(idOf(m_conversation, "m", "a") != idOf(core::newId(), "m", "a"));
    // Without a name of the source's own the content tells.
    QCOMPARE(idOf(m_conversation, "#1", "a"), idOf(m_conversation, "#2", "a"));
    QVERIFY(idOf(m_conversation, "#1", "a") != idOf(m_conversation, "#1", "b"));
}

void tst_ImportTree::tellsEqualNamesApart()
{
    ImportTree tree;
    tree.add(name("m"), {}, says("a"));
    tree.add(name("m"), name("m"), says("b"));
    tree.add(name("#1"), name("m"), says("c"));
    tree.add(name("#2"), name("#1"), says("c"));
    const auto messages = tree.grow(m_conversation, {}).messages;
    QSet<QUuid> ids;
    for (const core::Message &message : messages)
        ids.insert(message.id);
    QCOMPARE(messages.size(), 4);
    QCOMPARE(ids.size(), 4);
}

void tst_ImportTree::takesALongRowWithoutRecursion()
{
    ImportTree tree;
    constexpr int kLength = 200'000;
    for (int i = 0; i < kLength; ++i)
        tree.add(QString::number(i), QString::number(i - 1), says("x"));
    const auto grown = tree.grow(m_conversation, {});
    QCOMPARE(grown.messages.size(), kLength);
    QCOMPARE(grown.messages.last().parentId, grown.messages.at(kLength - 2).id);
    QCOMPARE(grown.activeChildren.size(), kLength);
}

void tst_ImportTree::walksThroughManyAliasesOnce()
{
    ImportTree tree;
    constexpr int kLength = 200'000;
    tree.add(name("top"), {}, says("t"));
    // Each name leads to the one before it: step by step that is twenty thousand million steps.
    for (int i = 0; i < kLength; ++i)
        tree.addAlias(QString::number(i), i == 0 ? name("top") : QString::number(i - 1));
    for (int i = 0; i < kLength; ++i)
        tree.add(QStringLiteral("m%1").arg(i), QString::number(i), says("x"));
    const auto grown = tree.grow(m_conversation, QString::number(kLength - 1));
    QCOMPARE(grown.messages.size(), kLength + 1);
    const QUuid top = grown.messages.first().id;
    QVERIFY(std::all_of(grown.messages.cbegin() + 1, grown.messages.cend(),
                        [&top](const core::Message &message) { return message.parentId == top; }));
    QCOMPARE(grown.activeChildren.value(QUuid()), top);
}

void tst_ImportTree::aFingerprintTellsTreesApart()
{
    const auto of = [](const char *first, const char *second, const char *parent) {
        ImportTree tree;
        tree.add(name("#0"), {}, says(first));
        tree.add(name("#1"), name(parent), says(second));
        return tree.fingerprint();
    };
    QCOMPARE(of("a", "b", "#0"), of("a", "b", "#0"));
    QVERIFY(of("a", "b", "#0") != of("a", "c", "#0"));
    QVERIFY(of("a", "b", "#0") != of("b", "a", "#0"));
    QVERIFY(of("a", "b", "#0") != of("a", "b", ""));
}

QTEST_GUILESS_MAIN(tst_ImportTree)
#include "tst_importtree.moc"
