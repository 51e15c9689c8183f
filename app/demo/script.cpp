// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/script.h"

#include <QHash>

namespace demo {

QByteArray reasonPhrase(int status)
{
    static const QHash<int, QByteArray> phrases{{200, "OK"},
                                                {301, "Moved Permanently"},
                                                {302, "Found"},
                                                {303, "See Other"},
                                                {307, "Temporary Redirect"},
                                                {308, "Permanent Redirect"},
                                                {400, "Bad Request"},
                                                {401, "Unauthorized"},
                                                {402, "Payment Required"},
                                                {403, "Forbidden"},
                                                {404, "Not Found"},
                                                {405, "Method Not Allowed"},
                                                {408, "Request Timeout"},
                                                {409, "Conflict"},
                                                {413, "Content Too Large"},
                                                {422, "Unprocessable Content"},
                                                {429, "Too Many Requests"},
                                                {431, "Request Header Fields Too Large"},
                                                {500, "Internal Server Error"},
                                                {501, "Not Implemented"},
                                                {502, "Bad Gateway"},
                                                {503, "Service Unavailable"},
                                                {504, "Gateway Timeout"}};
    return phrases.value(status, "Error");
}

QByteArray responseHead(int status, const QByteArray &headers)
{
    return "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n" + headers
           + "\r\n";
}

Script wholeAnswer(int status, const QByteArray &type, const QByteArray &body,
                   const QByteArray &headers)
{
    return {{{0, responseHead(status, "Content-Type: " + type + "\r\nContent-Length: "
                                          + QByteArray::number(body.size()) + "\r\n" + headers)
                     + body}},
            Script::End::KeepAlive};
}

StreamScript::StreamScript(const QByteArray &contentType, const QByteArray &headers)
    : m_script{{{0, responseHead(200, "Content-Type: " + contentType
                                          + "\r\nCache-Control: no-cache\r\n"
                                            "Transfer-Encoding: chunked\r\n"
                                          + headers)}},
               Script::End::KeepAlive}
{
}

StreamScript &StreamScript::add(const QByteArray &bytes, int afterMs)
{
    m_script.steps.append(
        {afterMs, QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n"});
    return *this;
}

StreamScript &StreamScript::add(const QList<QByteArray> &pieces, int afterMs)
{
    for (const QByteArray &piece : pieces)
        add(piece, afterMs);
    return *this;
}

Script StreamScript::whole()
{
    m_script.steps.append({0, "0\r\n\r\n"});
    return m_script;
}

Script StreamScript::unfinished(Script::End end)
{
    m_script.end = end;
    return m_script;
}

} // namespace demo
