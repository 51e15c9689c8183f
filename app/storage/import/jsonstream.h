// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <optional>

namespace storage {

/// Where a value stands in a file.
struct JsonSpan {
    qint64 offset = 0;
    qint64 length = 0;
};

/// Walks a JSON document (RFC 8259) of any size in a seekable device without building a tree of
/// it: the caller enters containers and takes, or passes over, one value after the other. What
/// was not taken is passed over by the next step. Values are only delimited here; whoever parses
/// one finds out whether it is well formed.
///
/// A value that breaks a limit is passed over and told by takeBytes(); the walk goes on behind it.
/// A document that ends or bends where it must not stops the walk for good.
class JsonStream
{
public:
    enum class Problem { None, Unfinished, Unexpected, Unreadable };
    enum class Kind { None, Object, Array, String, Other };
    enum class Limit { None, Bytes, Depth, Values };

    /// Begins at the device's position.
    explicit JsonStream(QIODevice &device);

    [[nodiscard]] Problem problem() const { return m_problem; }
    /// The limit that the value broke which was taken last.
    [[nodiscard]] Limit brokenLimit() const { return m_brokenLimit; }
    /// The device's own words for what is Unreadable.
    [[nodiscard]] QString errorString() const { return m_device.errorString(); }
    /// Bytes from the device's beginning to what is read next.
    [[nodiscard]] qint64 position() const { return m_base + m_index; }

    /// What begins at the cursor.
    [[nodiscard]] Kind kind();
    /// Steps into the object or array at the cursor; false when there is none.
    bool enter();
    /// The next member's name in the entered object, with the cursor before its value. Nothing at
    /// its end, which leaves the object.
    [[nodiscard]] std::optional<QString> nextMember();
    /// The same for the entered array.
    [[nodiscard]] bool nextElement();
    /// Leaves what was entered last, whatever is left in it.
    void leave();
    /// White space is all that follows.
    [[nodiscard]] bool isAtEnd();

    struct Limits {
        qint64 bytes = 32 * 1024 * 1024;
        int depth = 64;
        /// A value takes a hundred times its two letters once it is parsed.
        qint64 values = 1'000'000;
    };
    /// The value at the cursor, verbatim; nothing when it breaks a limit.
    [[nodiscard]] std::optional<QByteArray> takeBytes(Limits limits);
    /// The same, parsed; undefined when it breaks a limit or is no JSON.
    [[nodiscard]] QJsonValue take(Limits limits);
    JsonSpan skip();

private:
    [[nodiscard]] int peek();
    [[nodiscard]] int peekToken();
    bool fill();
    void fail(Problem problem);
    bool beginItem(char closing);
    void passOver();

    struct Scan {
        Limits limits;
        Limit broken = Limit::None;
    };
    void scanValue(Scan &scan);
    void scanScalar();
    void scanNested(Scan &scan);
    [[nodiscard]] std::optional<QByteArray> bytesAt(qint64 begin, qint64 length);

    struct Level {
        char closing = 0;
        bool isFirst = true;
    };

    QIODevice &m_device;
    QByteArray m_buffer;
    qint64 m_base = 0; ///< the device's position where the buffer begins
    qsizetype m_index = 0;
    QList<Level> m_levels;
    bool m_isAtValue = true; ///< not taken yet
    Problem m_problem = Problem::None;
    Limit m_brokenLimit = Limit::None;
};

/// The value that stands there, parsed; undefined when it is no JSON.
[[nodiscard]] QJsonValue readSpan(QIODevice &device, const JsonSpan &span);
/// One JSON text of any type, parsed; undefined when it is none, or has above a million values.
[[nodiscard]] QJsonValue parseJsonValue(const QByteArray &json);

} // namespace storage
