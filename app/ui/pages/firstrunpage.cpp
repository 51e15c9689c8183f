// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/firstrunpage.h"

#include "ui/label.h"
#include "ui/lineinput.h"
#include "ui/settings/linkbutton.h"
#include "ui/settings/noterow.h"
#include "ui/widebutton.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QUrl>

namespace ui {

FirstRunPage::FirstRunPage(Theme &theme, chat::Connections &connections, QWidget *parent)
    : Page(theme, parent)
    , m_pageTheme(theme)
    , m_connections(connections)
    , m_field(new LineInput(body()))
    , m_connect(new QPushButton(body()))
    , m_note(new NoteRow(theme, body()))
    , m_servers(new QVBoxLayout)
    , m_service(new QPushButton(body()))
    , m_tour(new QPushButton(body()))
    , m_import(new LinkButton(theme, {}, body()))
    , m_english(new LinkButton(theme, QStringLiteral("English"), body()))
    , m_chinese(new LinkButton(theme, QStringLiteral("中文"), body()))
{
    build();
    connectParts();
    retranslate();
}

void FirstRunPage::build()
{
    m_connect->setDefault(true);
    m_service->setProperty("quiet", true);
    m_tour->setProperty("quiet", true);
    m_note->setContentsMargins(0, 4, 0, 0);
    auto *field = new QHBoxLayout;
    field->setSpacing(8);
    field->addWidget(m_field, 1);
    field->addWidget(m_connect);
    m_servers->setSpacing(2);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(8);
    actions->addStretch(1);
    actions->addWidget(m_service);
    actions->addWidget(m_tour);
    actions->addStretch(1);
    auto *dot = new Label(theme(), {1.0, false, Label::Ink::Third}, body());
    dot->setText(QStringLiteral("·"));
    dot->setWordWrap(false);
    auto *languages = new QHBoxLayout;
    languages->setSpacing(4);
    languages->addStretch(1);
    languages->addWidget(m_english);
    languages->addWidget(dot);
    languages->addWidget(m_chinese);
    languages->addStretch(1);
    column()->addSpacing(24);
    column()->addLayout(field);
    column()->addWidget(m_note);
    column()->addSpacing(8);
    column()->addLayout(m_servers);
    column()->addSpacing(8);
    column()->addLayout(actions);
    column()->addSpacing(8);
    column()->addWidget(m_import, 0, Qt::AlignHCenter);
    column()->addSpacing(24);
    column()->addLayout(languages);
}

void FirstRunPage::connectParts()
{
    connect(m_field, &LineInput::returnPressed, this, &FirstRunPage::readField);
    connect(m_field, &LineInput::textEdited, this, [this] {
        m_note->clear();
        m_field->setProperty("fault", false);
    });
    connect(m_connect, &QPushButton::clicked, this, &FirstRunPage::readField);
    connect(m_service, &QPushButton::clicked, this, &FirstRunPage::serviceRequested);
    connect(m_tour, &QPushButton::clicked, this, &FirstRunPage::tourRequested);
    connect(m_import, &LinkButton::clicked, this, &FirstRunPage::importRequested);
    connect(m_english, &LinkButton::clicked, this,
            [this] { Q_EMIT languageChosen(QStringLiteral("en")); });
    connect(m_chinese, &LinkButton::clicked, this,
            [this] { Q_EMIT languageChosen(QStringLiteral("zh_CN")); });
    connect(&m_connections, &chat::Connections::found, this, &FirstRunPage::addServer);
}

void FirstRunPage::focusField()
{
    m_field->setFocus(Qt::OtherFocusReason);
}

void FirstRunPage::readField()
{
    const QString typed = m_field->text().trimmed();
    if (typed.isEmpty()) {
        Q_EMIT serviceRequested();
        return;
    }
    const chat::PastedExample example = chat::Connections::readExample(typed);
    if (example.baseUrl.isEmpty() && example.key.isEmpty()) {
        m_field->setProperty("fault", true);
        m_field->update();
        m_note->say(Tone::Fault, tr("There is neither an address nor a key in this."));
        return;
    }
    const core::Preset *preset = core::presetByHost(QUrl(example.baseUrl).host());
    Q_EMIT exampleEntered(preset ? preset->id : QString(), example.baseUrl, example.key,
                          example.model);
    // A key does not stay on the screen longer than it must.
    m_field->clear();
}

void FirstRunPage::addServer(const core::Preset &preset, int modelCount)
{
    for (const Server &known : std::as_const(m_found)) {
        if (known.name == preset.name)
            return;
    }
    auto *row = new WideButton(m_pageTheme, QStringLiteral("plus"), body());
    m_found.append({row, preset.name, modelCount});
    describe(m_found.constLast());
    connect(row, &WideButton::clicked, this, [this, preset] { Q_EMIT serverChosen(preset); });
    m_servers->addWidget(row);
}

void FirstRunPage::describe(const Server &server)
{
    server.row->describe(
        tr("%1 on this computer · %n model(s)", nullptr, server.modelCount).arg(server.name));
}

void FirstRunPage::retranslate()
{
    say(tr("Connect your gateway"),
        tr("Paste its address, your API key, or the whole example from its guide."));
    m_field->setPlaceholderText(QStringLiteral("https://…/v1"));
    m_field->setAccessibleName(tr("Address, API key or example"));
    m_connect->setText(tr("Connect"));
    m_service->setText(tr("Choose a service…"));
    m_tour->setText(tr("Look around without a key"));
    m_import->setText(tr("Import chats from another program…"));
    m_import->setAccessibleName(m_import->text());
    for (const Server &server : std::as_const(m_found))
        describe(server);
    m_note->clear();
}

void FirstRunPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FirstRunPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_hasScanned)
        return;
    m_hasScanned = true;
    // The window is painted first.
    QMetaObject::invokeMethod(&m_connections, &chat::Connections::scanLoopback,
                              Qt::QueuedConnection);
}

} // namespace ui
