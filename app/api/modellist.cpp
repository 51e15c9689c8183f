// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/modellist.h"

#include "api/deltareader.h"
#include "api/errornormaliser.h"
#include "api/inflater.h"
#include "api/jsonscan.h"
#include "api/modelfacts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace api {
namespace {

constexpr qint64 kMaxListBody = 64LL * 1024 * 1024;

QJsonValue at(const QJsonObject &object, std::initializer_list<const char *> path)
{
    QJsonValue value = object;
    for (const char *name : path)
        value = value.toObject().value(QLatin1StringView(name));
    return value;
}

QString firstText(const QJsonObject &item, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        const QString text = textOf(item.value(QLatin1StringView(name)));
        if (!text.trimmed().isEmpty())
            return text;
    }
    return {};
}

qint64 contextOf(const QJsonObject &item)
{
    for (const QJsonValue &value :
         {at(item, {"context_length"}), at(item, {"top_provider", "context_length"}),
          at(item, {"max_model_len"}), at(item, {"max_context_length"}),
          at(item, {"context_window"}), at(item, {"meta", "n_ctx_train"})}) {
        const double tokens = value.isString() ? value.toString().toDouble() : value.toDouble();
        if (tokens > 0 && tokens < 1e12)
            return qint64(tokens);
    }
    return 0;
}

ModelInfo modelOf(const QJsonValue &entry)
{
    ModelInfo model;
    if (!entry.isObject()) {
        model.id = entry.toString();
    } else {
        model.raw = entry.toObject();
        model.id = firstText(model.raw, {"id", "key", "name", "model"});
        const QString name = firstText(model.raw, {"name", "display_name"});
        if (name != model.id)
            model.name = name;
        model.contextLength = contextOf(model.raw);
    }
    if (model.id.trimmed().isEmpty()) {
        model.id.clear();
        return model;
    }
    model.hasVision = visionOf(model.raw, model.id);
    model.owner = ownerOf(model.raw, model.id);
    model.isForChat = isForChat(model.raw, model.id);
    return model;
}

/// llama.cpp sends two lists at once, and only the one of Ollama's shape has capabilities.
QJsonArray withCapabilities(const QJsonArray &data, const QJsonArray &models)
{
    if (models.isEmpty())
        return data;
    const auto name = QLatin1StringView("capabilities");
    QHash<QString, QJsonValue> known;
    for (const QJsonValue &entry : models) {
        const QJsonObject model = entry.toObject();
        if (model.contains(name))
            known.insert(firstText(model, {"id", "key", "model", "name"}), model.value(name));
    }
    QJsonArray merged;
    for (const QJsonValue &entry : data) {
        QJsonObject model = entry.toObject();
        const QString id = firstText(model, {"id", "key", "name", "model"});
        if (!entry.isObject() || model.contains(name) || !known.contains(id)) {
            merged.append(entry);
            continue;
        }
        model.insert(name, known.value(id));
        merged.append(model);
    }
    return merged;
}

std::optional<QJsonArray> listIn(const QJsonDocument &document)
{
    if (document.isArray())
        return document.array();
    const QJsonObject object = document.object();
    const QJsonValue data = object.value(QLatin1StringView("data"));
    const QJsonValue models = object.value(QLatin1StringView("models"));
    if (data.isArray())
        return withCapabilities(data.toArray(), models.toArray());
    if (models.isArray())
        return models.toArray();
    if (data.isNull() || models.isNull())
        return QJsonArray();
    return std::nullopt;
}

bool isFailure(const QJsonObject &object)
{
    const QJsonValue success = object.value(QLatin1StringView("success"));
    const QJsonValue error = object.value(QLatin1StringView("error"));
    const QJsonValue detail = object.value(QLatin1StringView("detail"));
    const auto isGiven = [](const QJsonValue &value) {
        return !value.isUndefined() && !value.isNull() && !(value.isBool() && !value.toBool())
               && !(value.isString() && value.toString().isEmpty());
    };
    return (success.isBool() && !success.toBool()) || isGiven(error) || isGiven(detail);
}

core::Error failureOf(const QByteArray &body)
{
    HttpFacts facts;
    facts.status = 200;
    facts.body = body.left(64 * 1024);
    core::Error error = normaliseError(facts);
    const QByteArrayView text = trimmedBody(body);
    // Rubbish says nothing, but it is something.
    const bool isOther = error.kind == core::ErrorKind::Unknown
                         || (error.kind == core::ErrorKind::EmptyAnswer && !text.isEmpty());
    if (isOther && !text.startsWith('{')) {
        error.kind = core::ErrorKind::NotAnApi;
        error.code = QStringLiteral("other-text");
    }
    return error;
}

} // namespace

core::Result<QList<ModelInfo>> parseModelList(const QByteArray &body)
{
    const QByteArray plain = Inflater::inflated(body, kMaxListBody);
    const QByteArrayView text = trimmedBody(plain);
    auto document = parseJson(text);
    qsizetype end = 0;
    if (!document && (text.startsWith('{') || text.startsWith('[')))
        document = parseLeadingJson(text, &end);
    if (!document || isFailure(document->object()))
        return failureOf(plain);
    const auto list = listIn(*document);
    if (!list)
        return failureOf(plain);
    QList<ModelInfo> models;
    QSet<QString> seen;
    for (const QJsonValue &entry : *list) {
        ModelInfo model = modelOf(entry);
        if (model.id.isEmpty() || seen.contains(model.id))
            continue;
        seen.insert(model.id);
        models.append(std::move(model));
    }
    return models;
}

} // namespace api
