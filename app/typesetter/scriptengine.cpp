// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "typesetter/scriptengine.h"

#include <QFile>
#include <utility>

namespace typesetter {
namespace {

QByteArray read(const QString &name)
{
    QFile file(QStringLiteral(":/scripts/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

ScriptEngine::ScriptEngine()
    : m_languages(read(QStringLiteral("languages.json")))
{
    if (load(QStringLiteral("engine.js")) && load(QStringLiteral("prism/core.js")))
        m_colour = m_engine.evaluate(QString::fromUtf8(read(QStringLiteral("code.js"))));
}

bool ScriptEngine::load(const QString &script)
{
    if (m_loaded.contains(script))
        return true;
    const QByteArray source = read(script);
    if (source.isEmpty() || m_engine.evaluate(QString::fromUtf8(source), script).isError())
        return false;
    m_loaded.insert(script);
    return true;
}

std::optional<QByteArray> ScriptEngine::colour(const QString &text, const QString &language)
{
    const QString known = m_languages.find(language);
    if (known.isEmpty() || !m_colour.isCallable())
        return std::nullopt;
    const QStringList scripts = m_languages.scriptsFor(known);
    for (const QString &script : scripts) {
        if (!load(QStringLiteral("prism/%1.js").arg(script)))
            return std::nullopt;
    }
    const QJSValue grammar = m_engine.globalObject()
                                 .property(QStringLiteral("Prism"))
                                 .property(QStringLiteral("languages"))
                                 .property(known);
    if (!grammar.isObject())
        return std::nullopt;
    const QJSValue spans = m_colour.call({QJSValue(text), grammar});
    if (spans.isError() || !spans.isString())
        return std::nullopt;
    return spans.toString().toLatin1();
}

void ScriptEngine::loadFormulas()
{
    if (std::exchange(m_hasTriedFormulas, true))
        return;
    // What leans on something comes after it.
    for (const char *script :
         {"mathjax.js", "mathjax/startup.js", "mathjax/core.js", "mathjax/dom.js", "mathjax/tex.js",
          "mathjax/svg.js", "mathjax/font.js"}) {
        if (!load(QLatin1StringView(script)))
            return;
    }
    m_typeset = m_engine.evaluate(QString::fromUtf8(read(QStringLiteral("formula.js"))));
}

std::optional<QByteArray> ScriptEngine::typeset(const QString &tex, bool isDisplay)
{
    loadFormulas();
    if (!m_typeset.isCallable())
        return std::nullopt;
    const QJSValue picture = m_typeset.call({QJSValue(tex), QJSValue(isDisplay)});
    const QByteArray json = picture.isString() ? picture.toString().toUtf8() : QByteArray();
    return json.isEmpty() ? std::nullopt : std::optional(json);
}

} // namespace typesetter
