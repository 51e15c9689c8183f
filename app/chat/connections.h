// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/baseurl.h"
#include "api/wire.h"
#include "chat/balances.h"
#include "chat/connectiontypes.h"
#include "chat/examination.h"
#include "chat/preferences.h"
#include "chat/runoverrides.h"
#include "chat/secretkeeper.h"
#include "core/demohost.h"
#include "core/preset.h"
#include "storage/modellistfile.h"

#include <QFuture>
#include <QHash>
#include <QObject>

namespace chat {

/// The connections, their keys and their model lists. Knows which connection a new conversation
/// uses; makes the Gateway of a request, with its key. GUI thread.
class Connections : public QObject
{
    Q_OBJECT

public:
    Connections(Preferences &preferences, storage::Secrets &secrets, api::Wire &wire,
                core::DemoHost &demo, const RunOverrides &overrides, QObject *parent = nullptr);
    ~Connections() override;

    /// The real ones, in order; with the demo last while it has not been dismissed or nothing
    /// else exists, and a run's own `--base-url` connection first.
    [[nodiscard]] QList<core::Profile> profiles() const;
    [[nodiscard]] std::optional<core::Profile> profile(const QUuid &id) const;
    /// What a new conversation uses; the demo when nothing else is there.
    [[nodiscard]] core::Profile active() const;
    void setActive(const QUuid &id);
    /// True while no real connection exists.
    [[nodiscard]] bool isOnlyDemo() const;

    /// Adds or changes one. How storing its secrets went follows as the result (see
    /// storage::SecretWrite). Changing the origin forgets keys and secret headers that were not
    /// entered anew.
    QFuture<storage::SecretWrite> save(const core::Profile &profile, const SecretEdits &edits);
    /// The same for a new `key`, an empty one that forgets it, or no change of secrets.
    QFuture<storage::SecretWrite> save(const core::Profile &profile,
                                       const std::optional<QByteArray> &key);
    /// What this run keeps of its secrets goes into a file: only after an explicit choice.
    QFuture<storage::SecretWrite> saveSecretsToFile(const QUuid &profile);
    void remove(const QUuid &id);
    /// One that is not here and was in a backup. Its key has to be entered anew, unless it says
    /// that it had one and that is still kept for it.
    void putBack(const core::Profile &profile);
    /// For the show button of a secret's own field.
    QFuture<KeptSecrets> secrets(const QUuid &profile);

    /// Base URL, key and headers for a request to this profile. An Error of kind BadInput with
    /// code "keychain-locked", "plain-http" or "no-profile" when it cannot be made. The demo is
    /// started when the profile is the demo; whoever asks for it holds it with holdDemo().
    QFuture<core::Result<api::Gateway>> gateway(const QUuid &profile);
    void holdDemo(const QUuid &conversation, bool isHeld);

    [[nodiscard]] ModelListState models(const QUuid &profile) const;
    /// Asks the gateway; modelsChanged() when it starts and when it ends.
    void fetchModels(const QUuid &profile);
    /// Keeps the lists from run to run. Without it they are known for this run only.
    void rememberModels(const storage::ModelListFile &file, const core::Clock &clock);
    /// The same for a connection that is being edited; nothing is kept.
    QFuture<core::Result<QList<ModelChoice>>> fetchModels(const core::Profile &draft,
                                                          const SecretEdits &edits);
    /// What the typed name may mean at this connection, the likeliest first; empty when its list
    /// has it.
    [[nodiscard]] QStringList nearModels(const QUuid &profile, const QString &typed) const;
    /// Looks at a connection that may still be edited, step by step. `owner` owns what is
    /// returned; deleting it ends the examination.
    Examination *examine(const core::Profile &draft, const SecretEdits &edits,
                         const ExaminationOptions &options, QObject *owner);
    [[nodiscard]] Balances &balances() const;
    [[nodiscard]] static BaseUrlAdvice advise(const QString &typed);
    [[nodiscard]] static PastedExample readExample(const QString &text);
    /// The key without what gets pasted along with it; an Error of kind BadInput when no header
    /// can carry it.
    [[nodiscard]] static core::Result<QByteArray> cleanKey(const QString &typed);
    /// Asks the local presets' ports on loopback who is there; found() for each.
    void scanLoopback();

Q_SIGNALS:
    void profilesChanged();
    void activeChanged();
    void modelsChanged(const QUuid &profile);
    void found(const core::Preset &preset, int modelCount);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace chat
