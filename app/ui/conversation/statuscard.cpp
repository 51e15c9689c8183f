// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/statuscard.h"

#include "core/damagednotice.h"
#include "core/mend.h"
#include "ui/conversation/mendwords.h"
#include "ui/conversation/wordsbox.h"
#include "ui/icons.h"

#include <QPainter>
#include <algorithm>

namespace ui {
namespace {

constexpr int kCardPadding = 12;
constexpr int kText = kCardPadding + row::kIcon + 8; ///< where the text begins
constexpr int kCardGap = 4;
constexpr int kButtonGap = 8;
constexpr int kMaxWords = 600; ///< characters of the server's message; all of it is in Details

QString trimmedWords(const QString &message)
{
    const QString text = message.trimmed();
    return text.size() > kMaxWords ? text.left(kMaxWords) + QChar(0x2026) : text;
}

QStringList noticeTexts(const core::Message &message)
{
    QStringList sentences;
    for (const QString &code : message.response.notices) {
        const QString sentence = texts::noticeText(code);
        // The state "unexplained" has its own words for this one.
        if (!sentence.isEmpty() && !texts::isForDetails(code)
            && code != QLatin1StringView("no-finish-reason"))
            sentences.append(sentence);
    }
    return sentences;
}

} // namespace

bool StatusCard::isNeeded(const core::Message &message)
{
    using core::MessageState;
    if (core::isDamaged(message))
        return true;
    // What is said of one that runs is said when it ends.
    if (message.role != core::Role::Assistant || core::isRunning(message.state))
        return false;
    const bool isUnexplained = message.state == MessageState::Unexplained
                               && !message.response.notices.contains(core::notice::kSaidBefore);
    return message.error.has_value() || message.state == MessageState::Failed
           || message.state == MessageState::Interrupted || message.state == MessageState::Stopped
           || isUnexplained || !noticeTexts(message).isEmpty();
}

StatusCard::StatusCard(const core::Message &message, bool isLast, const RowContext &context)
    : m_context(context)
{
    if (context.connection)
        m_connection = context.connection(message.profileId);
    m_isError = message.state == core::MessageState::Failed;
    m_isNote = core::isOnlyRemarked(message);
    texts::Explanation words;
    if (!m_isNote)
        words = texts::explainEnd(message.state, message.error);
    if (m_isError)
        words = texts::explain(message.error.value_or(core::Error()));
    takeError(message);
    takeWords(words, noticeTexts(message));
    const bool isStopped = message.state == core::MessageState::Stopped;
    m_icon = m_isError   ? QStringLiteral("error")
             : m_isNote  ? QStringLiteral("info")
             : isStopped ? QStringLiteral("stop")
                         : QStringLiteral("warning");
    addButtons(message, isLast);
    QFont what = context.uiFont;
    if (!m_isNote)
        what.setWeight(QFont::DemiBold);
    m_whatBox = wordsBox(m_what, what);
    m_adviceBox = wordsBox(m_advice, context.uiFont);
    m_wordsBox = wordsBox(m_words, context.uiFont);
    m_smallBox = wordsBox(m_smallPrint, context.captionFont);
}

void StatusCard::takeError(const core::Message &message)
{
    using core::ErrorKind;
    if (!message.error && !m_isError)
        return;
    core::Error error = message.error.value_or(core::Error());
    if (message.state == core::MessageState::Interrupted)
        error.status = 0; // the answer had begun: its status says nothing about the end
    else
        m_words = trimmedWords(error.message);
    m_smallPrint = texts::smallPrint(error);
    const bool isAboutAddress = error.kind == ErrorKind::WrongPath
                                || error.kind == ErrorKind::NotAnApi
                                || error.kind == ErrorKind::Redirect;
    // What was asked, beside what the server says it saw.
    if (isAboutAddress)
        addSmallPrint(message.response.address);
    if (error.kind == ErrorKind::Quota)
        addSmallPrint(m_connection.balance);
}

void StatusCard::addSmallPrint(const QString &words)
{
    if (!words.isEmpty() && !m_smallPrint.isEmpty())
        m_smallPrint += QStringLiteral(" · ");
    m_smallPrint += words;
}

StatusCard::~StatusCard() = default;

void StatusCard::takeWords(const texts::Explanation &words, QStringList notices)
{
    m_what = words.what.isEmpty() && !notices.isEmpty() ? notices.takeFirst() : words.what;
    QStringList rest = notices;
    rest.prepend(words.advice);
    for (const QString &sentence : std::as_const(rest))
        m_advice = texts::joined(m_advice, sentence);
}

void StatusCard::addButtons(const core::Message &message, bool isLast)
{
    using core::MessageState;
    core::MendFacts facts;
    facts.isLast = isLast;
    facts.hasImages = m_context.asksWithImages && m_context.asksWithImages(message);
    facts.hasWords = !m_context.asksInWords || m_context.asksInWords(message);
    facts.isConnectionEditable = m_connection.isEditable;
    for (const core::Mend &mend : core::mendsFor(message, facts)) {
        // A note asks for nothing: its button is as quiet as itself.
        const bool isFirst = m_buttons.isEmpty() && !m_isNote;
        m_buttons.append({RowAction::Mend,
                          isFirst ? ButtonLook::Filled : ButtonLook::Quiet,
                          {},
                          {},
                          mendText(mend),
                          0,
                          mend});
    }
    if (m_isError || message.state == MessageState::Interrupted)
        m_buttons.append({RowAction::Details, ButtonLook::Quiet, {}, {}, tr("Details"), 0});
    const bool isAboutMoney = message.error && message.error->kind == core::ErrorKind::Quota;
    if (isAboutMoney && m_connection.canAskBalance) {
        m_buttons.append({RowAction::AskBalance, ButtonLook::Link, {}, {}, tr("Show balance"), 0});
    }
    // Only what a person would report.
    if (m_isError) {
        m_buttons.append({RowAction::CopyReport,
                          ButtonLook::Icon,
                          {},
                          QStringLiteral("copy"),
                          tr("Copy report"),
                          0});
    }
}

int StatusCard::textWidth(int width) const
{
    const bool hasIconButton =
        !m_buttons.isEmpty() && m_buttons.constLast().look == ButtonLook::Icon;
    return std::max(80, width - kText - kCardPadding - (hasIconButton ? row::kButton : 0));
}

int StatusCard::layout(int width)
{
    m_width = width;
    const int room = textWidth(width);
    int y = kCardPadding + m_whatBox->layout(room);
    if (!m_advice.isEmpty()) {
        m_adviceTop = y + 2;
        y = m_adviceTop + m_adviceBox->layout(room);
    }
    placeButtons(width, y + kButtonGap);
    for (const RowButton &button : std::as_const(m_buttons)) {
        if (button.look != ButtonLook::Link)
            y = std::max(y, button.rect.bottom() + 1);
    }
    if (!m_words.isEmpty()) {
        m_wordsTop = y + kButtonGap;
        y = m_wordsTop + m_wordsBox->layout(room);
    }
    if (!m_smallPrint.isEmpty()) {
        m_smallTop = y + kCardGap;
        y = m_smallTop + m_smallBox->layout(room);
    }
    y = placeLink(y);
    m_height = y + kCardPadding;
    return m_height;
}

void StatusCard::placeButtons(int width, int y)
{
    const int height = textButtonHeight(m_context.uiFont);
    int x = kText;
    for (RowButton &button : m_buttons) {
        if (button.look == ButtonLook::Icon) {
            button.rect =
                QRect(width - row::kButton - kCardGap, kCardGap, row::kButton, row::kButton);
            continue;
        }
        if (button.look == ButtonLook::Link)
            continue;
        const int needed = textButtonWidth(button.text, m_context.uiFont);
        if (x > kText && x + needed > width - kCardPadding) {
            x = kText;
            y += height + kButtonGap;
        }
        button.rect = QRect(x, y, needed, height);
        x += needed + kButtonGap;
    }
}

int StatusCard::placeLink(int y)
{
    constexpr int kLeastHeight = 24; // of what is pressed
    for (RowButton &button : m_buttons) {
        if (button.look != ButtonLook::Link)
            continue;
        const QFontMetrics metrics(m_context.captionFont);
        button.rect = QRect(kText, y, metrics.horizontalAdvance(button.text),
                            std::max(kLeastHeight, metrics.height() + kCardGap));
        y = button.rect.bottom() + 1;
    }
    return y;
}

void StatusCard::paint(QPainter &painter, QPoint origin, const QRect &clip,
                       const render::Colors &colors) const
{
    const QColor strong = m_isError ? colors.danger : m_isNote ? colors.text2 : colors.warn;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors.isHighContrast ? QPen(strong, 1) : QPen(Qt::NoPen));
    painter.setBrush(colors.isHighContrast ? colors.canvas
                     : m_isError           ? colors.dangerTint
                                           : colors.warnTint);
    if (!m_isNote) {
        painter.drawRoundedRect(QRect(origin, QSize(m_width, m_height)),
                                render::space::kBlockCorner, render::space::kBlockCorner);
    }
    painter.restore();
    const int lineHeight = m_whatBox->cursorRect(0).height();
    painter.drawPixmap(
        origin + QPoint(kCardPadding, kCardPadding + (lineHeight - row::kIcon) / 2),
        iconPixmap(m_icon, strong, row::kIcon, painter.device()->devicePixelRatioF()));
    const auto draw = [&](const render::TextBox &text, int y, const QColor &color) {
        text.paint(painter, origin + QPoint(kText, y), {colors, color, QRectF(clip), -1, -1});
    };
    draw(*m_whatBox, kCardPadding, m_isNote ? colors.text2 : colors.text);
    if (!m_advice.isEmpty())
        draw(*m_adviceBox, m_adviceTop, colors.text2);
    if (!m_words.isEmpty())
        draw(*m_wordsBox, m_wordsTop, colors.text2);
    if (!m_smallPrint.isEmpty())
        draw(*m_smallBox, m_smallTop, colors.text2);
}

QString StatusCard::text() const
{
    QStringList all{m_what, m_advice, m_words, m_smallPrint};
    all.removeAll(QString());
    return all.join(QLatin1Char('\n'));
}

} // namespace ui
