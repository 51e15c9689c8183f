// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/tooldraft.h"

#include "chat/toolexchange.h"
#include "support/toolrig.h"

#include <QJsonObject>
#include <QTest>

using chat::ToolDraft;
using chat::ToolVerdict;
using support::ToolRig;

/// Tools while they are written and brought in.
class ToolDraftTest : public QObject
{
    Q_OBJECT

    [[nodiscard]] static ToolVerdict verdictOn(const ToolDraft &draft,
                                               const QStringList &taken = {})
    {
        QFuture<ToolVerdict> checked = chat::checkDraft(draft, taken);
        checked.waitForFinished();
        return checked.result();
    }
    [[nodiscard]] static QStringList codes(const ToolVerdict &verdict)
    {
        QStringList codes;
        for (const chat::ToolFault &fault : verdict.faults)
            codes.append(fault.error.code);
        return codes;
    }
    [[nodiscard]] static QStringList names(const QList<tools::Tool> &all)
    {
        QStringList names;
        for (const tools::Tool &tool : all)
            names.append(tool.name);
        return names;
    }

private Q_SLOTS:
    void aKeptToolIsWrittenAsItIs()
    {
        for (const tools::Tool &tool : {ToolRig::echo(), ToolRig::person()}) {
            const ToolVerdict verdict = verdictOn(ToolDraft::of(tool));
            QVERIFY2(verdict.canBeKept(), qPrintable(codes(verdict).join(u' ')));
            QVERIFY(verdict.tool == tool);
        }
    }

    void eachPartIsLookedAtForItself()
    {
        ToolDraft draft;
        draft.name = QStringLiteral("a b");
        draft.description = QString(17'000, u'x');
        draft.schema = QStringLiteral("{\n \"type\" \"object\"}");
        draft.hasCommand = true;
        draft.command.program = QStringLiteral("cat");
        const ToolVerdict verdict = verdictOn(draft);
        QCOMPARE(codes(verdict),
                 (QStringList{QStringLiteral("tool-name"), QStringLiteral("tool-description"),
                              QStringLiteral("schema-json"), QStringLiteral("tool-program")}));
        QVERIFY(verdict.faults.at(2).error.param.startsWith(QStringLiteral("2:")));
        QVERIFY(!verdict.canBeKept());
    }

    void argumentsThatLookLikeKeysAreWarnedOf_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("place"); // of the one that is named; empty: none is
        const auto row = [](const char *name, const QStringList &arguments, const char *place) {
            QTest::newRow(name) << arguments << QString::fromLatin1(place);
        };
        const QString key = QStringLiteral("sk-proj-4f8a9b2c7d1e6f3a");
        row("none", {}, "");
        row("plain", {QStringLiteral("--city"), QStringLiteral("Paris"), QStringLiteral("-v")}, "");
        row("key", {QStringLiteral("-v"), key}, "2");
        row("option", {QStringLiteral("--key=") + key}, "1");
        row("header",
            {QStringLiteral("-H"), QStringLiteral("Authorization: Bearer ") + key,
             QStringLiteral("https://example.com/v1")},
            "2");
        row("variable", {QStringLiteral("TOKEN=") + key}, "1");
        row("in JSON", {QStringLiteral("{\"key\":\"%1\"}").arg(key)}, "1");
        row("address", {QStringLiteral("https://ann:hunter2@example.com/")}, "1");
        row("password", {QStringLiteral("--password"), QStringLiteral("hunter2")}, "2");
        row("password behind =", {QStringLiteral("--db-password=hunter2")}, "1");
        row("file of a password",
            {QStringLiteral("--password"), QStringLiteral("/etc/tools/secret"),
             QStringLiteral("--token=token.txt")},
            "");
        row("placeholder", {QStringLiteral("--api-key"), QStringLiteral("YOUR_API_KEY")}, "");
        row("switch", {QStringLiteral("--token"), QStringLiteral("--verbose")}, "");
        row("long names", {QStringLiteral("--with-every-feature-of-version-2-enabled")}, "");
        row("place", {QStringLiteral("/usr/share/tools/version-2-of-everything/main.py")}, "");
        row("library", {QStringLiteral("sk-learn")}, "");
    }

    void argumentsThatLookLikeKeysAreWarnedOf()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, place);
        ToolDraft draft = ToolDraft::of(ToolRig::echo());
        draft.command.arguments = arguments;
        const ToolVerdict verdict = verdictOn(draft);
        QVERIFY(verdict.canBeKept()); // it may be none
        QString named;
        for (const chat::ToolFault &fault : verdict.faults) {
            QCOMPARE(fault.error.code, QStringLiteral("tool-secret"));
            QVERIFY(fault.part == chat::ToolPart::Command);
            named = fault.error.param;
        }
        QCOMPARE(named, place);
    }

    void placesCountCharactersAsEverywhere()
    {
        ToolDraft draft;
        draft.name = QStringLiteral("a");
        draft.schema = QStringLiteral("{\n \"type\" \"object\"}");
        const QString plain = verdictOn(draft).faults.first().error.param;
        draft.schema.replace(QStringLiteral("type"), QStringLiteral("😀😀😀😀"));
        QCOMPARE(verdictOn(draft).faults.first().error.param, plain);
    }

    void schemasAreCheckedWithTheirPlace()
    {
        ToolDraft draft = ToolDraft::of(ToolRig::echo());
        draft.schema = QStringLiteral("{\"type\":\"object\",\"properties\":"
                                      "{\"a\":{\"pattern\":\"[a\"}}}");
        QCOMPARE(codes(verdictOn(draft)), QStringList{QStringLiteral("schema-pattern")});
        QCOMPARE(verdictOn(draft).faults.first().error.param,
                 QStringLiteral("/properties/a/pattern"));
        draft.schema = QStringLiteral("{\"type\":\"object\",\"properties\":"
                                      "{\"a\":{\"pattern\":\"[a\"},\"b\":7}}");
        QCOMPARE(codes(verdictOn(draft)),
                 (QStringList{QStringLiteral("schema-pattern"), QStringLiteral("schema-object")}));
        for (const char *wrong : {"[]", "3", "{}", "{\"type\":\"array\"}"}) {
            draft.schema = QString::fromLatin1(wrong);
            QVERIFY2(!verdictOn(draft).canBeKept(), wrong);
        }
        draft.schema = QStringLiteral("  \n");
        QVERIFY(verdictOn(draft).canBeKept());
        QVERIFY(verdictOn(draft).tool.parameters.isEmpty());
    }

    void aSchemaStaysAsItWasWritten()
    {
        const QString text = QStringLiteral("{\"type\": \"object\",\n  \"properties\": "
                                            "{\"z\": {}, \"a\": {}}}");
        ToolDraft draft = ToolDraft::of(ToolRig::echo());
        draft.schema = text + u'\n';
        const tools::Tool made = verdictOn(draft).tool;
        QCOMPARE(made.written, text);
        QCOMPARE(ToolDraft::of(tools::Tool::fromJson(made.toJson())).schema, text);
        // The order is no other tool: what was agreed to stays so.
        tools::Tool sorted = made;
        sorted.written.clear();
        QCOMPARE(sorted.fingerprint(), made.fingerprint());
        QCOMPARE(sorted.definition(), made.definition());
        draft.schema = QStringLiteral("{ \"properties\": {}, \"type\": \"object\" }");
        QVERIFY(verdictOn(draft).tool.written.isEmpty()); // it has the usual order
        QJsonObject odd = made.toJson();
        odd.insert(QStringLiteral("schema_as_written"), QStringLiteral("{\"b\":1,\"a\":2}"));
        QVERIFY(tools::Tool::fromJson(odd).written.isEmpty());
    }

    void itGoesOutAsItWasWritten()
    {
        ToolRig rig;
        tools::Tool tool = ToolRig::person();
        tool.written = QStringLiteral("{\"type\":\"object\",\"properties\":{\"z\":{},\"a\":{}}}");
        tool.parameters = QJsonDocument::fromJson(tool.written.toUtf8()).object();
        QVERIFY(rig.setUp({tool}));
        rig.gateway.answer(support::saying("Fine."));
        const auto session = rig.open();
        session->send(support::words("Go"));
        QTRY_COMPARE(rig.gateway.requestCount(), 1);
        QTRY_VERIFY(!session->isRunning());
        QVERIFY(rig.gateway.lastRequest().body.contains(tool.written.toUtf8()));
        const auto shown = session->parameters().request({});
        QTRY_VERIFY(shown.isFinished());
        const QString body = shown.result().value();
        QVERIFY(body.indexOf(QStringLiteral("\"z\": {}"))
                < body.indexOf(QStringLiteral("\"a\": {}")));
    }

    void aTakenNameIsSaidAndAMissingProgramOnlyMentioned()
    {
        ToolDraft draft = ToolDraft::of(ToolRig::echo());
        QCOMPARE(codes(verdictOn(draft, {draft.name})),
                 QStringList{QStringLiteral("tool-duplicate")});
        draft.command.program = QStringLiteral("/nowhere/at/all");
        const ToolVerdict verdict = verdictOn(draft);
        QCOMPARE(codes(verdict), QStringList{QStringLiteral("tool-missing")});
        QVERIFY(verdict.canBeKept());
        draft.hasCommand = false;
        QVERIFY(verdictOn(draft).faults.isEmpty());
        QVERIFY(verdictOn(draft).tool.answering == tools::Answering::Person);
    }

    void aClashLosesNothing()
    {
        const QList<tools::Tool> here{ToolRig::echo(), ToolRig::person()};
        tools::Tool other;
        other.name = ToolRig::echo().name;
        other.description = QStringLiteral("Another one.");
        tools::Tool fresh;
        fresh.name = QStringLiteral("fresh");
        const QList<tools::Tool> brought{other, fresh};
        const auto both = chat::withBrought(here, brought, chat::ToolClash::KeepBoth);
        QCOMPARE(names(both), (QStringList{here.at(0).name, here.at(1).name,
                                           here.at(0).name + QStringLiteral("_2"), fresh.name}));
        QVERIFY(both.first() == here.first());
        const auto skipped = chat::withBrought(here, brought, chat::ToolClash::Skip);
        QCOMPARE(names(skipped), (QStringList{here.at(0).name, here.at(1).name, fresh.name}));
        QVERIFY(skipped.first() == here.first());
        const auto replaced = chat::withBrought(here, brought, chat::ToolClash::Replace);
        QCOMPARE(names(replaced), names(skipped));
        QCOMPARE(replaced.first().description, other.description);
        QVERIFY(replaced.first().command == here.first().command); // it asks again before it runs
        QVERIFY(replaced.first().fingerprint() != here.first().fingerprint());
    }

    void onlyAPlainFileIsRead()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("tools.json"));
        const auto read = [](const QString &from) {
            auto future = chat::readToolFile(from);
            future.waitForFinished();
            return future.result();
        };
        QVERIFY(!read(path));
        QVERIFY(!read(dir.path()));
        QVERIFY(!read(QStringLiteral("/dev/zero")));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(tools::exported({ToolRig::echo(), ToolRig::person()}));
        file.close();
        const auto back = read(path);
        QVERIFY(back.isOk());
        QCOMPARE(back.value().size(), 2);
        QCOMPARE(back.value().first().tool.definition(), ToolRig::echo().definition());
        // What runs here never leaves, and never comes in.
        QVERIFY(back.value().first().tool.answering == tools::Answering::Person);
    }
};

QTEST_GUILESS_MAIN(ToolDraftTest)
#include "tst_tooldraft.moc"
