// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/keyfield.h"

#include "chat/connections.h"
#include "ui/icons.h"
#include "ui/settings/fieldparts.h"
#include "ui/settings/secretclipboard.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <algorithm>

namespace ui {

KeyField::KeyField(Theme &theme, QWidget *parent)
    : LineInput(parent)
    , m_theme(theme)
    , m_eye(addAction(QIcon(), QLineEdit::TrailingPosition))
{
    setEchoMode(QLineEdit::Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
                        | Qt::ImhNoAutoUppercase);
    m_eye->setObjectName(QStringLiteral("eye"));
    connect(m_eye, &QAction::triggered, this, &KeyField::toggle);
    connect(this, &QLineEdit::textEdited, this, [this] {
        m_isTouched = true;
        if (!takeExample())
            clean();
    });
    connect(&theme, &Theme::colorsChanged, this, &KeyField::retranslate);
    retranslate();
}

void KeyField::reset(Kept kept, int place)
{
    m_kept = kept;
    m_place = place;
    m_isTouched = false;
    m_wasRevealed = false;
    clear();
    setShown(false);
}

chat::SecretEdits::Key KeyField::value() const
{
    if (!isTouched())
        return {{}, place()};
    const core::Result<QByteArray> key = chat::Connections::cleanKey(text());
    return {key ? key.value() : text().toUtf8(), -1};
}

void KeyField::setValue(const chat::SecretEdits::Key &value, bool isStored)
{
    const Kept kept = isStored ? Kept::Stored : Kept::ForThisRun;
    reset(value.kept >= 0 ? kept : Kept::No, value.kept);
    enter(QString::fromUtf8(value.typed));
}

void KeyField::enter(const QString &key)
{
    m_isTouched = !key.isEmpty();
    setText(key);
    clean();
}

bool KeyField::isTouched() const
{
    // Typing something and taking it away again is no wish to forget the stored key.
    return m_isTouched && (!text().isEmpty() || m_wasRevealed || !isKept());
}

QString KeyField::fault() const
{
    if (!isTouched())
        return {};
    const core::Result<QByteArray> key = chat::Connections::cleanKey(text());
    if (key)
        return {};
    return key.error().code == QLatin1StringView("placeholder")
               ? tr("This is the guide's placeholder. Replace it with your own key.")
               : sentenceOf(key.error());
}

void KeyField::reveal(const QByteArray &key)
{
    setText(QString::fromLatin1(key));
    m_isTouched = false;
    m_wasRevealed = true;
    setShown(true);
}

void KeyField::keyPressEvent(QKeyEvent *event)
{
    const bool isCut = event->matches(QKeySequence::Cut);
    if (!isCut && !event->matches(QKeySequence::Copy)) {
        LineInput::keyPressEvent(event);
        return;
    }
    copyMarked();
    if (isCut && isShown() && hasSelectedText()) {
        del();
        m_isTouched = true;
    }
    event->accept();
}

void KeyField::mouseReleaseEvent(QMouseEvent *event)
{
    LineInput::mouseReleaseEvent(event);
    // Selecting with the mouse would hand the key to every middle click on the desktop.
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (clipboard->supportsSelection() && clipboard->ownsSelection() && hasSelectedText())
        clipboard->clear(QClipboard::Selection);
}

void KeyField::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copy = menu->addAction(tr("Copy"), this, &KeyField::copyMarked);
    copy->setEnabled(isShown() && hasSelectedText());
    menu->addAction(tr("Paste"), this, &QLineEdit::paste);
    menu->addAction(tr("Select all"), this, &QLineEdit::selectAll);
    menu->popup(event->globalPos());
}

void KeyField::changeEvent(QEvent *event)
{
    LineInput::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void KeyField::toggle()
{
    if (!isShown() && !m_isTouched && isKept() && text().isEmpty()) {
        Q_EMIT revealRequested();
        return;
    }
    setShown(!isShown());
}

void KeyField::setShown(bool isShown)
{
    setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password);
    retranslate();
}

void KeyField::retranslate()
{
    const QString icon = isShown() ? QStringLiteral("eye-off") : QStringLiteral("eye");
    m_eye->setIcon(themedIcon(icon, m_theme.colors()));
    m_eye->setText(isShown() ? tr("Hide the key") : tr("Show the key"));
    m_eye->setToolTip(m_eye->text());
    setPlaceholderText(placeholder());
}

QString KeyField::placeholder() const
{
    switch (m_kept) {
    case Kept::No:
        break;
    case Kept::ForThisRun:
        return tr("Kept for this run only; type to replace it");
    case Kept::Stored:
        return tr("Kept; type to replace it");
    }
    return QStringLiteral("sk-…");
}

void KeyField::clean()
{
    const core::Result<QByteArray> cleaned = chat::Connections::cleanKey(text());
    if (!cleaned)
        return;
    const QString key = QString::fromLatin1(cleaned.value());
    if (key == text())
        return;
    setText(key);
}

bool KeyField::takeExample()
{
    const QString all = text();
    // A key is one word: with blanks it is broken, or there is more around it.
    if (std::none_of(all.cbegin(), all.cend(), [](QChar c) { return c.isSpace(); }))
        return false;
    const chat::PastedExample example = chat::Connections::readExample(all);
    if (example.key.isEmpty())
        return false;
    const core::Result<QByteArray> cleaned = chat::Connections::cleanKey(all);
    const bool isBroken = cleaned && cleaned.value().startsWith(example.key.toLatin1());
    if (isBroken && example.baseUrl.isEmpty() && example.model.isEmpty())
        return false;
    enter(example.key);
    Q_EMIT exampleFound(example);
    return true;
}

void KeyField::copyMarked()
{
    if (isShown() && hasSelectedText())
        copySecret(selectedText());
}

} // namespace ui
