// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parameters/parameterfields.h"

#include "chat/messagesearch.h"
#include "core/parametercheck.h"
#include "texts/parametertexts.h"
#include "ui/parameters/choicefield.h"
#include "ui/parameters/formatfield.h"
#include "ui/parameters/jsonfield.h"
#include "ui/parameters/listfield.h"
#include "ui/parameters/numberfield.h"
#include "ui/parameters/textfield.h"
#include "ui/parameters/toolsfield.h"
#include "ui/shorttitle.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ui {
namespace {

constexpr int kMostValueLetters = 60;
constexpr int kMostListLines = 16;

/// The context of the texts below.
class ParameterWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::ParameterWords)
};

/// Words for values of the API; those without any are shown as they are.
QString choiceWords(const QString &value)
{
    const QHash<QString, QString> words{
        {QStringLiteral("none"), ParameterWords::tr("None")},
        {QStringLiteral("minimal"), ParameterWords::tr("Minimal")},
        {QStringLiteral("low"), ParameterWords::tr("Low")},
        {QStringLiteral("medium"), ParameterWords::tr("Medium")},
        {QStringLiteral("high"), ParameterWords::tr("High")},
        {QStringLiteral("xhigh"), ParameterWords::tr("Very high (xhigh)")},
        {QStringLiteral("max"), ParameterWords::tr("Highest (max)")},
        {QStringLiteral("auto"), ParameterWords::tr("Automatic (auto)")},
        {QStringLiteral("required"), ParameterWords::tr("Some function (required)")},
        {QStringLiteral("text"), ParameterWords::tr("Text")},
        {QStringLiteral("json_object"), ParameterWords::tr("Any JSON object")},
        {QStringLiteral("json_schema"), ParameterWords::tr("JSON by a schema")},
        {QStringLiteral("default"), ParameterWords::tr("Standard (default)")},
    };
    return words.value(value, value);
}

QJsonObject functionChoice(const QString &function)
{
    return {{QStringLiteral("type"), QStringLiteral("function")},
            {QStringLiteral("function"), QJsonObject{{QStringLiteral("name"), function}}}};
}

QString chosenFunction(const QJsonValue &choice)
{
    const QString name = choice.toObject()
                             .value(QLatin1StringView("function"))
                             .toObject()
                             .value(QLatin1StringView("name"))
                             .toString();
    return choice.toObject() == functionChoice(name) ? name : QString();
}

ChoiceField::Choices choicesOf(const core::ParameterSpec &spec)
{
    return [&spec] {
        QList<ChoiceField::Choice> choices;
        for (const QLatin1StringView value : spec.choices)
            choices.append({QString(value), choiceWords(value)});
        return choices;
    };
}

QList<ChoiceField::Choice> switchChoices()
{
    return {{true, ParameterWords::tr("Yes")}, {false, ParameterWords::tr("No")}};
}

/// Beside the choices the functions that there are, and any other by its name.
ChoiceField *makeToolChoice(const core::ParameterSpec &spec, const Theme &theme,
                            const ToolsAccess &tools, QWidget *parent)
{
    const auto choices = [fixed = choicesOf(spec), offered = tools.offered] {
        QList<ChoiceField::Choice> all = fixed();
        const QStringList names = offered ? offered() : QStringList();
        for (const QString &name : names)
            all.append({functionChoice(name), ParameterWords::tr("Function %1").arg(name)});
        return all;
    };
    auto *field = new ChoiceField(theme, choices, parent);
    field->setOther({[] { return ParameterWords::tr("This function:"); },
                     [](const QString &name) { return QJsonValue(functionChoice(name)); },
                     chosenFunction});
    return field;
}

ChoiceField *makeChoice(const core::ParameterSpec &spec, const Theme &theme, QWidget *parent)
{
    auto *field = new ChoiceField(theme, choicesOf(spec), parent);
    if (spec.isOpen)
        field->setOther({[] { return ParameterWords::tr("Another value:"); },
                         [](const QString &word) { return QJsonValue(word); },
                         [](const QJsonValue &value) { return value.toString(); }});
    return field;
}

NumberSteps stepsOf(const core::ParameterSpec &spec)
{
    NumberSteps steps{spec.least, spec.most, spec.step, {}, false};
    if (spec.serverDefault.isDouble())
        steps.start = spec.serverDefault.toDouble();
    steps.isWhole = spec.kind == core::ParameterKind::Integer;
    return steps;
}

ParameterField *bareField(const core::ParameterSpec &spec, Theme &theme, const ToolsAccess &tools,
                          QWidget *parent)
{
    using Kind = core::ParameterKind;
    if (spec.name == QLatin1StringView("tool_choice"))
        return makeToolChoice(spec, theme, tools, parent);
    if (spec.name == QLatin1StringView("tools") && tools.toolbox)
        return new ToolsField(theme, *tools.toolbox, tools.edit, parent);
    switch (spec.kind) {
    case Kind::Number:
    case Kind::Integer:
        return new NumberField(stepsOf(spec), parent);
    case Kind::Switch:
        return new ChoiceField(theme, switchChoices, parent);
    case Kind::Choice:
        return makeChoice(spec, theme, parent);
    case Kind::Text:
        return new TextField(parent);
    case Kind::TextList:
        return new ListField(spec.mostEntries > 0 ? spec.mostEntries : kMostListLines, parent);
    case Kind::Object:
        if (!spec.choices.isEmpty())
            return new FormatField(theme, choicesOf(spec), parent);
        return new JsonField(theme, JsonField::Shape::Object, parent);
    case Kind::Array:
        break;
    }
    return new JsonField(theme, JsonField::Shape::Array, parent);
}

QString compactJson(const QJsonValue &value)
{
    const QJsonDocument document =
        value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

QString valueLine(const QString &name, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? ParameterWords::tr("Yes") : ParameterWords::tr("No");
    case QJsonValue::Double:
        return numberText(value);
    case QJsonValue::String: {
        const core::ParameterSpec *spec = core::parameterSpec(name);
        return spec && spec->kind == core::ParameterKind::Choice ? choiceWords(value.toString())
                                                                 : escaped(value.toString());
    }
    case QJsonValue::Object:
        if (const QString function = chosenFunction(value); !function.isEmpty())
            return function;
        if (name == QLatin1StringView("response_format"))
            return choiceWords(value.toObject().value(QLatin1StringView("type")).toString());
        break;
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return ParameterWords::tr("Not sent");
    case QJsonValue::Array:
        if (name == QLatin1StringView("tools"))
            return toolNames(value.toArray()).join(QStringLiteral(", "));
        break;
    }
    return compactJson(value);
}

} // namespace

ParameterField *makeField(const core::ParameterSpec &spec, Theme &theme, const ToolsAccess &tools,
                          QWidget *parent)
{
    ParameterField *field = bareField(spec, theme, tools, parent);
    field->setCheck([name = QString(spec.name)](const QJsonValue &value) {
        const core::Result<core::Done> result = core::checkParameter(name, value);
        return result ? QString() : texts::parameterProblem(result.error());
    });
    return field;
}

const QList<const core::ParameterSpec *> &specsOfAllParameters()
{
    static const QList<const core::ParameterSpec *> found = [] {
        QList<const core::ParameterSpec *> specs;
        for (const core::ParameterSpec &spec : core::parameterSpecs()) {
            if (spec.place == core::ParameterPlace::All)
                specs.append(&spec);
        }
        return specs;
    }();
    return found;
}

QString valueWords(const QString &name, const QJsonValue &value)
{
    return shortTitle(valueLine(name, value), kMostValueLetters);
}

bool isSentByItself(const QString &name)
{
    return name == QLatin1StringView("stream") || name == QLatin1StringView("stream_options");
}

QString restingWords(const QString &name)
{
    if (name == kInstructionsRow)
        return ParameterWords::tr("For example: Answer briefly and in English.");
    if (name == core::setting::kMaxTokensName || name == core::setting::kInstructionsRole)
        return ParameterWords::tr("Automatic");
    if (name == QLatin1StringView("stream"))
        return ParameterWords::tr("Yes, as usual");
    if (name == QLatin1StringView("stream_options"))
        return ParameterWords::tr("Sent by itself: usage is asked for");
    return ParameterWords::tr("Not sent");
}

QString parameterSynonyms(const QString &name)
{
    static const QHash<QString, QString> synonyms{
        {QString(kInstructionsRow), QStringLiteral("instructions system prompt role 指令 提示词 "
                                                   "系统提示 角色设定")},
        {QStringLiteral("temperature"),
         QStringLiteral("temperature random creative randomness 温度 随机 创造性 采样温度")},
        {QStringLiteral("max_tokens"),
         QStringLiteral("max_completion_tokens length limit longest answer maximum 长度 最大 限制 "
                        "输出长度 最多")},
        {QStringLiteral("reasoning_effort"),
         QStringLiteral("thinking reasoning effort depth 推理 思考 强度 深度")},
        {QString(core::setting::kMaxTokensName),
         QStringLiteral("max_tokens max_completion_tokens field 字段 名称 最大")},
        {QStringLiteral("top_p"), QStringLiteral("nucleus sampling 核采样 采样 范围")},
        {QStringLiteral("presence_penalty"),
         QStringLiteral("presence penalty new topics repetition 存在 惩罚 重复 话题")},
        {QStringLiteral("frequency_penalty"),
         QStringLiteral("frequency penalty repetition 频率 惩罚 重复")},
        {QStringLiteral("stop"), QStringLiteral("stop sequences words end 停止 序列 停止词")},
        {QStringLiteral("seed"),
         QStringLiteral("seed reproducible random deterministic 种子 随机 复现")},
        {QStringLiteral("n"), QStringLiteral("n number of answers choices 数量 个数 回复 候选")},
        {QStringLiteral("logprobs"), QStringLiteral("log probabilities probability 对数 概率")},
        {QStringLiteral("top_logprobs"),
         QStringLiteral("log probabilities alternatives 对数 概率 候选")},
        {QStringLiteral("logit_bias"), QStringLiteral("token bias ban words 偏置 偏好 词元 禁用")},
        {QStringLiteral("response_format"),
         QStringLiteral("response format json schema structured output 输出 格式 结构化 模式")},
        {QStringLiteral("verbosity"), QStringLiteral("verbosity length detail 详细 啰嗦 篇幅")},
        {QStringLiteral("tools"), QStringLiteral("tools functions calling 工具 函数 调用")},
        {QStringLiteral("tool_choice"),
         QStringLiteral("tool choice function calling 工具 选择 策略 函数")},
        {QStringLiteral("parallel_tool_calls"),
         QStringLiteral("parallel tool calls functions 并行 工具 函数 调用")},
        {QString(core::setting::kInstructionsRole),
         QStringLiteral("system developer role instructions 角色 系统 开发者 指令")},
        {QStringLiteral("stream"), QStringLiteral("stream streaming 流式 流 逐字")},
        {QStringLiteral("stream_options"),
         QStringLiteral("stream options include_usage 流式 选项 用量")},
        {QStringLiteral("service_tier"),
         QStringLiteral("service tier priority flex speed 服务 等级 优先")},
        {QStringLiteral("user"), QStringLiteral("user end user identifier 用户 标识")},
        {QStringLiteral("safety_identifier"),
         QStringLiteral("safety identifier user abuse 安全 标识 用户")},
        {QStringLiteral("prompt_cache_key"), QStringLiteral("prompt cache key 缓存 键 提示词")},
        {QString(core::setting::kExtra),
         QStringLiteral("extra other custom free json body 其他 额外 自定义 附加 参数")},
    };
    return synonyms.value(name);
}

bool matchesParameter(const QString &name, const QString &words)
{
    const QString known = chat::searchFolded(name + u' ' + texts::parameterTitle(name) + u' '
                                             + parameterSynonyms(name));
    return chat::holdsWords(known, chat::searchFolded(words).split(u' ', Qt::SkipEmptyParts));
}

} // namespace ui
