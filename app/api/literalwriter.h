// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsontext.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <functional>

namespace api {

enum class Dialect { Json, Python, JavaScript };

/// An image (or other file) of a request whose bytes are not in its text.
struct FoldedImage {
    int index = 0; ///< in order of appearance
    QString mime;
};

/// Writes a JSON value as a literal of a language, a member a line, four blanks a level. What no
/// source text should hold raw (control characters, lone surrogates, line and paragraph
/// separators, characters that turn the direction) is written as an escape, which JSON, Python
/// and JavaScript spell alike. Schemas beside which their text stands (core/writtenjson.h) keep
/// its order.
class LiteralWriter
{
public:
    /// What stands for the data URL of an image, as source text.
    using ImageText = std::function<QString(const FoldedImage &image)>;

    /// Without `image` a folded image is the text that it is.
    explicit LiteralWriter(Dialect dialect, ImageText image = {});

    /// The first line is not indented, the others by at least `level` levels.
    [[nodiscard]] QString write(const QJsonValue &value, int level = 0);
    /// Images met so far.
    [[nodiscard]] int imageCount() const { return m_images; }
    /// In double quotes, the same for all three languages.
    [[nodiscard]] static QString quoted(QStringView text);
    /// The member's name and colon, as an object literal wants it.
    [[nodiscard]] QString key(const QString &name) const;

private:
    void add(const QJsonValue &value, int level);
    void addArray(const QJsonArray &array, int level);
    void addObject(const QJsonObject &object, int level);
    void addNode(const core::JsonText &json, int node, int level);
    /// A member that holds a schema, with the schema in the order of its text.
    bool addHolder(const QString &name, const QJsonValue &value, int level);
    bool addFolded(const QString &name, const QJsonValue &value, int level);
    void newLine(int level);

    Dialect m_dialect;
    ImageText m_image;
    QString m_text;
    int m_images = 0;
};

} // namespace api
