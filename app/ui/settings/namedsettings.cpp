// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/namedsettings.h"

#include "ui/settings/formscroll.h"

#include <QCoreApplication>
#include <algorithm>

namespace ui {
namespace {

using NamedPage = SettingsDialog::Page;

/// Words of the pages by the pages' own contexts: they are translated once.
struct SettingSource {
    NamedPage page;
    const char *field;
    const char *context;
    const char *words;
    const char *box;      ///< what stands on a box to be checked; null: it is none
    const char *synonyms; ///< in the context "ui::SettingWords"; null: none
};

constexpr SettingSource kSources[] = {
    {NamedPage::Connections, "preset", "ui::ConnectionFields",
     QT_TRANSLATE_NOOP("ui::ConnectionFields", "Service"), nullptr,
     QT_TRANSLATE_NOOP("ui::SettingWords", "Provider, preset")},
    {NamedPage::Connections, "baseUrl", "ui::ConnectionFields",
     QT_TRANSLATE_NOOP("ui::ConnectionFields", "Base URL"), nullptr,
     QT_TRANSLATE_NOOP("ui::SettingWords", "Address, endpoint")},
    {NamedPage::Connections, "apiKey", "ui::ConnectionFields",
     QT_TRANSLATE_NOOP("ui::ConnectionFields", "API Key"), nullptr,
     QT_TRANSLATE_NOOP("ui::SettingWords", "Token, secret")},
    {NamedPage::Connections, "modelId", "ui::ConnectionFields",
     QT_TRANSLATE_NOOP("ui::ConnectionFields", "Model ID"), nullptr, nullptr},
    {NamedPage::Connections, "name", "ui::MoreFields", QT_TRANSLATE_NOOP("ui::MoreFields", "Name"),
     nullptr, nullptr},
    {NamedPage::Connections, "moreKeys", "ui::MoreFields",
     QT_TRANSLATE_NOOP("ui::MoreFields", "More keys"), nullptr, nullptr},
    {NamedPage::Connections, "headers", "ui::MoreFields",
     QT_TRANSLATE_NOOP("ui::MoreFields", "Extra headers"), nullptr,
     QT_TRANSLATE_NOOP("ui::SettingWords", "User-Agent")},
    {NamedPage::Connections, "proxyKind", "ui::ProxyFields",
     QT_TRANSLATE_NOOP("ui::ProxyFields", "Proxy"), nullptr, "HTTP SOCKS5"},
    {NamedPage::Connections, "caFile", "ui::TrustFields",
     QT_TRANSLATE_NOOP("ui::TrustFields", "CA file"), nullptr,
     QT_TRANSLATE_NOOP("ui::SettingWords", "Certificate, TLS")},
    {NamedPage::Connections, "clientCertificate", "ui::TrustFields",
     QT_TRANSLATE_NOOP("ui::TrustFields", "Client certificate"), nullptr, nullptr},
    {NamedPage::Connections, "clientKey", "ui::TrustFields",
     QT_TRANSLATE_NOOP("ui::TrustFields", "Client key"), nullptr, nullptr},
    {NamedPage::Connections, "connectSeconds", "ui::PatienceFields",
     QT_TRANSLATE_NOOP("ui::PatienceFields", "Wait for a connection"), nullptr,
     QT_TRANSLATE_NOOP("ui::SettingWords", "Time-out")},
    {NamedPage::Connections, "firstByteSeconds", "ui::PatienceFields",
     QT_TRANSLATE_NOOP("ui::PatienceFields", "Wait for the first word"), nullptr,
     QT_TRANSLATE_NOOP("ui::SettingWords", "Time-out")},
    {NamedPage::Connections, "idleSeconds", "ui::PatienceFields",
     QT_TRANSLATE_NOOP("ui::PatienceFields", "Wait between words"), nullptr,
     QT_TRANSLATE_NOOP("ui::SettingWords", "Time-out")},
    {NamedPage::Connections, "noDataSeconds", "ui::PatienceFields",
     QT_TRANSLATE_NOOP("ui::PatienceFields", "Wait while only alive"), nullptr,
     QT_TRANSLATE_NOOP("ui::SettingWords", "Time-out")},
    {NamedPage::Appearance, "scheme", "ui::AppearancePage",
     QT_TRANSLATE_NOOP("ui::AppearancePage", "Colours"), nullptr,
     QT_TRANSLATE_NOOP("ui::SettingWords", "Theme, dark, light")},
    {NamedPage::Appearance, "readingSize", "ui::AppearancePage",
     QT_TRANSLATE_NOOP("ui::AppearancePage", "Reading size"), nullptr,
     QT_TRANSLATE_NOOP("ui::SettingWords", "Font size, size of the text, zoom")},
    {NamedPage::Appearance, "wideColumn", "ui::AppearancePage",
     QT_TRANSLATE_NOOP("ui::AppearancePage", "Column"),
     QT_TRANSLATE_NOOP("ui::AppearancePage", "Wide"), nullptr},
    {NamedPage::Appearance, "codeWrapped", "ui::AppearancePage",
     QT_TRANSLATE_NOOP("ui::AppearancePage", "Code"),
     QT_TRANSLATE_NOOP("ui::AppearancePage", "Wrap long lines"), nullptr},
    {NamedPage::Appearance, "codeNumbered", "ui::AppearancePage",
     QT_TRANSLATE_NOOP("ui::AppearancePage", "Line numbers"),
     QT_TRANSLATE_NOOP("ui::AppearancePage", "Show in code"), nullptr},
    {NamedPage::Appearance, "language", "ui::AppearancePage",
     QT_TRANSLATE_NOOP("ui::AppearancePage", "Language"), nullptr, "English 简体中文"},
    {NamedPage::Chat, "sendKey", "ui::ChatPage", QT_TRANSLATE_NOOP("ui::ChatPage", "Send with"),
     nullptr, QT_TRANSLATE_NOOP("ui::SettingWords", "Enter, new line, send key")},
    {NamedPage::Chat, "follow", "ui::ChatPage",
     QT_TRANSLATE_NOOP("ui::ChatPage", "While a reply grows"), nullptr,
     QT_TRANSLATE_NOOP("ui::SettingWords", "Scrolling")},
    {NamedPage::Chat, "instructions", "ui::ChatPage",
     QT_TRANSLATE_NOOP("ui::ChatPage", "Instructions"), nullptr,
     QT_TRANSLATE_NOOP("ui::SettingWords", "System prompt")},
    {NamedPage::Titles, "titleGenerated", "ui::TitlesPage",
     QT_TRANSLATE_NOOP("ui::TitlesPage", "Titles"),
     QT_TRANSLATE_NOOP("ui::TitlesPage", "Let a model write them after the first answer"), nullptr},
    {NamedPage::Titles, "titleModel", "ui::TitlesPage",
     QT_TRANSLATE_NOOP("ui::TitlesPage", "Model for titles"), nullptr, nullptr},
    {NamedPage::Titles, "titlePrompt", "ui::TitlesPage",
     QT_TRANSLATE_NOOP("ui::TitlesPage", "What it is told"), nullptr,
     QT_TRANSLATE_NOOP("ui::SettingWords", "Prompt for titles")},
    {NamedPage::Titles, "binDays", "ui::TitlesPage",
     QT_TRANSLATE_NOOP("ui::TitlesPage", "Keep deleted things for"), nullptr,
     QT_TRANSLATE_NOOP("ui::SettingWords", "Days in the bin")},
    {NamedPage::Data, "backUpDaily", "ui::DataPage", nullptr,
     QT_TRANSLATE_NOOP("ui::DataPage", "Back up every day"), nullptr},
    {NamedPage::Data, "sealBackups", "ui::DataPage", nullptr,
     QT_TRANSLATE_NOOP("ui::DataPage", "Protect backups with a passphrase"), nullptr},
};

QString settingWordsOf(const SettingSource &source)
{
    const auto said = [&source](const char *text) {
        return text ? QCoreApplication::translate(source.context, text) : QString();
    };
    if (!source.words || !source.box)
        return said(source.words ? source.words : source.box);
    //: A setting that is a box to be checked: what stands before it, and what stands on it
    return QCoreApplication::translate("ui::SettingWords", "%1: %2")
        .arg(said(source.words), said(source.box));
}

} // namespace

QList<NamedSetting> namedSettings(SettingsDialog::Page page)
{
    QList<NamedSetting> settings;
    for (const SettingSource &source : kSources) {
        if (source.page != page)
            continue;
        const QString synonyms =
            source.synonyms ? QCoreApplication::translate("ui::SettingWords", source.synonyms)
                            : QString();
        settings.append({QString::fromLatin1(source.field), settingWordsOf(source), synonyms});
    }
    return settings;
}

bool focusSetting(const QWidget &page, const QString &field)
{
    auto *control = page.findChild<QWidget *>(field);
    if (!control)
        return false;
    focusControl(*control);
    for (QWidget *around = control->parentWidget(); around; around = around->parentWidget()) {
        if (auto *scroll = qobject_cast<FormScroll *>(around))
            scroll->bringToView(control);
    }
    return true;
}

void focusControl(QWidget &control)
{
    QWidget *target = &control;
    if (control.focusPolicy() == Qt::NoFocus && !control.focusProxy()) {
        const auto parts = control.findChildren<QWidget *>();
        const auto found = std::find_if(parts.cbegin(), parts.cend(), [](const QWidget *part) {
            return (part->focusPolicy() & Qt::TabFocus) != 0 && !part->isHidden();
        });
        target = found == parts.cend() ? target : *found;
    }
    target->setFocus(Qt::ShortcutFocusReason);
}

} // namespace ui
