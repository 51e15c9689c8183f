// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/copiedrequest.h"

#include "api/literalwriter.h"
#include "api/masking.h"
#include "core/writtenjson.h"
#include "net/networkguard.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

namespace api {
namespace {

const auto kHidden = QLatin1StringView(kMask);
const auto kKeyVariable = QLatin1StringView("OPENAI_API_KEY");

/// Made by every client for itself, and different in each.
bool isTransport(const core::Header &header)
{
    const QByteArray name = header.name.toLower();
    static const QSet<QByteArray> names{
        "host", "content-length", "connection", "accept-encoding", "transfer-encoding", "expect"};
    const QList<core::Header> own = net::ownHeaders();
    return names.contains(name) || own.contains(header);
}

/// A name for the environment that begins with a prefix, so that none is one the system knows.
QString variableFor(QLatin1StringView prefix, const QString &name, QSet<QString> &taken)
{
    QString variable = prefix;
    for (const QChar c : name)
        variable += c.unicode() < 0x80 && c.isLetterOrNumber() ? c.toUpper() : QChar(u'_');
    QString free = variable;
    for (int n = 2; taken.contains(free); ++n)
        free = variable + u'_' + QString::number(n);
    taken.insert(free);
    return free;
}

Template headerValue(const core::Header &header, QSet<QString> &taken)
{
    QString value = QString::fromLatin1(header.value);
    const bool isKey = header.name.compare("authorization", Qt::CaseInsensitive) == 0;
    if (isSecretHeader(header.name) && !value.contains(kHidden)) {
        const qsizetype blank = value.indexOf(u' ');
        value = (isKey && blank >= 0 ? value.first(blank + 1) : QString()) + kHidden;
    }
    if (isKey && value == kHidden)
        value.prepend(QLatin1StringView("Bearer "));
    Template text{value.split(kHidden), {}};
    if (text.literals.size() < 2)
        return text;
    const QString variable =
        isKey ? QString(kKeyVariable)
              : variableFor(QLatin1StringView("HEADER_"), QString::fromLatin1(header.name), taken);
    text.variables.resize(text.literals.size() - 1, variable);
    return text;
}

/// A secret in an address is a query's value; the variable is called after the query's name.
Template urlTemplate(const QString &url, QSet<QString> &taken)
{
    static const QRegularExpression lastName(QStringLiteral("([^?&=]*)=[^?&=]*$"));
    Template text{url.split(kHidden), {}};
    for (qsizetype i = 0; i + 1 < text.literals.size(); ++i) {
        const QString name = lastName.match(text.literals.at(i)).captured(1);
        text.variables.append(variableFor(QLatin1StringView("URL_"),
                                          name.isEmpty() ? QStringLiteral("SECRET") : name, taken));
    }
    return text;
}

} // namespace

bool isSecretHeader(const QByteArray &name)
{
    static const QSet<QByteArray> names{"authorization", "proxy-authorization", "api-key",
                                        "x-api-key",     "x-goog-api-key",      "cookie",
                                        "x-auth-token",  "set-cookie"};
    return names.contains(name.toLower());
}

QString imageFileName(const QByteArray &hash, const QString &mime)
{
    constexpr int kDigits = 12;
    QString ending = mime.section(u'/', 1);
    static const QSet<QString> known{QStringLiteral("png"), QStringLiteral("webp"),
                                     QStringLiteral("gif"), QStringLiteral("bmp"),
                                     QStringLiteral("pdf")};
    if (mime == QLatin1StringView("image/jpeg"))
        ending = QStringLiteral("jpg");
    else if (!known.contains(ending))
        ending = QStringLiteral("bin");
    return QStringLiteral("image-%1.%2").arg(QString::fromLatin1(hash.left(kDigits)), ending);
}

QStringList imageMimes(const WireRecord &record)
{
    QStringList mimes;
    LiteralWriter writer(Dialect::Json, [&mimes](const FoldedImage &image) {
        mimes.append(image.mime);
        return QString();
    });
    (void)writer.write(QJsonDocument::fromJson(record.requestBody).object());
    return mimes;
}

QString prettyBody(const WireRecord &record)
{
    const QJsonDocument document = QJsonDocument::fromJson(record.requestBody);
    if (!document.isObject())
        return QString::fromUtf8(record.requestBody);
    // A schema that somebody wrote goes out in the order of its text.
    const QString sent = QString::fromUtf8(record.requestBody);
    if (core::hasOwnOrder(sent, document.object()))
        return core::indentedJson(sent);
    return LiteralWriter(Dialect::Json).write(document.object());
}

bool CopiedRequest::hasHeader(QLatin1StringView name) const
{
    for (const CopiedHeader &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

core::Result<CopiedRequest> copiedRequest(const WireRecord &record, const QStringList &imageFiles)
{
    const QJsonDocument document = QJsonDocument::fromJson(record.requestBody);
    if (!document.isObject()) {
        core::Error error;
        error.kind = core::ErrorKind::BadRequest;
        return error;
    }
    CopiedRequest request;
    QSet<QString> taken{QString(kKeyVariable)};
    request.url = urlTemplate(record.url, taken);
    request.body =
        core::withWrittenSchemas(document.object(), QString::fromUtf8(record.requestBody));
    request.isStream = request.body.value(QLatin1StringView("stream")).toBool();
    for (const core::Header &header : record.requestHeaders) {
        if (!isTransport(header))
            request.headers.append({QString::fromLatin1(header.name), headerValue(header, taken)});
    }
    if (!request.hasHeader(QLatin1StringView("content-type")))
        request.headers.prepend(
            {QStringLiteral("Content-Type"), {{QStringLiteral("application/json")}, {}}});
    const QStringList mimes = imageMimes(record);
    for (qsizetype i = 0; i < mimes.size(); ++i) {
        const QString file = imageFiles.value(i);
        request.imageFiles.append(
            file.isEmpty() ? imageFileName(record.imageHashes.value(i), mimes.at(i)) : file);
    }
    return request;
}

core::Result<QString> copyAs(const WireRecord &record, CopyKind kind, const QStringList &imageFiles)
{
    const core::Result<CopiedRequest> request = copiedRequest(record, imageFiles);
    if (!request)
        return request.error();
    switch (kind) {
    case CopyKind::Curl:
        return asCurl(request.value());
    case CopyKind::PythonRequests:
        return asPythonRequests(request.value());
    case CopyKind::PythonOpenAi:
        return asPythonOpenAi(request.value());
    case CopyKind::JavaScriptFetch:
        return asJavaScriptFetch(request.value());
    }
    return {};
}

} // namespace api
