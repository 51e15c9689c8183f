// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/datapage.h"

#include "core/whendone.h"
#include "texts/backupsentences.h"
#include "ui/backups/backupdialog.h"
#include "ui/backups/passphrasedialog.h"
#include "ui/backups/placewords.h"
#include "ui/backups/recoverywords.h"
#include "ui/label.h"
#include "ui/settings/choicelist.h"
#include "ui/settings/formscroll.h"
#include "ui/settings/noterow.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr qsizetype kListRows = 12; ///< as many as are kept, and a little

QHBoxLayout *lineOf(const QList<QWidget *> &widgets)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    for (QWidget *widget : widgets)
        line->addWidget(widget);
    line->addStretch(1);
    return line;
}

} // namespace

DataPage::DataPage(Theme &theme, chat::Backups &backups, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_backups(backups)
    , m_placeTitle(new Label(theme, {1.0, true, Label::Ink::Text}, this))
    , m_place(new Label(theme, {1.0, false, Label::Ink::Text}, this))
    , m_shared(new NoteRow(theme, this))
    , m_plain(new NoteRow(theme, this))
    , m_backupsTitle(new Label(theme, {1.0, true, Label::Ink::Text}, this))
    , m_status(new NoteRow(theme, this))
    , m_held(new NoteRow(theme, this))
    , m_now(new QPushButton(this))
    , m_daily(new QCheckBox(this))
    , m_sealed(new QCheckBox(this))
    , m_change(new QPushButton(this))
    , m_key(new NoteRow(theme, this))
    , m_list(new ChoiceList(theme, this))
    , m_look(new QPushButton(this))
    , m_other(new QPushButton(this))
    , m_report(new QPushButton(this))
{
    build();
    connectParts();
    retranslate();
}

void DataPage::build()
{
    m_place->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_place->setWordWrap(true);
    m_now->setObjectName(QStringLiteral("backUpNow"));
    m_daily->setObjectName(QStringLiteral("backUpDaily"));
    m_sealed->setObjectName(QStringLiteral("sealBackups"));
    m_list->setObjectName(QStringLiteral("backups"));
    m_look->setObjectName(QStringLiteral("lookInto"));
    m_shared->setObjectName(QStringLiteral("sharedPlace"));
    m_held->setObjectName(QStringLiteral("whatBackupsHold"));
    m_report->hide();
    auto *inside = new QWidget(this);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_placeTitle);
    column->addWidget(m_place);
    column->addWidget(m_shared);
    column->addWidget(m_plain);
    column->addLayout(lineOf({m_report}));
    column->addSpacing(8);
    column->addWidget(m_backupsTitle);
    column->addWidget(m_status);
    column->addWidget(m_held);
    column->addWidget(m_daily);
    column->addLayout(lineOf({m_sealed, m_change}));
    column->addWidget(m_key);
    column->addWidget(m_list);
    column->addLayout(lineOf({m_now, m_look, m_other}));
    column->addStretch(1);
    auto *scroll = new FormScroll(this);
    scroll->add(inside);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    setTabOrder(m_list, m_now); // as they stand
    setTabOrder(m_now, m_look);
}

void DataPage::connectParts()
{
    connect(&m_backups, &chat::Backups::changed, this, [this] {
        follow();
        if (isVisible())
            fillList();
    });
    connect(m_now, &QPushButton::clicked, &m_backups, &chat::Backups::backUpNow);
    connect(m_daily, &QCheckBox::toggled, &m_backups, &chat::Backups::setDaily);
    connect(m_sealed, &QCheckBox::toggled, this, [this](bool isSealed) {
        if (isSealed)
            askForPassphrase();
        else
            usePassphrase({});
    });
    connect(m_change, &QPushButton::clicked, this, &DataPage::askForPassphrase);
    connect(m_list, &QListWidget::currentRowChanged, this,
            [this](int row) { m_look->setEnabled(row >= 0); });
    const auto look = [this] {
        const int row = m_list->currentRow();
        if (row >= 0 && row < m_entries.size())
            lookInto(m_entries.at(row).path);
    };
    connect(m_look, &QPushButton::clicked, this, look);
    // Later: the list does not accept Enter, which would press the button of what has opened.
    connect(m_list, &QListWidget::itemActivated, this, look, Qt::QueuedConnection);
    connect(m_other, &QPushButton::clicked, this, &DataPage::chooseFile);
    connect(m_report, &QPushButton::clicked, this, &DataPage::showReport);
}

void DataPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    follow();
    fillList();
    core::whenDone(this, m_backups.recoveryReport(),
                   [this](const std::optional<storage::RecoveryReport> &report) {
                       m_report->setVisible(report.has_value());
                   });
}

void DataPage::showReport()
{
    core::whenDone(this, m_backups.recoveryReport(),
                   [this](const std::optional<storage::RecoveryReport> &report) {
                       if (report)
                           showRecovery(*report, window());
                   });
}

QString DataPage::statusText() const
{
    if (m_backups.isWorking())
        return tr("A backup is being made…");
    if (const auto &failure = m_backups.failure()) {
        const QString words = texts::backupNotMade(*failure);
        if (failure->code == QLatin1StringView("passphrase"))
            return words; // it waits for somebody
        return words + QLatin1Char(' ') + tr("It is tried again by itself.");
    }
    if (!m_backups.lastTime().isValid())
        return tr("There is no backup yet.");
    return tr("Last backup: %1")
        .arg(QLocale().toString(m_backups.lastTime().toLocalTime(), QLocale::ShortFormat));
}

void DataPage::follow()
{
    const QSignalBlocker quietDaily(m_daily);
    const QSignalBlocker quietSealed(m_sealed);
    m_daily->setChecked(m_backups.state().isDaily);
    m_sealed->setChecked(m_backups.state().isSealed);
    m_change->setVisible(m_backups.state().isSealed);
    m_place->setText(m_backups.database());
    if (const QString warning = placeWarning(m_backups.place()); warning.isEmpty())
        m_shared->clear();
    else
        m_shared->say(Tone::Warning, warning);
    const bool isOpen = !m_backups.database().isEmpty();
    m_now->setEnabled(isOpen && !m_backups.isWorking());
    m_status->say(m_backups.failure() && !m_backups.isWorking() ? Tone::Warning : Tone::Quiet,
                  statusText());
}

QString DataPage::entryText(const storage::BackupEntry &entry) const
{
    QStringList words{QLocale().toString(entry.name.time.toLocalTime(), QLocale::ShortFormat),
                      QLocale().formattedDataSize(entry.size, entry.size < 1'000'000 ? 0 : 1,
                                                  QLocale::DataSizeSIFormat)};
    if (entry.name.occasion == storage::BackupName::kBeforeRestore)
        words.append(tr("before a restore"));
    else if (entry.name.isByHand())
        words.append(tr("made by hand"));
    else if (!entry.name.occasion.isEmpty())
        words.append(tr("before an update"));
    if (entry.name.isSealed)
        words.append(tr("with a passphrase"));
    return words.join(QStringLiteral(" · "));
}

void DataPage::fillList()
{
    core::whenDone(this, m_backups.entries(), [this](const QList<storage::BackupEntry> &entries) {
        if (m_entries != entries || m_list->count() != entries.size()) {
            const int row = m_list->currentRow();
            m_entries = entries;
            m_list->clear();
            for (const storage::BackupEntry &entry : entries)
                m_list->addItem(entryText(entry));
            m_list->setCurrentRow(qMin<int>(qMax(0, row), int(entries.size()) - 1));
            // No higher than its rows: the buttons stand right below the last one.
            const int rows = int(qMin(kListRows, entries.size()));
            m_list->setFixedHeight(rows * qMax(1, m_list->sizeHintForRow(0))
                                   + 2 * m_list->frameWidth());
        }
        m_list->setVisible(!m_entries.isEmpty());
        m_look->setVisible(!m_entries.isEmpty());
        m_look->setEnabled(m_list->currentRow() >= 0);
    });
}

void DataPage::lookInto(const QString &path)
{
    if (m_dialog)
        m_dialog->deleteLater();
    m_dialog = new BackupDialog(m_theme, m_backups, window());
    connect(m_dialog, &BackupDialog::settingsWanted, this, &DataPage::settingsWanted);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setModal(true);
    m_dialog->begin(path);
}

void DataPage::chooseFile()
{
    auto *picker = new QFileDialog(window(), tr("Choose a backup"), m_backups.folder());
    picker->setObjectName(QStringLiteral("backupFile"));
    picker->setAttribute(Qt::WA_DeleteOnClose);
    picker->setFileMode(QFileDialog::ExistingFile);
    picker->setNameFilters(
        {tr("Backups (%1)").arg(QStringLiteral("*.db *.sealed")), tr("All files (*)")});
    connect(picker, &QFileDialog::fileSelected, this, &DataPage::lookInto);
    picker->open();
}

void DataPage::askForPassphrase()
{
    auto *dialog = new PassphraseDialog(m_theme, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PassphraseDialog::chosen, this, &DataPage::usePassphrase);
    connect(dialog, &QDialog::rejected, this, &DataPage::follow);
    dialog->open();
}

void DataPage::usePassphrase(const QString &passphrase)
{
    core::whenDone(this, m_backups.setPassphrase(passphrase),
                   [this](const std::optional<core::Error> &problem) {
                       if (problem)
                           m_key->say(Tone::Warning, texts::backupFailure(*problem));
                       else
                           m_key->clear();
                   });
}

void DataPage::retranslate()
{
    m_placeTitle->setText(tr("Where your chats are"));
    m_plain->say(Tone::Quiet,
                 tr("This file is not encrypted: whoever can read your files can read your chats. "
                    "Disk encryption, which your system can turn on, protects it. Keys are not in "
                    "it."));
    m_backupsTitle->setText(tr("Backups"));
    m_held->say(Tone::Quiet, tr("They hold chats, prompts, personas, your own tools, "
                                "connections and settings. Keys are not in them."));
    m_now->setText(tr("Back up now"));
    m_daily->setText(tr("Back up every day"));
    m_sealed->setText(tr("Protect backups with a passphrase"));
    m_change->setText(tr("Change…"));
    m_list->setAccessibleName(tr("Backups"));
    m_look->setText(tr("Look into it…"));
    m_other->setText(tr("Another file…"));
    m_report->setText(tr("What was recovered…"));
    m_entries.clear();
    follow();
    if (isVisible())
        fillList();
}

} // namespace ui
