// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <memory>

namespace api {

/// Inflates a gzip body as it arrives, when there is one. The first two bytes decide, never the
/// Content-Encoding label: gateways relay it over a body they have inflated already
/// (open-webui/open-webui#23920). Output is bounded.
class Inflater
{
public:
    explicit Inflater(qint64 maxOutput);
    ~Inflater();
    Q_DISABLE_COPY(Inflater)

    /// The plain bytes that the new ones give. A body that is no gzip passes through unchanged.
    [[nodiscard]] QByteArray feed(const QByteArray &bytes);
    /// A held first byte when the input ended after it.
    [[nodiscard]] QByteArray finish();

    [[nodiscard]] bool isGzip() const;
    /// The compressed data is damaged; everything before the damage was handed out.
    [[nodiscard]] bool isBroken() const;
    /// The output limit was reached.
    [[nodiscard]] bool isTooLong() const;
    /// A gzip body ended before its end mark.
    [[nodiscard]] bool isCut() const;

    /// All at once: the plain bytes of what may be gzip, at most `maxOutput` of them.
    [[nodiscard]] static QByteArray inflated(const QByteArray &bytes, qint64 maxOutput);

private:
    QByteArray inflate(const QByteArray &bytes);

    struct Stream;
    std::unique_ptr<Stream> m_stream;
    QByteArray m_head;
    qint64 m_room;
    enum class State { Start, Plain, Gzip, Ended, Broken, TooLong } m_state = State::Start;
};

} // namespace api
