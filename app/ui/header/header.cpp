// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/header/header.h"

#include "ui/chatkeys.h"
#include "ui/header/titlefield.h"
#include "ui/iconbutton.h"
#include "ui/letterwidth.h"
#include "ui/measures.h"
#include "ui/textbutton.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <utility>

namespace ui {
namespace {

constexpr int kTitleLetters = 12;  ///< of the title that are seen before pills say less
constexpr int kPickerLetters = 20; ///< of the model

} // namespace

Header::Header(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_sidebar(new IconButton(theme, QStringLiteral("sidebar"), this))
    , m_title(new TitleField(theme, this))
    , m_pill(new TextButton(theme, {.factor = kCaption, .isTinted = true, .icon = {}}, this))
    , m_temporary(new TextButton(
          theme, {.factor = kCaption, .isTinted = true, .icon = QStringLiteral("eye-off")}, this))
    , m_picker(new TextButton(
          theme, {.icon = QStringLiteral("chevron-down"), .elide = Qt::ElideMiddle}, this))
    , m_insecure(new TextButton(
          theme, {.factor = kCaption, .isTinted = true, .icon = QStringLiteral("warning")}, this))
    , m_parameters(new IconButton(theme, QStringLiteral("sliders"), this))
    , m_more(new IconButton(theme, QStringLiteral("more"), this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_pill->hide();
    m_pill->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_temporary->hide();
    m_temporary->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_insecure->hide();
    m_insecure->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 8, 8, 8);
    row->setSpacing(4);
    row->addWidget(m_sidebar);
    row->addWidget(m_title, 1);
    row->addWidget(m_pill);
    row->addWidget(m_temporary);
    row->addWidget(m_insecure);
    row->addWidget(m_picker);
    row->addWidget(m_parameters);
    row->addWidget(m_more);
    connect(m_sidebar, &IconButton::clicked, this, &Header::sidebarRequested);
    connect(m_title, &TitleField::renamed, this, &Header::renamed);
    connect(m_pill, &TextButton::clicked, this, &Header::connectRequested);
    connect(m_temporary, &TextButton::clicked, this, &Header::keepRequested);
    connect(m_insecure, &TextButton::clicked, this, &Header::securityRequested);
    m_picker->installEventFilter(this);
    connect(m_picker, &TextButton::clicked, this, &Header::pickerRequested);
    connect(m_parameters, &IconButton::clicked, this, &Header::parametersRequested);
    connect(m_more, &IconButton::clicked, this, &Header::menuRequested);
    retranslate();
}

void Header::setTitle(const QString &title)
{
    m_title->setTitle(title);
}

void Header::setModel(const QString &model, const QString &connection)
{
    m_model = model;
    m_connection = connection;
    updatePicker();
}

void Header::setPersona(const QString &persona, const QString &icon)
{
    m_persona = persona;
    m_picker->setLeadingIcon(icon);
    updatePicker();
}

void Header::setBalance(std::function<QString()> balance)
{
    m_balance = std::move(balance);
    updatePicker();
}

void Header::setDemo(bool isDemo)
{
    m_pill->setVisible(isDemo);
}

void Header::setTemporary(bool isTemporary)
{
    m_temporary->setVisible(isTemporary);
}

void Header::setInsecure(bool isInsecure)
{
    m_insecure->setVisible(isInsecure);
}

void Header::setLined(bool isLined)
{
    if (m_isLined == isLined)
        return;
    m_isLined = isLined;
    update();
}

void Header::setUsable(bool isUsable)
{
    m_picker->setEnabled(isUsable);
    m_parameters->setEnabled(isUsable);
    m_more->setEnabled(isUsable);
}

void Header::beginRename()
{
    m_title->beginEdit();
}

QWidget *Header::picker() const
{
    return m_picker;
}

QWidget *Header::menuButton() const
{
    return m_more;
}

void Header::markParameters(bool isMarked)
{
    m_parameters->setMarked(isMarked);
}

void Header::focusPicker()
{
    m_picker->setFocus(Qt::ShortcutFocusReason);
}

void Header::updatePicker()
{
    QString words = m_model.isEmpty() ? tr("Choose a model") : m_model;
    if (!m_persona.isEmpty())
        words.prepend(m_persona + QStringLiteral(" · "));
    const QString whole =
        m_connection.isEmpty() ? words : words + QStringLiteral(" · ") + m_connection;
    m_picker->setWords(m_persona.isEmpty() ? whole : words);
    QString tip = tr("Choose the model that answers");
    if (const QString balance = m_balance ? m_balance() : QString(); !balance.isEmpty())
        tip += u'\n' + balance;
    m_picker->describe(tr("Model: %1").arg(whole), tip);
}

void Header::retranslate()
{
    setAccessibleName(tr("Header"));
    m_sidebar->describe(tr("Sidebar"), QKeySequence(Qt::CTRL | Qt::Key_B));
    m_pill->describe(tr("Demo, no AI · Connect"), tr("Connect your own gateway"));
    m_temporary->describe(tr("Temporary · not saved"),
                          tr("Nothing of this chat is written to disk; press to keep it"));
    m_insecure->setWords(tr("Not encrypted"));
    m_insecure->describe(tr("Not encrypted"),
                         tr("Anyone on the way can read this chat and the key; open the "
                            "connection to use https"));
    m_parameters->describe(tr("Parameters"), QKeySequence(kParameterKeys));
    m_more->describe(tr("More for this chat"));
    updatePicker();
    fit();
}

/// What a pill leaves out is in its tool tip and its name.
void Header::fit()
{
    // The icon of the one stays, and the composer says it, too.
    const QString temporary[] = {tr("Temporary · not saved"), {}, {}};
    const QString demo[] = {tr("Demo, no AI · Connect"), tr("Demo, no AI · Connect"),
                            tr("Connect")};
    int steps = 0;
    while (steps < 2 && widthWith(demo[steps], temporary[steps]) > width())
        ++steps;
    const auto say = [](TextButton *pill, const QString &words) {
        if (pill->property("words").toString() != words)
            pill->setWords(words);
    };
    say(m_temporary, temporary[steps]);
    say(m_pill, demo[steps]);
}

/// With enough of the title and the model to be read.
int Header::widthWith(const QString &demo, const QString &temporary) const
{
    const int letter = letterWidth(fontMetrics());
    const QList<std::pair<const QWidget *, int>> parts{
        {m_sidebar, m_sidebar->sizeHint().width()},
        {m_title, qMin(m_title->sizeHint().width(), kTitleLetters * letter)},
        {m_pill, m_pill->widthFor(demo)},
        {m_temporary, m_temporary->widthFor(temporary)},
        {m_insecure, m_insecure->sizeHint().width()},
        {m_picker, qMin(m_picker->sizeHint().width(), kPickerLetters * letter)},
        {m_parameters, m_parameters->sizeHint().width()},
        {m_more, m_more->sizeHint().width()}};
    const QMargins around = layout()->contentsMargins();
    int wanted = around.left() + around.right() - layout()->spacing();
    for (const auto &[part, room] : parts)
        wanted += part->isHidden() ? 0 : room + layout()->spacing();
    return wanted;
}

/// With the pills at their shortest: nothing around it is kept wide for them.
QSize Header::minimumSizeHint() const
{
    QSize least = QWidget::minimumSizeHint();
    if (!m_temporary->isHidden())
        least.rwidth() -= m_temporary->minimumSizeHint().width() - m_temporary->widthFor({});
    if (!m_pill->isHidden())
        least.rwidth() -= m_pill->minimumSizeHint().width() - m_pill->widthFor(tr("Connect"));
    return least;
}

/// Parts say so when they come, go or change their words.
bool Header::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        fit();
    return QWidget::event(event);
}

void Header::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

bool Header::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_picker && event->type() == QEvent::ToolTip)
        updatePicker(); // what it says grows old
    return QWidget::eventFilter(watched, event);
}

void Header::paintEvent(QPaintEvent *)
{
    if (!m_isLined)
        return;
    QPainter painter(this);
    QPen pen(m_theme.colors().line, 1);
    pen.setCosmetic(true);
    painter.setPen(pen);
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

} // namespace ui
