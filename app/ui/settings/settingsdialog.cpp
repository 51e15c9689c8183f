// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsdialog.h"

#include "chat/settingskeeper.h"
#include "ui/letterwidth.h"
#include "ui/settings/appearancepage.h"
#include "ui/settings/changedmark.h"
#include "ui/settings/chatpage.h"
#include "ui/settings/choicelist.h"
#include "ui/settings/connectionspage.h"
#include "ui/settings/datapage.h"
#include "ui/settings/namedsettings.h"
#include "ui/settings/titlespage.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr double kShareOfScreen = 0.85;

} // namespace

class SettingsDialog::Private
{
public:
    ChoiceList *rows = nullptr;
    QStackedWidget *pages = nullptr;
    ConnectionsPage *connections = nullptr;
    AppearancePage *appearance = nullptr;
    ChatPage *chat = nullptr;
    TitlesPage *titles = nullptr;
    DataPage *data = nullptr;

    void retranslate();
};

void SettingsDialog::Private::retranslate()
{
    int width = 0;
    for (int row = 0; row < rows->count(); ++row) {
        const QString name = pageName(Page(row));
        rows->item(row)->setText(name);
        width = qMax(width, rows->fontMetrics().horizontalAdvance(name));
    }
    rows->setFixedWidth(width + 48);
    rows->setAccessibleName(SettingsDialog::tr("Pages"));
    connections->retranslate();
    appearance->retranslate();
    chat->retranslate();
    titles->retranslate();
    if (data)
        data->retranslate();
}

SettingsDialog::SettingsDialog(Theme &theme, chat::Preferences &preferences,
                               chat::Connections &connections, QWidget *parent,
                               chat::Backups *backups)
    : EditorDialog(parent)
    , d(std::make_unique<Private>())
{
    setObjectName(QStringLiteral("settings"));
    setModal(false);
    d->rows = new ChoiceList(theme, this);
    d->rows->setObjectName(QStringLiteral("pages"));
    d->pages = new QStackedWidget(this);
    d->connections = new ConnectionsPage(theme, connections, d->pages);
    d->appearance = new AppearancePage(theme, preferences, d->pages);
    d->chat = new ChatPage(theme, preferences, d->pages);
    d->titles = new TitlesPage(theme, preferences, connections, d->pages);
    QList<QWidget *> pages{d->connections, d->appearance, d->chat, d->titles};
    if (backups) {
        d->data = new DataPage(theme, *backups, d->pages);
        connect(d->data, &DataPage::settingsWanted, this,
                [&preferences](const QJsonObject &choices) {
                    chat::SettingsKeeper::use(preferences, choices);
                });
        pages.append(d->data);
    }
    for (QWidget *page : std::as_const(pages)) {
        d->rows->addItem(QString());
        d->pages->addWidget(page);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *body = new QHBoxLayout;
    body->setSpacing(16);
    body->addWidget(d->rows);
    body->addWidget(d->pages, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(16);
    layout->addLayout(body, 1);
    layout->addWidget(buttons);
    connect(d->rows, &QListWidget::currentRowChanged, d->pages, &QStackedWidget::setCurrentIndex);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(d->connections, &ConnectionsPage::connectionAdded, this,
            &SettingsDialog::connectionAdded);
    connect(this, &QDialog::finished, d->connections, &ConnectionsPage::forgetUnsaved);
    // A field in which something was typed takes the keys for that.
    auto *undo = new QShortcut(QKeySequence::Undo, this);
    connect(undo, &QShortcut::activated, this, [this] {
        if (!ChangedMark::undoLatest(*this))
            (void)d->connections->undoRemoval();
    });
    d->retranslate();
    setWindowTitle(tr("Settings"));
    d->rows->setCurrentRow(int(Page::Connections));
    const QFontMetrics metrics = fontMetrics();
    // All that a test of the connection says has room beside the fields, where the screen has it.
    const QSize room = screen()->availableSize() * kShareOfScreen;
    resize(QSize(letterWidth(metrics) * 136, metrics.lineSpacing() * 52).boundedTo(room));
}

SettingsDialog::~SettingsDialog() = default;

QString SettingsDialog::pageName(Page page)
{
    switch (page) {
    case Page::Connections:
        return tr("Connections");
    case Page::Appearance:
        return tr("Appearance");
    case Page::Chat:
        return tr("Chat");
    case Page::Titles:
        return tr("Titles and bin");
    case Page::Data:
        break;
    }
    return tr("Data");
}

void SettingsDialog::showPage(Page page)
{
    if (int(page) >= d->rows->count())
        return;
    d->rows->setCurrentRow(int(page));
    show();
    raise();
    activateWindow();
}

void SettingsDialog::showSetting(Page page, const QString &field, const QUuid &profile)
{
    showPage(page);
    const QWidget *shown = d->pages->widget(int(page));
    if (page == Page::Connections)
        d->connections->chooseField(profile, field);
    else if (shown)
        (void)focusSetting(*shown, field);
}

void SettingsDialog::showConnections(const QUuid &profile)
{
    if (!profile.isNull())
        d->connections->choose(profile);
    showPage(Page::Connections);
}

void SettingsDialog::offerPin(const QUuid &profile, const QString &fingerprint,
                              const QString &origin)
{
    showPage(Page::Connections);
    d->connections->offerPin(profile, fingerprint, origin);
}

void SettingsDialog::addConnection(const QString &presetId, const QString &baseUrl,
                                   const QString &key, const QString &model)
{
    ConnectionDraft draft;
    draft.profile.presetId = presetId;
    draft.profile.baseUrl = baseUrl.isEmpty() ? core::presetById(presetId).baseUrl : baseUrl;
    draft.profile.model = model;
    if (!key.isEmpty())
        draft.secrets = chat::SecretEdits::ofKey(key.toUtf8());
    showPage(Page::Connections);
    d->connections->add(draft);
}

bool SettingsDialog::isUnsaved() const
{
    return d->connections->hasUnsaved();
}

void SettingsDialog::closeThen(const std::function<void()> &next)
{
    const auto leave = [this, next] {
        QDialog::reject();
        next();
    };
    if (!isUnsaved()) {
        leave();
        return;
    }
    showPage(Page::Connections); // what is asked about
    askToLeave(
        tr("Save what you changed in the connections?"),
        [this, leave] { d->connections->saveUnsaved(leave); }, leave);
}

void SettingsDialog::changeEvent(QEvent *event)
{
    EditorDialog::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    setWindowTitle(tr("Settings"));
    d->retranslate();
}

} // namespace ui
