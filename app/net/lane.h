// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/route.h"
#include "net/tlsfiles.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <memory>

namespace net {

/// A manager of its own for requests of one route and one purpose, with its sockets.
class Lane
{
public:
    /// Chats do not wait behind lists: Qt opens at most six connections a host.
    enum class Use { Chat, List };

    /// An Error of kind Tls for files that are not what they should be.
    static core::Result<std::unique_ptr<Lane>> make(Use use, const Route &route,
                                                    const TlsFiles &files);

    [[nodiscard]] bool serves(Use use, const Route &route, const TlsFiles &files) const;
    /// Another request would wait without a word.
    [[nodiscard]] bool isFull() const;
    /// Nobody holds a reply of it any more.
    [[nodiscard]] bool isIdle() const;
    /// Sets what the route wants of a request. Before every request.
    void prepare(QNetworkRequest &request);
    [[nodiscard]] QNetworkAccessManager &manager() { return m_manager; }

private:
    Lane(Use use, const Route &route, const TlsFiles &files, const QSslConfiguration &tls);
    void acceptPinned(QNetworkReply *reply, const QList<QSslError> &errors) const;

    Use m_use;
    Route m_route;
    TlsFiles m_files;
    QSslConfiguration m_tls;
    QNetworkAccessManager m_manager;
    QElapsedTimer m_sinceUse;
};

} // namespace net
