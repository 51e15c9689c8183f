// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bin/bindialog.h"

#include "core/whendone.h"
#include "ui/bin/binlist.h"
#include "ui/letterwidth.h"
#include "ui/previewsplitter.h"
#include "ui/question.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QVBoxLayout>
#include <utility>

namespace ui {
namespace {

constexpr qsizetype kLongestPreview = 100'000;

QString previewOf(const QList<core::Message> &messages)
{
    QString text;
    for (const core::Message &message : messages) {
        const QString who =
            message.role == core::Role::User ? BinDialog::tr("You") : BinDialog::tr("Answer");
        qsizetype images = 0;
        for (const core::ContentPart &part : message.parts)
            images += std::holds_alternative<core::ImagePart>(part) ? 1 : 0;
        text += who + QLatin1Char('\n') + core::plainText(message) + QLatin1Char('\n');
        if (images > 0)
            text += BinDialog::tr("%n image(s)", nullptr, int(images)) + QLatin1Char('\n');
        text += QLatin1Char('\n');
        if (text.size() > kLongestPreview)
            return text.left(kLongestPreview) + QChar(0x2026);
    }
    return text.trimmed();
}

int messagesIn(const QList<storage::BinEntry> &entries, const QList<storage::BinRef> &refs)
{
    const QSet<storage::BinRef> wanted(refs.cbegin(), refs.cend());
    int count = 0;
    for (const storage::BinEntry &entry : entries) {
        if (wanted.contains(entry.ref))
            count += entry.messageCount;
    }
    return count;
}

} // namespace

BinDialog::BinDialog(chat::Bin &bin, const chat::Preferences &preferences, const core::Clock &clock,
                     QWidget *parent)
    : QDialog(parent)
    , m_bin(bin)
    , m_preferences(preferences)
    , m_clock(clock)
    , m_note(new QLabel(this))
    , m_list(new BinList(this))
    , m_text(new QPlainTextEdit(this))
    , m_restore(new QPushButton(this))
    , m_purge(new QPushButton(this))
    , m_empty(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("bin"));
    build();
    connectParts();
    retranslate();
    read();
}

void BinDialog::build()
{
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_text->setObjectName(QStringLiteral("binPreview"));
    m_restore->setObjectName(QStringLiteral("binRestore"));
    m_purge->setObjectName(QStringLiteral("binPurge"));
    m_empty->setObjectName(QStringLiteral("binEmpty"));
    for (QPushButton *button : {m_restore, m_purge, m_empty, m_close})
        button->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_restore);
    buttons->addWidget(m_purge);
    buttons->addStretch(1);
    buttons->addWidget(m_empty);
    buttons->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_note);
    layout->addWidget(new PreviewSplitter(m_list, m_text, this), 1);
    layout->addLayout(buttons);
    const QFontMetrics metrics = fontMetrics();
    resize(letterWidth(metrics) * 100, metrics.lineSpacing() * 30);
}

void BinDialog::connectParts()
{
    connect(m_list, &BinList::chosenChanged, this, &BinDialog::follow);
    connect(m_list, &BinList::restoreRequested, this, &BinDialog::restore);
    connect(m_list, &BinList::purgeRequested, this, [this] { ask(m_list->chosen(), false); });
    connect(m_restore, &QPushButton::clicked, this, &BinDialog::restore);
    connect(m_purge, &QPushButton::clicked, this, [this] { ask(m_list->chosen(), false); });
    connect(m_empty, &QPushButton::clicked, this, [this] {
        QList<storage::BinRef> all;
        for (const storage::BinEntry &entry : std::as_const(m_entries))
            all.append(entry.ref);
        ask(all, true);
    });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_bin, &chat::Bin::changed, this, &BinDialog::read);
    connect(&m_preferences, &chat::Preferences::changed, this,
            [this](const core::Settings &before, const core::Settings &now) {
                if (before.binDays != now.binDays)
                    showDays();
            });
}

void BinDialog::retranslate()
{
    setWindowTitle(tr("Bin"));
    m_text->setAccessibleName(tr("Preview"));
    m_text->setPlaceholderText(tr("Choose something to see what it says."));
    m_restore->setText(tr("Restore"));
    m_purge->setText(tr("Delete for good…"));
    m_empty->setText(tr("Empty bin…"));
    m_close->setText(tr("Close"));
    m_list->retranslate();
    showDays();
}

/// In the note, and for each thing how many are left.
void BinDialog::showDays()
{
    const int days = m_preferences.settings().binDays;
    m_note->setText(days == 0 ? tr("What you delete stays here until you empty the bin.")
                              : tr("What you delete stays here for %n days.", nullptr, days));
    m_list->show(m_entries, m_clock.now(), days);
}

void BinDialog::read()
{
    core::whenDone(this, m_bin.entries(),
                   [this](const core::Result<QList<storage::BinEntry>> &entries) {
                       if (!entries)
                           return;
                       m_entries = entries.value();
                       m_list->show(m_entries, m_clock.now(), m_preferences.settings().binDays);
                       choose(m_wanted);
                       // With nothing in it there is nothing to look at.
                       if (m_entries.isEmpty() && !m_bin.isPurging())
                           accept();
                   });
}

void BinDialog::choose(const QUuid &conversation)
{
    m_wanted = m_list->choose(conversation) ? QUuid() : conversation;
}

void BinDialog::follow()
{
    const bool canDo = !m_list->chosen().isEmpty() && !m_bin.isPurging();
    m_restore->setEnabled(canDo);
    m_purge->setEnabled(canDo);
    m_empty->setEnabled(!m_entries.isEmpty() && !m_bin.isPurging());
    preview();
}

void BinDialog::preview()
{
    const auto current = m_list->current();
    if (current == m_previewed)
        return;
    m_previewed = current;
    m_text->clear();
    if (!current)
        return;
    core::whenDone(this, m_bin.content(*current),
                   [this, wanted = *current](const core::Result<QList<core::Message>> &messages) {
                       if (m_previewed == wanted && messages)
                           m_text->setPlainText(previewOf(messages.value()));
                   });
}

void BinDialog::restore()
{
    if (m_restore->isEnabled())
        m_bin.restore(m_list->chosen());
}

void BinDialog::ask(const QList<storage::BinRef> &refs, bool isAll)
{
    if (refs.isEmpty() || m_bin.isPurging())
        return;
    const int count = messagesIn(m_entries, refs);
    auto *question =
        new Question(tr("Delete for good"),
                     isAll ? tr("Empty the bin, with %n message(s) in it?", nullptr, count)
                           : tr("Delete %n message(s) for good?", nullptr, count),
                     tr("This cannot be undone, and neither can what you did before "
                        "it. Backups made earlier keep what they hold."),
                     this);
    question->setObjectName(QStringLiteral("binQuestion"));
    QPushButton *yes = question->addButton(isAll ? tr("Empty bin") : tr("Delete for good"),
                                           Question::DestructiveRole);
    yes->setObjectName(QStringLiteral("purge"));
    question->setDefaultButton(question->addButton(Question::Cancel));
    connect(yes, &QPushButton::clicked, this, [this, refs] { m_bin.purge(refs); });
    question->open();
}

void BinDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace ui
