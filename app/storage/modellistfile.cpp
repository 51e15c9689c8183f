// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/modellistfile.h"

#include "core/id.h"
#include "storage/jsonfile.h"
#include "storage/members.h"
#include "storage/pooltask.h"

#include <QJsonArray>
#include <QMutex>

namespace storage {
namespace {

constexpr auto kLists = QLatin1StringView("lists");
constexpr auto kFetched = QLatin1StringView("fetched");
constexpr auto kModels = QLatin1StringView("models");
constexpr auto kVision = QLatin1StringView("vision");
constexpr auto kContext = QLatin1StringView("context");
constexpr auto kOwner = QLatin1StringView("owner");
constexpr auto kIsForChat = QLatin1StringView("chat");

/// What fits into a file of some megabytes; longer lists are fetched anew in the next run.
constexpr qsizetype kMostModels = 20'000;
constexpr qsizetype kLongestText = 400;

StoredModel modelFrom(const QJsonObject &json)
{
    StoredModel model;
    model.id = json.value(kId).toString();
    model.name = json.value(kName).toString();
    if (json.value(kVision).isBool())
        model.hasVision = json.value(kVision).toBool();
    model.contextLength = qMax(qint64(0), json.value(kContext).toInteger());
    model.owner = json.value(kOwner).toString();
    model.isForChat = json.value(kIsForChat).toBool(true);
    return model;
}

QJsonObject jsonOf(const StoredModel &model)
{
    QJsonObject json{{kId, model.id}};
    if (!model.name.isEmpty())
        json.insert(kName, model.name.left(kLongestText));
    if (model.hasVision)
        json.insert(kVision, *model.hasVision);
    if (model.contextLength > 0)
        json.insert(kContext, model.contextLength);
    if (!model.owner.isEmpty())
        json.insert(kOwner, model.owner.left(kLongestText));
    if (!model.isForChat)
        json.insert(kIsForChat, false);
    return json;
}

StoredModelList listFrom(const QJsonObject &json)
{
    StoredModelList list;
    list.fetched = QDateTime::fromString(json.value(kFetched).toString(), Qt::ISODateWithMs);
    list.baseUrl = json.value(kBaseUrl).toString();
    const QJsonArray models = json.value(kModels).toArray();
    for (const QJsonValue &value : models) {
        const StoredModel model = modelFrom(value.toObject());
        if (!model.id.isEmpty() && list.models.size() < kMostModels)
            list.models.append(model);
    }
    return list;
}

QJsonObject jsonOf(const StoredModelList &list)
{
    QJsonArray models;
    for (const StoredModel &model : list.models) {
        // An id is passed on to the letter, so one without end is left out and not cut.
        if (model.id.size() <= kLongestText)
            models.append(jsonOf(model));
    }
    return {{kFetched, list.fetched.toUTC().toString(Qt::ISODateWithMs)},
            {kBaseUrl, list.baseUrl},
            {kModels, models}};
}

QJsonObject jsonOf(const StoredModelLists &lists)
{
    QJsonObject json;
    qsizetype room = kMostModels;
    for (auto list = lists.cbegin(); list != lists.cend(); ++list) {
        room -= list->models.size();
        if (room >= 0)
            json.insert(core::idText(list.key()), jsonOf(*list));
    }
    return {{kVersion, 1}, {kLists, json}};
}

} // namespace

/// What work on pool threads shares; it may outlive the ModelListFile.
class ModelListFile::Writer
{
public:
    explicit Writer(const QString &path)
        : m_file(path)
    {
    }

    StoredModelLists read()
    {
        const QMutexLocker lock(&m_mutex);
        StoredModelLists lists;
        const QJsonObject stored = m_file.read().object.value(kLists).toObject();
        for (auto entry = stored.begin(); entry != stored.end(); ++entry) {
            const StoredModelList list = listFrom(entry.value().toObject());
            const QUuid id = core::idFromText(entry.key());
            if (!id.isNull() && list.fetched.isValid())
                lists.insert(id, list);
        }
        return lists;
    }

    quint64 nextTurn()
    {
        const QMutexLocker lock(&m_turnMutex);
        return ++m_lastTurn;
    }

    bool write(const StoredModelLists &lists, quint64 turn)
    {
        const QMutexLocker lock(&m_mutex);
        if (turn < m_writtenTurn)
            return true; // a newer value is on disk already
        m_writtenTurn = turn;
        // A cache that cannot be written is fetched anew; nobody needs to know.
        return m_file.write(jsonOf(lists)).isEmpty();
    }

private:
    QMutex m_mutex;
    QMutex m_turnMutex; ///< of its own, so that the caller never waits for a disk
    JsonFile m_file;
    quint64 m_lastTurn = 0;
    quint64 m_writtenTurn = 0;
};

ModelListFile::ModelListFile(const QString &path)
    : m_writer(std::make_shared<Writer>(path))
{
}

QFuture<StoredModelLists> ModelListFile::load() const
{
    return runOnPool([writer = m_writer] { return writer->read(); });
}

void ModelListFile::save(const StoredModelLists &lists)
{
    (void)runOnPool([writer = m_writer, lists, turn = m_writer->nextTurn()] {
        return writer->write(lists, turn);
    });
}

} // namespace storage
