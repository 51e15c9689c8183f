// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/connectionbook.h"

#include "chat/origin.h"

#include <QUrl>
#include <algorithm>

namespace chat {
namespace {

/// The same for the same address in every run: a conversation finds its gateway again when the
/// program is started as before.
QUuid idOfThisRun(const QString &baseUrl)
{
    const QUuid kNamespace(0x6c6f7175, 0x6174, 0x5275, 0x8e, 0x43, 0x6f, 0x6e, 0x6e, 0x65, 0x63,
                           0x74);
    return QUuid::createUuidV5(kNamespace, baseUrl);
}

core::Profile profileOfThisRun(const RunOverrides &overrides)
{
    core::Profile profile;
    profile.id = idOfThisRun(overrides.baseUrl);
    profile.name = QUrl(overrides.baseUrl).host();
    profile.baseUrl = overrides.baseUrl;
    profile.model = overrides.model;
    profile.presetId = QStringLiteral("custom");
    return profile;
}

auto findIn(QList<core::Profile> &profiles, const QUuid &id)
{
    return std::find_if(profiles.begin(), profiles.end(),
                        [&id](const core::Profile &profile) { return profile.id == id; });
}

} // namespace

core::Profile demoProfile()
{
    core::Profile profile;
    profile.id = core::demoProfileId();
    profile.name = QStringLiteral("Demo");
    profile.model = QStringLiteral("demo-tour");
    profile.isDemo = true;
    return profile;
}

ConnectionBook::ConnectionBook(Preferences &preferences, const RunOverrides &overrides)
    : m_preferences(preferences)
    , m_overrideKey(overrides.key)
    , m_overrideModel(overrides.model)
{
    if (!overrides.baseUrl.isEmpty()) {
        m_ofThisRun = profileOfThisRun(overrides);
        // Whose stored model fits this address fits this run, too.
        const std::optional<core::Profile> known = keyLender(*m_ofThisRun);
        if (m_ofThisRun->model.isEmpty() && known)
            m_ofThisRun->model = known->model;
        m_isOfThisRunActive = true;
    }
    const core::Profile meant = active();
    m_overridden = meant.id;
    m_overriddenBaseUrl = meant.baseUrl;
}

QList<core::Profile> ConnectionBook::profiles() const
{
    QList<core::Profile> all;
    if (m_ofThisRun)
        all.append(*m_ofThisRun);
    all.append(m_preferences.settings().profiles);
    if (all.isEmpty() || !m_preferences.settings().isDemoDismissed)
        all.append(demoProfile());
    return all;
}

std::optional<core::Profile> ConnectionBook::find(const QUuid &id) const
{
    if (id == core::demoProfileId())
        return demoProfile();
    if (isOfThisRun(id))
        return m_ofThisRun;
    for (const core::Profile &profile : m_preferences.settings().profiles) {
        if (profile.id == id)
            return profile;
    }
    return std::nullopt;
}

core::Profile ConnectionBook::chosen() const
{
    if (m_ofThisRun && m_isOfThisRunActive)
        return *m_ofThisRun;
    const core::Settings &settings = m_preferences.settings();
    if (const auto profile = find(settings.activeProfileId))
        return *profile;
    return settings.profiles.isEmpty() ? demoProfile() : settings.profiles.constFirst();
}

core::Profile ConnectionBook::active() const
{
    core::Profile profile = chosen();
    profile.model = modelFor(profile);
    return profile;
}

QString ConnectionBook::modelFor(const core::Profile &profile) const
{
    const bool isMeant = !m_overrideModel.isEmpty() && profile.id == m_overridden;
    return isMeant ? m_overrideModel : profile.model;
}

void ConnectionBook::setActive(const QUuid &id)
{
    m_isOfThisRunActive = isOfThisRun(id);
    if (m_isOfThisRunActive)
        return;
    core::Settings settings = m_preferences.settings();
    settings.activeProfileId = id;
    m_preferences.set(settings);
}

bool ConnectionBook::hasReal() const
{
    return m_ofThisRun || !m_preferences.settings().profiles.isEmpty();
}

void ConnectionBook::put(const core::Profile &profile)
{
    if (profile.isDemo)
        return;
    if (isOfThisRun(profile.id)) {
        m_ofThisRun = profile;
        return;
    }
    core::Settings settings = m_preferences.settings();
    const bool isFirst = settings.profiles.isEmpty();
    const auto known = findIn(settings.profiles, profile.id);
    if (known == settings.profiles.end())
        settings.profiles.append(profile);
    else
        *known = profile;
    if (isFirst) {
        settings.activeProfileId = profile.id;
        settings.isDemoDismissed = true;
    }
    m_preferences.set(settings);
}

void ConnectionBook::remove(const QUuid &id)
{
    if (isOfThisRun(id)) {
        m_ofThisRun.reset();
        m_isOfThisRunActive = false;
        return;
    }
    core::Settings settings = m_preferences.settings();
    const auto known = findIn(settings.profiles, id);
    if (known == settings.profiles.end())
        return;
    settings.profiles.erase(known);
    if (settings.activeProfileId == id) {
        settings.activeProfileId =
            settings.profiles.isEmpty() ? QUuid() : settings.profiles.constFirst().id;
    }
    if (settings.profiles.isEmpty())
        settings.isDemoDismissed = false;
    m_preferences.set(settings);
}

bool ConnectionBook::isOfThisRun(const QUuid &id) const
{
    return m_ofThisRun && m_ofThisRun->id == id;
}

QByteArray ConnectionBook::overrideKey(const QUuid &id) const
{
    if (id != m_overridden || id == core::demoProfileId())
        return {};
    // A key is given for a server: where the connection has gone to another one, it stays behind.
    const std::optional<core::Profile> profile = find(id);
    const bool isThere = profile && isSameServer(m_overriddenBaseUrl, profile->baseUrl);
    return isThere ? m_overrideKey : QByteArray();
}

std::optional<core::Profile> ConnectionBook::keyLender(const core::Profile &profile) const
{
    const QString origin = originOf(profile.baseUrl);
    for (const core::Profile &stored : m_preferences.settings().profiles) {
        const bool isSame = !origin.isEmpty() && originOf(stored.baseUrl) == origin;
        if (isSame && stored.hasStoredKey && stored.id != profile.id)
            return stored;
    }
    return std::nullopt;
}

} // namespace chat
