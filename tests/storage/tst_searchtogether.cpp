// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/storeedits.h"
#include "support/searchrig.h"

using namespace support;

/// All filters of a search at once, and the message that each of them alone leaves out.
class tst_SearchTogether : public QObject, private SearchRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openSearch(); }
    void cleanup() { closeSearch(); }

    void onlyWhatPassesEveryFilterIsFound_data();
    void onlyWhatPassesEveryFilterIsFound();

private:
    /// Stores what passes all of them, but for what `change` does to it; its id.
    QUuid putOther(const std::function<void(core::Message &, QUuid &, QSet<QUuid> &)> &change);

    const QUuid m_profile = core::newId();
    const core::Folder m_outer{core::newId(), {}, QStringLiteral("Work")};
    const core::Folder m_inner{core::newId(), m_outer.id, QStringLiteral("Old")};
    const core::Tag m_read{core::newId(), QStringLiteral("read")};
    const core::Tag m_good{core::newId(), QStringLiteral("good")};
};

QUuid tst_SearchTogether::putOther(
    const std::function<void(core::Message &, QUuid &, QSet<QUuid> &)> &change)
{
    core::Message message = makeMessage(1, core::Role::Assistant, {});
    core::ImagePart image;
    image.url = QStringLiteral("https://example.org/a.png");
    message.parts = {core::TextPart{QStringLiteral("苹果 apple\n```\nint i;\n```")}, image};
    message.model = QStringLiteral("m-1");
    message.profileId = m_profile;
    QUuid folder = m_inner.id;
    QSet<QUuid> tags{m_read.id, m_good.id};
    change(message, folder, tags);
    const core::ConversationInfo info = makeInfo();
    (void)await(m_store->addMessages(info, {message}, {}));
    (void)await(
        storage::StoreEdits(*m_store).file({{}, {}, {{info.id, folder}}, {{info.id, tags}}}));
    return message.id;
}

void tst_SearchTogether::onlyWhatPassesEveryFilterIsFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("with a word") << QStringLiteral("appl");
    QTest::newRow("with a phrase") << QStringLiteral("\"苹果 apple\"");
    QTest::newRow("in the other script") << QStringLiteral("蘋果");
    QTest::newRow("in full width") << QStringLiteral("ａｐｐｌｅ");
    QTest::newRow("alone") << QString();
}

void tst_SearchTogether::onlyWhatPassesEveryFilterIsFound()
{
    QFETCH(QString, text);
    QVERIFY(
        await(storage::StoreEdits(*m_store).file({{m_outer, m_inner}, {m_read, m_good}, {}, {}})));
    using Tags = QSet<QUuid>;
    const QUuid wanted = putOther([](core::Message &, QUuid &, Tags &) {});
    putOther([](core::Message &m, QUuid &, Tags &) { m.role = core::Role::User; });
    putOther([](core::Message &m, QUuid &, Tags &) { m.model = QStringLiteral("m-2"); });
    putOther([](core::Message &m, QUuid &, Tags &) { m.profileId = core::newId(); });
    putOther([](core::Message &m, QUuid &, Tags &) { m.created = m.created.addDays(-2); });
    putOther([](core::Message &m, QUuid &, Tags &) { m.created = m.created.addDays(2); });
    putOther([](core::Message &m, QUuid &, Tags &) { m.parts.removeLast(); });
    putOther([](core::Message &m, QUuid &, Tags &) {
        m.parts.first() = core::TextPart{QStringLiteral("苹果 apple int i;")};
    });
    putOther([](core::Message &, QUuid &folder, Tags &) { folder = QUuid(); });
    putOther([this](core::Message &, QUuid &, Tags &tags) { tags.remove(m_good.id); });
    const QDateTime moment = makeMessage(1, core::Role::User, {}).created;
    storage::SearchQuery query;
    query.text = text;
    query.filter.role = core::Role::Assistant;
    query.filter.model = QStringLiteral("m-1");
    query.filter.profile = m_profile;
    query.filter.from = moment.addDays(-1);
    query.filter.before = moment.addDays(1);
    query.filter.hasImage = query.filter.hasCode = true;
    query.filter.folder = m_outer.id; // in a folder of which it lies
    query.filter.tags = {m_read.id, m_good.id};
    QCOMPARE(idsOf(find(query)), QList<QUuid>{wanted});
}

QTEST_GUILESS_MAIN(tst_SearchTogether)
#include "tst_searchtogether.moc"
