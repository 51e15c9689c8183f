// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/launcher.h"

#include "chat/temporarychat.h"
#include "core/id.h"
#include "core/whendone.h"

namespace chat {
namespace {

bool isAddress(const QString &image)
{
    return image.startsWith(QLatin1StringView("https://"))
           || image.startsWith(QLatin1StringView("http://"));
}

core::Error modelMissing()
{
    core::Error error;
    error.kind = core::ErrorKind::BadInput;
    error.code = QStringLiteral("no-model");
    return error;
}

} // namespace

Launcher::Launcher(Workspace &workspace, LaunchRequest request, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_request(std::move(request))
{
}

void Launcher::run()
{
    if (m_request.send.isEmpty() && m_request.images.isEmpty()) {
        const QUuid id = core::idFromText(m_request.open);
        if (!id.isNull())
            m_workspace.open(id);
        deleteLater();
        return;
    }
    if (isHeld())
        return;
    m_workspace.startNew();
    m_session = m_workspace.current();
    m_outgoing.text = m_request.send;
    attachNext();
}

/// First a person says what becomes of the temporary conversation that is shown. Who stays in it
/// gets back what was to be sent.
bool Launcher::isHeld()
{
    TemporaryChat *temporary = &m_workspace.temporary();
    disconnect(temporary, nullptr, this, nullptr);
    const auto goOn = [launcher = QPointer<Launcher>(this)] {
        if (launcher)
            launcher->run();
    };
    if (!temporary->hold(goOn))
        return false;
    connect(temporary, &TemporaryChat::stayed, this, [this, temporary] {
        disconnect(temporary, nullptr, this, nullptr);
        m_outgoing.text = m_request.send;
        attachNext();
    });
    return true;
}

void Launcher::attachNext()
{
    if (m_request.images.isEmpty()) {
        if (m_imageError) {
            // Sending without it would not be what was asked for, and nothing may be lost.
            Q_EMIT leftUnsent(m_outgoing);
            fail(*m_imageError);
            return;
        }
        sendNow();
        return;
    }
    const QString image = m_request.images.takeFirst();
    if (isAddress(image)) {
        const auto part = ImageImport::fromAddress(image);
        if (part)
            attached(ImportedImage{part.value(), {}, {}});
        else
            attached(part.error());
        return;
    }
    core::whenDone(this, ImageImport::fromFile(image),
                   [this](const core::Result<ImportedImage> &result) { attached(result); });
}

void Launcher::attached(const core::Result<ImportedImage> &image)
{
    if (!image) {
        m_imageError = m_imageError.value_or(image.error());
        attachNext();
        return;
    }
    m_outgoing.images.append(image.value().part);
    if (!image.value().part.hash.isEmpty())
        m_outgoing.attachments.insert(image.value().part.hash, image.value().bytes);
    attachNext();
}

void Launcher::sendNow()
{
    if (!m_session) {
        // Its conversation was closed while the images were read.
        Q_EMIT leftUnsent(m_outgoing);
        deleteLater();
        return;
    }
    ChatSession *session = m_session;
    connect(session, &ChatSession::sent, this, &Launcher::sent);
    connect(session, &ChatSession::firstContent, this, &Launcher::firstContent);
    connect(session, &ChatSession::modelNeeded, this, [this] { fail(modelMissing()); });
    connect(session, &ChatSession::sendFailed, this, &Launcher::fail);
    connect(session, &ChatSession::finished, this, [this, session](const QUuid &reply) {
        Q_EMIT replied(session->conversation().info().id, reply);
        deleteLater();
    });
    session->send(m_outgoing);
}

void Launcher::fail(const core::Error &error)
{
    Q_EMIT failed(error);
    deleteLater();
}

} // namespace chat
