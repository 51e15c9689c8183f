// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preset.h"

#include <QUrl>

namespace core {
namespace {

Preset local(const char *id, const char *name, const char *url)
{
    Preset preset;
    preset.id = QString::fromLatin1(id);
    preset.name = QString::fromLatin1(name);
    preset.baseUrl = QString::fromLatin1(url);
    preset.needsKey = false;
    preset.isLocal = true;
    return preset;
}

Preset remote(const char *id, const QString &name, const char *url, const QString &keyHint,
              const QString &modelHint)
{
    Preset preset;
    preset.id = QString::fromLatin1(id);
    preset.name = name;
    preset.baseUrl = QString::fromLatin1(url);
    preset.keyHint = keyHint;
    preset.modelHint = modelHint;
    return preset;
}

QList<Preset> makePresets()
{
    Preset custom;
    custom.id = QStringLiteral("custom");
    Preset ling = remote("ling", QStringLiteral("ask.ling.rest"), "https://ask.ling.rest/api/v1",
                         QStringLiteral("设置 > 账号 > API 密钥"), QStringLiteral("模型名获取器"));
    ling.hasDashedModelIds = true;
    return {
        ling,
        remote("lalc", QStringLiteral("LALC"), "https://www.lalc.ltd/v1", QString(), QString()),
        remote("openai", QStringLiteral("OpenAI"), "https://api.openai.com/v1",
               QStringLiteral("platform.openai.com > API keys"), QString()),
        remote("deepseek", QStringLiteral("DeepSeek"), "https://api.deepseek.com/v1",
               QStringLiteral("platform.deepseek.com > API keys"), QString()),
        remote("openrouter", QStringLiteral("OpenRouter"), "https://openrouter.ai/api/v1",
               QStringLiteral("openrouter.ai > Keys"), QStringLiteral("openrouter.ai/models")),
        local("ollama", "Ollama", "http://127.0.0.1:11434/v1"),
        local("llamacpp", "llama.cpp", "http://127.0.0.1:8080/v1"),
        local("lmstudio", "LM Studio", "http://127.0.0.1:1234/v1"),
        local("vllm", "vLLM", "http://127.0.0.1:8000/v1"),
        custom,
    };
}

} // namespace

const QList<Preset> &presets()
{
    static const QList<Preset> all = makePresets();
    return all;
}

const Preset &presetById(const QString &id)
{
    for (const Preset &preset : presets()) {
        if (preset.id == id)
            return preset;
    }
    return presets().constLast();
}

const Preset *presetByHost(const QString &host)
{
    const auto bare = [](const QString &name) {
        return name.startsWith(QLatin1StringView("www.")) ? name.mid(4) : name;
    };
    for (const Preset &preset : presets()) {
        if (preset.isLocal || preset.baseUrl.isEmpty())
            continue;
        if (bare(QUrl(preset.baseUrl).host()) == bare(host.toLower()))
            return &preset;
    }
    return nullptr;
}

} // namespace core
