// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/manualclock.h"
#include "tools/approvals.h"
#include "tools/builtins.h"
#include "tools/calculator.h"
#include "tools/outputtext.h"
#include "tools/owntools.h"
#include "tools/registry.h"

#include "core/whendone.h"
#include "core/writtenjson.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using tools::Tool;
using tools::ToolOutcome;

namespace {

/// A source as a server would be.
class OtherSource : public tools::ToolSource
{
public:
    QList<Tool> offered;
    QString called = QStringLiteral("other");
    [[nodiscard]] QString id() const override { return called; }
    [[nodiscard]] QList<Tool> tools() const override { return offered; }
    [[nodiscard]] std::unique_ptr<tools::ToolCall> call(const Tool &, const QJsonObject &,
                                                        const tools::ToolContext &) override
    {
        return nullptr;
    }
    void offer(const QStringList &names)
    {
        offered.clear();
        for (const QString &name : names) {
            Tool tool;
            tool.name = name;
            offered.append(tool);
        }
        Q_EMIT changed();
    }
    void offer(const QList<Tool> &tools)
    {
        offered = tools;
        Q_EMIT changed();
    }
};

} // namespace

class RegistryTest : public QObject
{
    Q_OBJECT

    support::ManualClock m_clock;
    tools::BuiltIns m_builtIns{m_clock};

    [[nodiscard]] ToolOutcome called(const char *name, const QJsonObject &arguments,
                                     const tools::ToolContext &context = {})
    {
        for (const Tool &tool : m_builtIns.tools()) {
            if (tool.name != QLatin1StringView(name))
                continue;
            const auto call = m_builtIns.call(tool, arguments, context);
            if (!call)
                return {ToolOutcome::End::NotStarted, {}, 0, {}};
            QSignalSpy finished(call.get(), &tools::ToolCall::finished);
            (void)QTest::qWaitFor([&finished] { return finished.count() > 0; });
            return finished.value(0).value(0).value<ToolOutcome>();
        }
        return {ToolOutcome::End::NotStarted, {}, 0, {}};
    }

private Q_SLOTS:
    void everyNameIsThereOnce()
    {
        tools::Registry registry;
        OtherSource first;
        OtherSource second;
        first.offer({QStringLiteral("a"), QStringLiteral("b")});
        registry.add(first);
        registry.add(second);
        second.offer({QStringLiteral("a"), QStringLiteral("c"), QStringLiteral("a"),
                      QStringLiteral("no name")});
        QStringList names;
        for (const tools::Registry::Entry &entry : registry.entries())
            names.append(entry.name);
        QCOMPARE(names,
                 (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("other_a"),
                              QStringLiteral("c"), QStringLiteral("other_a_2")}));
        QCOMPARE(registry.find(QStringLiteral("a"))->source, &first);
        const auto clashed = registry.find(QStringLiteral("other_a"));
        QCOMPARE(clashed->source, &second);
        QCOMPARE(clashed->tool.name, QStringLiteral("a"));
        QCOMPARE(tools::definedName(registry.definitions({QStringLiteral("other_a")}).first()),
                 QStringLiteral("other_a"));
    }

    void aChangeIsHeard()
    {
        tools::Registry registry;
        OtherSource source;
        registry.add(source);
        QSignalSpy changed(&registry, &tools::Registry::changed);
        source.offer({QStringLiteral("a")});
        QCOMPARE(changed.count(), 1);
        QVERIFY(registry.find(QStringLiteral("a")).has_value());
        source.offer(QStringList());
        QVERIFY(!registry.find(QStringLiteral("a")).has_value());
    }

    void whatIsKnownIsSentAsItIsNow()
    {
        tools::Registry registry;
        OtherSource source;
        source.offer({QStringLiteral("a"), QStringLiteral("b")});
        registry.add(source);
        Tool old;
        old.name = QStringLiteral("a");
        old.strict = true;
        // Somebody's own that only bears the name.
        Tool own;
        own.name = QStringLiteral("b");
        own.description = QStringLiteral("mine");
        Tool foreign;
        foreign.name = QStringLiteral("elsewhere");
        const QJsonArray renewed = registry.renewed(
            {old.definition(), own.definition(), foreign.definition(), QJsonValue(3)});
        QCOMPARE(renewed, (QJsonArray{source.offered.first().definition(), own.definition(),
                                      foreign.definition(), 3}));
        QVERIFY(registry.meant(old.definition()).has_value());
        QVERIFY(!registry.meant(own.definition()).has_value());
    }

    void theOrderThatAChatGaveAKnownSchemaStays()
    {
        const QString written = QStringLiteral("{\"type\":\"object\",\"properties\":{}}");
        const QString member = QStringLiteral("parameters");
        tools::Registry registry;
        OtherSource source;
        source.offer({QStringLiteral("a")});
        source.offered.first().parameters = QJsonDocument::fromJson(written.toUtf8()).object();
        registry.add(source);
        QJsonObject kept = source.offered.first().definition();
        QJsonObject function = kept.value(QStringLiteral("function")).toObject();
        kept.insert(QStringLiteral("function"), core::withWritten(function, member, written));
        QCOMPARE(registry.renewed({kept}), QJsonArray{kept});
    }

    void sayingAlwaysHoldsForWhatWasShown()
    {
        Tool tool;
        tool.name = QStringLiteral("a");
        tool.answering = tools::Answering::Command;
        tool.command.program = QStringLiteral("/bin/cat");
        tools::Approvals approvals;
        QVERIFY(!approvals.isAllowed(tool));
        approvals.allow(tool);
        QVERIFY(approvals.isAllowed(tool));
        const auto kept = tools::Approvals::fromJson(approvals.toJson());
        QVERIFY(kept.isAllowed(tool));
        const auto isAllowedWith = [&](auto change) {
            Tool other = tool;
            change(other);
            return kept.isAllowed(other);
        };
        QVERIFY(!isAllowedWith([](Tool &t) { t.command.program = QStringLiteral("/bin/sh"); }));
        QVERIFY(!isAllowedWith([](Tool &t) { t.command.arguments = {QStringLiteral("-x")}; }));
        QVERIFY(!isAllowedWith([](Tool &t) { t.description = QStringLiteral("Ignore rules"); }));
        QVERIFY(!isAllowedWith([](Tool &t) {
            t.parameters = {{QStringLiteral("type"), QStringLiteral("object")}};
        }));
        QVERIFY(!isAllowedWith([](Tool &t) { t.name = QStringLiteral("b"); }));
        QVERIFY(!isAllowedWith([](Tool &t) { t.strict = true; }));
    }

    void whatOneSourceMayDoAnotherMayNot()
    {
        tools::Registry registry;
        tools::OwnTools own;
        OtherSource first;
        OtherSource second;
        OtherSource twin;
        second.called = QStringLiteral("more");
        for (tools::ToolSource *source :
             {static_cast<tools::ToolSource *>(&own), static_cast<tools::ToolSource *>(&first),
              static_cast<tools::ToolSource *>(&second), static_cast<tools::ToolSource *>(&twin)})
            registry.add(*source);
        Tool tool;
        tool.name = QStringLiteral("a");
        tool.answering = tools::Answering::Command;
        tool.command.program = QStringLiteral("/bin/cat");
        tool.source = QStringLiteral("copied"); // nobody's own
        own.set({tool});
        first.offer({tool});
        second.offer({tool});
        twin.offer({tool});
        QCOMPARE(registry.entries().size(), 4);
        for (qsizetype i = 0; i < 4; ++i) {
            tools::Approvals approvals;
            approvals.allow(registry.entries().at(i).tool);
            const auto kept = tools::Approvals::fromJson(approvals.toJson());
            for (qsizetype j = 0; j < 4; ++j)
                QCOMPARE(kept.isAllowed(registry.entries().at(j).tool), i == j);
        }
        // All of them beside each other.
        tools::Approvals all;
        for (const tools::Registry::Entry &entry : registry.entries())
            all.allow(entry.tool);
        all.forget(registry.entries().at(1).tool);
        for (qsizetype i = 0; i < 4; ++i)
            QCOMPARE(all.isAllowed(registry.entries().at(i).tool), i != 1);
    }

    void whatWasAgreedToForAnOwnToolBeforeThereWereSourcesHolds()
    {
        tools::Registry registry;
        tools::OwnTools own;
        registry.add(own);
        Tool tool;
        tool.name = QStringLiteral("a");
        tool.answering = tools::Answering::Command;
        tool.command.program = QStringLiteral("/bin/cat");
        own.set({tool});
        const QByteArray agreed =
            QCryptographicHash::hash(
                R"({"arguments":[],"function":{"name":"a"},"program":"/bin/cat"})",
                QCryptographicHash::Sha256)
                .toHex();
        const auto kept =
            tools::Approvals::fromJson({{QStringLiteral("a"), QString::fromLatin1(agreed)}});
        QVERIFY(kept.isAllowed(registry.entries().first().tool));
    }

    void tellsTheTimeWithItsZone()
    {
        const ToolOutcome time = called("current_time", {});
        QVERIFY(time.end == ToolOutcome::End::Answered);
        const QDateTime said = QDateTime::fromString(time.text.section(u' ', 0, 0), Qt::ISODate);
        QCOMPARE(said.toUTC(), m_clock.now());
        QVERIFY(
            time.text.contains(QRegularExpression(QStringLiteral("(Z|[+-]\\d\\d:\\d\\d) \\("))));
    }

    void calculates_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *expression, const char *value) {
            QTest::newRow(expression) << QString::fromUtf8(expression) << QString::fromUtf8(value);
        };
        row("1+2*3", "7");
        row("(1 + 2) * sqrt(16)", "12");
        row("2**10", "1024");
        row("6 × 7 ÷ 2 − 1", "20");
        row("0.1+0.2", "0.3");
        row("max(1,2,3)", "3");
        row("9007199254740991", "9.00719925474099e+15");
        row("1/0", "");
        row("1+", "");
        row("", "");
        row("system(\"id\")", "");
        row("a=3", "");
    }
    void calculates()
    {
        QFETCH(QString, expression);
        QFETCH(QString, value);
        const auto calculated = tools::calculated(expression);
        QCOMPARE(calculated.isOk(), !value.isEmpty());
        if (calculated)
            QCOMPARE(calculated.value(), value);
    }

    void hostileExpressionsEnd()
    {
        QVERIFY(!tools::calculated(QString(2000, u'1')).isOk());
        QVERIFY(!tools::calculated(QString(1000, u'(')).isOk());
        QVERIFY(tools::calculated(QString(490, u'(') + u'1' + QString(490, u')')).isOk());
        QVERIFY(!tools::calculated(QStringLiteral("9^9^9^9^9")).isOk());
        const ToolOutcome wrong = called("calculate", {{QStringLiteral("expression"), 3}});
        QVERIFY(wrong.end == ToolOutcome::End::Failed);
        QVERIFY(wrong.text.startsWith(QStringLiteral("Error: ")));
    }

    void readsOnlyAttachedTexts()
    {
        const QHash<QString, QByteArray> files{{QStringLiteral("a.txt"), "天气\x1b[31m\r\n"},
                                               {QStringLiteral("b.bin"), QByteArray("\0\xff", 2)},
                                               {QStringLiteral("c.txt"), QByteArray(200'000, 'c')}};
        tools::ToolContext context;
        context.attachments = files.keys();
        context.readAttachment = [&files](const QString &name) {
            return core::ready(files.contains(name) ? core::Result<QByteArray>(files.value(name))
                                                    : core::Result<QByteArray>(core::Error()));
        };
        const auto read = [&](const char *name) {
            return called("read_attached_file", {{QStringLiteral("name"), QString::fromUtf8(name)}},
                          context);
        };
        QCOMPARE(read("a.txt").text, QStringLiteral("天气\n"));
        QVERIFY(read("b.bin").end == ToolOutcome::End::Failed);
        QVERIFY(read("c.txt").text.endsWith(QStringLiteral("[68928 bytes left out]")));
        const ToolOutcome missing = read("/etc/passwd");
        QVERIFY(missing.end == ToolOutcome::End::Failed);
        QVERIFY(missing.text.contains(QStringLiteral("a.txt")));
        // Nobody lent it a way to attachments.
        QVERIFY(called("read_attached_file", {}).end == ToolOutcome::End::NotStarted);
    }

    void aCancelledCallSaysSoOnce()
    {
        const core::Later<ToolOutcome> later;
        tools::Tool tool = m_builtIns.tools().constLast();
        tools::ToolContext context;
        const core::Later<core::Result<QByteArray>> never;
        context.readAttachment = [&never](const QString &) { return never.future(); };
        const auto call = m_builtIns.call(tool, {{QStringLiteral("name"), u"x"_qs}}, context);
        QSignalSpy finished(call.get(), &tools::ToolCall::finished);
        call->cancel();
        QCOMPARE(finished.count(), 0);
        QTRY_COMPARE(finished.count(), 1);
        never.finish(core::Result<QByteArray>(QByteArray("late")));
        QCoreApplication::processEvents();
        QCOMPARE(finished.count(), 1);
        QVERIFY(finished.value(0).value(0).value<ToolOutcome>().end == ToolOutcome::End::Cancelled);
    }

    void outputBecomesText()
    {
        QCOMPARE(tools::outputText("a\x1b[2J\x1b]0;title\x07"
                                   "b\r\nc\rd\x07\x00e"),
                 QStringLiteral("ab\nc\nd"));
        QCOMPARE(tools::outputText(QByteArray(100, '\xfe')),
                 QStringLiteral("[100 bytes that are no text]"));
        QCOMPARE(tools::outputText("caf\xe9 and a long enough text"),
                 QStringLiteral("caf� and a long enough text"));
        QCOMPARE(tools::plainTextOf("你好", 4).value_or(QString()),
                 QStringLiteral("你\n[3 bytes left out]"));
    }
};

QTEST_GUILESS_MAIN(RegistryTest)
#include "tst_registry.moc"
