// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/capture.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>
#include <QSet>

namespace support {
namespace {

/// More of a body than this is a picture.
constexpr qsizetype kMaxBody = 2 * 1024 * 1024;
/// Shorter keys are words that stand in many places by chance.
constexpr qsizetype kMinKey = 7;
constexpr char kOwnKey[] = "sk-origin-";

QString latin1(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes);
}

QByteArray toLine(const CapturedRequest &request)
{
    QJsonArray headers;
    for (const auto &[name, value] : request.headers)
        headers.append(QJsonArray{latin1(name), latin1(value)});
    const QJsonObject object{{QStringLiteral("port"), request.port},
                             {QStringLiteral("method"), latin1(request.method)},
                             {QStringLiteral("target"), latin1(request.target)},
                             {QStringLiteral("headers"), headers},
                             {QStringLiteral("body"), latin1(request.body.left(kMaxBody))}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

CapturedRequest fromLine(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const auto bytes = [&object](const char *name) {
        return object.value(QLatin1StringView(name)).toString().toLatin1();
    };
    CapturedRequest request{quint16(object.value(QStringLiteral("port")).toInt()),
                            bytes("method"),
                            bytes("target"),
                            {},
                            bytes("body")};
    const QJsonArray headers = object.value(QStringLiteral("headers")).toArray();
    for (const QJsonValue &header : headers)
        request.headers.append({header[0].toString().toLatin1(), header[1].toString().toLatin1()});
    return request;
}

/// A request that goes through a proxy names its host in the target (RFC 9112, 3.2.2 and 3.2.3).
bool isProxied(const CapturedRequest &request)
{
    return request.method == "CONNECT" || !request.target.startsWith('/');
}

/// The server's own address, or a name that no resolver knows (RFC 6761): such a request came by a
/// tunnel that the test set up.
bool isOwnHost(const CapturedRequest &request)
{
    const QByteArray port = ':' + QByteArray::number(request.port);
    const QList<QByteArray> hosts = request.values("Host");
    if (hosts.size() == 1 && hosts.constFirst().split(':').constFirst().endsWith(".test"))
        return true;
    return hosts.size() == 1
           && (hosts.constFirst() == "127.0.0.1" + port || hosts.constFirst() == "localhost" + port
               || hosts.constFirst() == "0.0.0.0" + port); // any address of this machine
}

bool isOwnKey(const CapturedRequest &request)
{
    const QByteArray key = request.key();
    return !key.startsWith(kOwnKey) || key == keyFor(request.port);
}

/// Where a key stands that belongs in `Authorization` only; empty: nowhere.
QByteArray placeOf(const QByteArray &key, const CapturedRequest &request)
{
    if (request.target.contains(key))
        return "the address";
    if (request.body.contains(key))
        return "the body";
    for (const auto &[name, value] : request.headers) {
        const bool isTheirs = name.compare("Authorization", Qt::CaseInsensitive) == 0;
        if (name.contains(key) || (!isTheirs && value.contains(key)))
            return "the header " + name;
    }
    return {};
}

QByteArray nameOf(const CapturedRequest &request)
{
    return request.method + ' ' + request.target + " at port " + QByteArray::number(request.port);
}

} // namespace

QList<QByteArray> CapturedRequest::values(const QByteArray &name) const
{
    QList<QByteArray> found;
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            found.append(value);
    }
    return found;
}

QByteArray CapturedRequest::key() const
{
    const QByteArray value = values("Authorization").value(0);
    return value.startsWith("Bearer ") ? value.mid(7).trimmed() : QByteArray();
}

void capture(const CapturedRequest &request)
{
    static QMutex mutex;
    const QMutexLocker lock(&mutex);
    const QString folder = qEnvironmentVariable("TEST_CAPTURE");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    QFile file(folder + QStringLiteral("/%1.jsonl").arg(QCoreApplication::applicationPid()));
    if (file.open(QIODevice::Append))
        file.write(toLine(request));
}

QList<CapturedRequest> readCapture(const QString &folder)
{
    QList<CapturedRequest> requests;
    const QFileInfoList files =
        QDir(folder).entryInfoList({QStringLiteral("*.jsonl")}, QDir::Files);
    for (const QFileInfo &info : files) {
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        while (!file.atEnd())
            requests.append(fromLine(file.readLine()));
    }
    return requests;
}

QByteArray keyFor(quint16 port)
{
    return kOwnKey + QByteArray::number(port) + "-7Qw3Rt9Yx2Lm5Vb8";
}

QStringList faultsOf(const QList<CapturedRequest> &requests)
{
    QSet<QByteArray> keys;
    for (const CapturedRequest &request : requests) {
        if (request.key().size() >= kMinKey)
            keys.insert(request.key());
    }
    QStringList faults;
    const auto add = [&faults](const CapturedRequest &request, const QByteArray &what) {
        faults.append(latin1(nameOf(request) + ": " + what));
    };
    for (const CapturedRequest &request : requests) {
        for (const QByteArray &key : std::as_const(keys)) {
            if (const QByteArray place = placeOf(key, request); !place.isEmpty())
                add(request, "a key stands in " + place);
        }
        if (!isOwnKey(request) && !isProxied(request))
            add(request, "the key is for another origin");
        if (!isProxied(request) && !isOwnHost(request))
            add(request, "the host is " + request.values("Host").join(" and "));
        for (const char *name : {"Cookie", "Origin", "Referer"}) {
            if (!request.values(name).isEmpty())
                add(request, QByteArray("there is a header ") + name);
        }
    }
    return faults;
}

} // namespace support
