// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/doctor.h"

#include "api/baseprobe.h"
#include "api/baseurl.h"
#include "api/chatrequest.h"
#include "api/doctorjudge.h"
#include "api/modellistreply.h"
#include "api/nearmodels.h"
#include "api/numberpicture.h"
#include "core/preset.h"
#include "net/reach.h"
#include "net/route.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <algorithm>

namespace api {
namespace {

constexpr int kMaxProposals = 5;

QString check(const char *name)
{
    return QString::fromLatin1(name);
}

bool isHttps(const QString &baseUrl)
{
    return baseUrl.startsWith(QLatin1StringView("https:"));
}

} // namespace

Doctor::Doctor(quint64 id, const Gateway &gateway, const DoctorOptions &options, QObject *parent)
    : QObject(parent)
    , m_id(id)
    , m_gateway(gateway)
    , m_options(options)
    , m_model(options.model)
{
    m_gateway.moreKeys.clear(); // it is the first one that is examined
    connect(&m_sheet, &CheckSheet::examined, this, &Doctor::examined);
}

void Doctor::start(net::NetworkGuard &guard)
{
    m_guard = &guard;
    m_sheet.begin(check("address"));
    if (!m_gateway.key.isEmpty()) {
        const core::Result<QByteArray> key = cleanKey(QString::fromUtf8(m_gateway.key));
        if (!key)
            m_keyError = key.error();
        m_gateway.key = key ? key.value() : QByteArray();
    }
    m_sheet.hide(m_gateway.key);
    const core::Result<QString> base = normaliseBaseUrl(m_gateway.baseUrl);
    if (base) {
        m_gateway.baseUrl = base.value();
        m_sheet.pass(check("address"), chatEndpoint(base.value()));
        reach();
        return;
    }
    m_gateway.baseUrl = base.error().target;
    if (!m_gateway.baseUrl.isEmpty()) {
        seek(check("address"), base.error());
        return;
    }
    m_sheet.fail(check("address"), base.error());
    end();
}

void Doctor::reach()
{
    const QUrl url(m_gateway.baseUrl);
    const QNetworkProxy proxy =
        net::proxyFor({m_gateway.proxy, m_gateway.proxyPassword, m_gateway.tls}, url);
    const bool isProxied = proxy.type() != QNetworkProxy::NoProxy;
    const QString host = isProxied ? proxy.hostName() : url.host();
    const int port = isProxied ? proxy.port() : url.port(isHttps(m_gateway.baseUrl) ? 443 : 80);
    const QString prefix = isProxied ? QStringLiteral("proxy ") : QString();
    m_sheet.begin(check("name"));
    auto *way = new net::Reach(this);
    connect(way, &net::Reach::resolved, this, [this, prefix](const QString &address) {
        m_sheet.pass(check("name"), prefix + address);
        m_sheet.begin(check("tcp"));
    });
    connect(way, &net::Reach::connected, this, [this, way, prefix, host, port] {
        way->deleteLater();
        m_sheet.pass(check("tcp"), prefix + host + u':' + QString::number(port));
        askModels();
    });
    connect(way, &net::Reach::failed, this, [this, way, isProxied](const core::Error &error) {
        way->deleteLater();
        takeUnreachable(error, isProxied);
    });
    way->start(host, quint16(port), m_gateway.patience.connectMs);
}

void Doctor::takeUnreachable(const core::Error &reason, bool isProxied)
{
    const QString name = m_sheet.last();
    core::Error error = reason;
    if (isProxied) {
        error.kind = core::ErrorKind::Proxy;
        error.code = name == QLatin1StringView("name") ? QStringLiteral("proxy-not-found")
                                                       : QStringLiteral("proxy-refused");
    }
    const QUrl url(m_gateway.baseUrl);
    const bool isUsualHttp = !isHttps(m_gateway.baseUrl) && url.port(80) == 80;
    if (!isProxied && isUsualHttp && name == QLatin1StringView("tcp")) {
        seek(name, error, QStringLiteral("https"));
        return;
    }
    m_sheet.fail(name, error);
    end();
}

void Doctor::askModels()
{
    if (isHttps(m_gateway.baseUrl))
        m_sheet.begin(check("tls"));
    else
        m_sheet.skip(check("tls"), QStringLiteral("http"));
    auto *lookup = new Lookup(m_gateway, this);
    connect(lookup, &Lookup::finished, this, &Doctor::takeModels);
    lookup->get(*m_guard, modelsEndpoint(m_gateway.baseUrl));
}

void Doctor::takeModels(const LookedUp &answer)
{
    const core::Result<QList<ModelInfo>> list = modelListOf(answer);
    if (answer.facts.status == 0) {
        takeSilence(list ? core::Error() : list.error());
        return;
    }
    if (isHttps(m_gateway.baseUrl))
        m_sheet.pass(check("tls"));
    m_sheet.begin(check("api"));
    if (list) {
        m_models = list.value();
        m_sheet.pass(check("api"));
        askWithoutKey();
        return;
    }
    core::Error error = list.error();
    if (wantsHttps(m_gateway.baseUrl, answer)) {
        if (error.kind != core::ErrorKind::Redirect)
            error = errorOf(core::ErrorKind::Tls, "https-only");
        seek(check("api"), error, QStringLiteral("https"));
        return;
    }
    const QByteArray body = answer.body.trimmed();
    const bool isJson = body.startsWith('{') || body.startsWith('[');
    if (isWrongPlace(error) || !(isJson || isFromApi(error))) {
        m_apiError = error;
    } else {
        m_sheet.pass(check("api"));
        m_sheet.fail(check("models"), error);
    }
    askChat();
}

/// Not one byte came, although the port is open.
void Doctor::takeSilence(const core::Error &error)
{
    const QString base = m_gateway.baseUrl;
    const bool isSecure = isHttps(base);
    const bool isOfTls =
        isSecure
        && (error.kind == core::ErrorKind::Tls || error.code == QLatin1StringView("connect"));
    const bool isMixed = isTlsMix(error) || (isOfTls && error.kind == core::ErrorKind::Timeout);
    if (isSecure && isMixed && isPrivateHost(QUrl(base).host())) {
        seek(check("tls"), error, QStringLiteral("http"));
        return;
    }
    if (!isSecure && isMixed) {
        seek(check("api"), error, QStringLiteral("https"));
        return;
    }
    if (isSecure && !isOfTls)
        m_sheet.pass(check("tls"));
    m_sheet.fail(isOfTls ? check("tls") : check("api"), error);
    end();
}

/// A list that everyone may read proves nothing about the key.
void Doctor::askWithoutKey()
{
    m_sheet.begin(check("models"));
    const QString count = QString::number(m_models->size());
    if (m_gateway.key.isEmpty()) {
        m_sheet.pass(check("models"), count);
        askChat();
        return;
    }
    Gateway stranger = m_gateway;
    stranger.key.clear();
    stranger.headers.clear();
    auto *lookup = new Lookup(stranger, this);
    connect(lookup, &Lookup::finished, this, [this, count](const LookedUp &answer) {
        const bool isPublic = modelListOf(answer).isOk();
        m_sheet.pass(check("models"), isPublic ? count + QLatin1StringView(" public") : count);
        askChat();
    });
    lookup->get(*m_guard, modelsEndpoint(m_gateway.baseUrl));
}

void Doctor::askChat()
{
    if (m_model.isEmpty() && m_models)
        m_model = firstForChat(*m_models);
    if (!m_options.asksChat || m_keyError || m_model.isEmpty()) {
        judgeWithoutChat();
        return;
    }
    if (!m_apiError)
        m_sheet.begin(check("key"));
    auto *trial = new ChatTrial(m_gateway, m_model, this);
    connect(trial, &ChatTrial::finished, this, &Doctor::takeChat);
    trial->ask(*m_guard, QStringLiteral("Count from 1 to 10."));
}

void Doctor::judgeWithoutChat()
{
    if (m_apiError) {
        seek(check("api"), *m_apiError);
        return;
    }
    if (m_keyError)
        m_sheet.fail(check("key"), *m_keyError);
    else if (!m_options.asksChat)
        m_sheet.skip(check("key"), QStringLiteral("not-asked"));
    if (m_options.asksChat && !m_keyError)
        m_sheet.fail(check("model"), errorOf(core::ErrorKind::BadInput, "no-model"));
    else
        judgeModelByList();
    if (!m_options.asksChat)
        m_sheet.skip(check("streaming"), QStringLiteral("not-asked"));
    end();
}

void Doctor::takeChat(const TrialResult &result)
{
    if (m_apiError && !result.isAnswered && !isFromApi(*result.error)) {
        if (isWrongPlace(*m_apiError)) {
            seek(check("api"), *m_apiError);
            return;
        }
        m_sheet.fail(check("api"), *m_apiError);
        end();
        return;
    }
    acceptApi();
    if (!result.isAnswered) {
        takeChatError(result);
        return;
    }
    m_sheet.setWorking(result.modelAnswered);
    m_sheet.pass(check("key"));
    m_sheet.pass(check("model"), m_model);
    m_sheet.pass(check("streaming"),
                 result.pieces > 1 ? QStringLiteral("one-by-one") : QStringLiteral("at-once"));
    if (m_options.asksImages)
        askImage();
    else
        end();
}

/// The chat has shown that an API is there, although its list was not to be had.
void Doctor::acceptApi()
{
    if (!m_apiError)
        return;
    m_sheet.pass(check("api"));
    if (isWrongPlace(*m_apiError))
        m_sheet.skip(check("models"), QStringLiteral("missing"));
    else
        m_sheet.fail(check("models"), *m_apiError);
    m_apiError.reset();
}

void Doctor::takeChatError(const TrialResult &result)
{
    core::Error error = *result.error;
    const QString name = checkOfChatError(error, isModelUnknown(), result.hasBegun);
    if (name == QLatin1StringView("key") && isWrongPlace(error)) {
        seek(name, error);
        return;
    }
    if (name != QLatin1StringView("key"))
        m_sheet.pass(check("key"), acceptanceOf(m_gateway.key));
    if (name == QLatin1StringView("streaming"))
        m_sheet.pass(check("model"),
                     m_model + QLatin1StringView(result.hasBegun ? "" : " unanswered"));
    if (name == QLatin1StringView("model"))
        proposeModels(error);
    m_sheet.fail(name, error);
    if (name == QLatin1StringView("key") && isModelUnknown())
        judgeModelByList();
    end();
}

bool Doctor::isModelUnknown() const
{
    return m_models && !m_models->isEmpty()
           && std::none_of(m_models->cbegin(), m_models->cend(),
                           [this](const ModelInfo &model) { return model.id == m_model; });
}

void Doctor::proposeModels(core::Error &error) const
{
    markPlaceholder(error, m_model);
    if (m_models && !m_models->isEmpty()) {
        error.proposedModels = nearModels(m_model, *m_models, kMaxProposals);
        if (error.kind == core::ErrorKind::ModelNotFound && isDisplayName(m_model, *m_models))
            error.code = QStringLiteral("display-name");
        return;
    }
    const core::Preset *preset = core::presetByHost(QUrl(m_gateway.baseUrl).host());
    const QString id = preset && preset->hasDashedModelIds ? proposedModelId(m_model) : QString();
    if (!id.isEmpty())
        error.proposedModels = {id};
}

void Doctor::judgeModelByList()
{
    if (!m_models || m_options.model.isEmpty()) {
        m_sheet.skip(check("model"), QStringLiteral("not-asked"));
        return;
    }
    if (!isModelUnknown()) {
        m_sheet.pass(check("model"), m_model);
        return;
    }
    core::Error error = errorOf(core::ErrorKind::ModelNotFound, "not-in-list");
    proposeModels(error);
    m_sheet.fail(check("model"), error);
}

void Doctor::askImage()
{
    m_sheet.begin(check("images"));
    const int number = QRandomGenerator::global()->bounded(1000, 10'000);
    auto *trial = new ChatTrial(m_gateway, m_model, this);
    connect(trial, &ChatTrial::finished, this,
            [this, number](const TrialResult &result) { takeImage(result, number); });
    trial->ask(*m_guard,
               QStringLiteral("Which number is in this picture? Answer with the digits only."),
               numberPicture(number));
}

void Doctor::takeImage(const TrialResult &result, int number)
{
    static const QRegularExpression gaps(QStringLiteral("[\\s,.'_*-]"));
    const QString digits = QString(result.text).remove(gaps);
    if (!result.isAnswered)
        m_sheet.fail(check("images"), *result.error);
    else if (digits.contains(QString::number(number)))
        m_sheet.pass(check("images"), QStringLiteral("seen"));
    else
        m_sheet.fail(check("images"),
                     errorOf(core::ErrorKind::ImagesNotSupported, "images-ignored"));
    end();
}

void Doctor::seek(const QString &name, const core::Error &error, const QString &scheme)
{
    auto *probe = new BaseProbe(m_gateway, this);
    connect(probe, &BaseProbe::finished, this,
            [this, name, error](const QString &baseUrl, const QList<ModelInfo> &) {
                core::Error known = error;
                if (!baseUrl.isEmpty())
                    known.proposedBaseUrl = baseUrl;
                m_sheet.fail(name, known);
                if (m_keyError)
                    m_sheet.fail(check("key"), *m_keyError);
                end();
            });
    if (scheme.isEmpty())
        probe->start(*m_guard);
    else
        probe->startUnderScheme(*m_guard, scheme);
}

void Doctor::end()
{
    if (!m_options.asksImages)
        m_sheet.skip(check("images"), QStringLiteral("not-asked"));
    deleteLater();
    Q_EMIT diagnosed(m_sheet.close());
}

} // namespace api
