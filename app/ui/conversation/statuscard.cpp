// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/statuscard.h"

#include "render/textbox.h"
#include "ui/icons.h"

#include <QFontInfo>
#include <QPainter>

namespace ui {
namespace {

constexpr int kPadding = 12;
constexpr int kText = kPadding + row::kIcon + 8; ///< where the text begins
constexpr int kGap = 4;
constexpr int kButtonGap = 8;
constexpr int kMaxWords = 600; ///< characters of the server's message; all of it is in Details

std::unique_ptr<render::TextBox> box(const QString &text, const QFont &font)
{
    render::InlineText content;
    content.text = text;
    content.text.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator));
    render::TextLook look;
    look.font = font;
    look.codeFont = font;
    look.lineHeight = qRound(1.5 * QFontInfo(font).pixelSize());
    return std::make_unique<render::TextBox>(content, look);
}

QString trimmedWords(const QString &message)
{
    const QString text = message.trimmed();
    return text.size() > kMaxWords ? text.left(kMaxWords) + QChar(0x2026) : text;
}

bool needsConnection(core::ErrorKind kind)
{
    using core::ErrorKind;
    switch (kind) {
    case ErrorKind::KeyRefused:
    case ErrorKind::Forbidden:
    case ErrorKind::ModelNotFound:
    case ErrorKind::NotAnApi:
    case ErrorKind::WrongPath:
    case ErrorKind::Redirect:
    case ErrorKind::Tls:
    case ErrorKind::Proxy:
        return true;
    default:
        return false;
    }
}

QStringList noticeTexts(const core::Message &message)
{
    QStringList sentences;
    for (const QString &code : message.response.notices) {
        const QString sentence = texts::noticeText(code);
        // The state "unexplained" has its own words for this one.
        if (!sentence.isEmpty() && code != QLatin1StringView("no-finish-reason"))
            sentences.append(sentence);
    }
    return sentences;
}

} // namespace

bool StatusCard::isNeeded(const core::Message &message)
{
    using core::MessageState;
    return message.role == core::Role::Assistant
           && (message.error.has_value() || message.state == MessageState::Failed
               || message.state == MessageState::Interrupted
               || message.state == MessageState::Stopped
               || message.state == MessageState::Unexplained || !noticeTexts(message).isEmpty());
}

StatusCard::StatusCard(const core::Message &message, bool isLast, const RowContext &context)
    : m_context(context)
{
    texts::Explanation words = texts::explain(message.state);
    m_isError = message.state == core::MessageState::Failed;
    if (m_isError) {
        const core::Error error = message.error.value_or(core::Error());
        words = texts::explain(error);
        m_words = trimmedWords(error.message);
        m_smallPrint = texts::smallPrint(error);
    }
    if (message.state == core::MessageState::Interrupted && message.error) {
        core::Error error = *message.error;
        error.status = 0; // the answer had begun: its status says nothing about the end
        m_smallPrint = texts::smallPrint(error);
    }
    takeWords(words, noticeTexts(message));
    const bool isStopped = message.state == core::MessageState::Stopped;
    m_icon = m_isError   ? QStringLiteral("error")
             : isStopped ? QStringLiteral("stop")
                         : QStringLiteral("warning");
    addButtons(message, isLast);
    QFont bold = context.uiFont;
    bold.setWeight(QFont::DemiBold);
    m_whatBox = box(m_what, bold);
    m_adviceBox = box(m_advice, context.uiFont);
    m_wordsBox = box(m_words, context.uiFont);
    m_smallBox = box(m_smallPrint, context.captionFont);
}

StatusCard::~StatusCard() = default;

void StatusCard::takeWords(const texts::Explanation &words, QStringList notices)
{
    m_what = words.what.isEmpty() && !notices.isEmpty() ? notices.takeFirst() : words.what;
    QStringList rest = notices;
    rest.prepend(words.advice);
    rest.removeAll(QString());
    m_advice = rest.join(QLatin1Char(' '));
}

void StatusCard::addButtons(const core::Message &message, bool isLast)
{
    using core::MessageState;
    const auto add = [this](RowAction action, ButtonLook look, const QString &text) {
        m_buttons.append({action, look, {}, {}, text, 0});
    };
    if (m_isError && message.error && needsConnection(message.error->kind))
        add(RowAction::OpenConnection, ButtonLook::Filled, tr("Open the connection"));
    const ButtonLook first = m_buttons.isEmpty() ? ButtonLook::Filled : ButtonLook::Quiet;
    if (isLast) {
        const bool hasText = !core::plainText(message).isEmpty();
        if (!m_isError && hasText)
            add(RowAction::Continue, first, tr("Continue"));
        if (m_isError)
            add(RowAction::Retry, first, tr("Retry"));
        else
            add(RowAction::Regenerate, hasText ? ButtonLook::Quiet : first, tr("Regenerate"));
    }
    if (m_isError || message.state == MessageState::Interrupted) {
        add(RowAction::Details, ButtonLook::Quiet, tr("Details"));
        // Only what a person would report; an interruption has two quiet buttons already.
        if (m_isError)
            add(RowAction::CopyReport, ButtonLook::Quiet, tr("Copy report"));
    }
}

int StatusCard::layout(int width)
{
    m_width = width;
    const int room = std::max(80, width - kText - kPadding);
    int y = kPadding + m_whatBox->layout(room);
    if (!m_advice.isEmpty()) {
        m_adviceTop = y + 2;
        y = m_adviceTop + m_adviceBox->layout(room);
    }
    placeButtons(width, y + kButtonGap);
    if (!m_buttons.isEmpty())
        y = m_buttons.last().rect.bottom() + 1;
    if (!m_words.isEmpty()) {
        m_wordsTop = y + kButtonGap;
        y = m_wordsTop + m_wordsBox->layout(room);
    }
    if (!m_smallPrint.isEmpty()) {
        m_smallTop = y + kGap;
        y = m_smallTop + m_smallBox->layout(room);
    }
    m_height = y + kPadding;
    return m_height;
}

void StatusCard::placeButtons(int width, int y)
{
    const int height = std::max(row::kButton, QFontMetrics(m_context.uiFont).height() + 10);
    int x = kText;
    for (RowButton &button : m_buttons) {
        const int needed = textButtonWidth(button.text, m_context.uiFont);
        if (x > kText && x + needed > width - kPadding) {
            x = kText;
            y += height + kButtonGap;
        }
        button.rect = QRect(x, y, needed, height);
        x += needed + kButtonGap;
    }
}

void StatusCard::paint(QPainter &painter, QPoint origin, const QRect &clip,
                       const render::Colors &colors) const
{
    const QColor strong = m_isError ? colors.danger : colors.warn;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors.isHighContrast ? QPen(strong, 1) : QPen(Qt::NoPen));
    painter.setBrush(colors.isHighContrast ? colors.canvas
                     : m_isError           ? colors.dangerTint
                                           : colors.warnTint);
    painter.drawRoundedRect(QRect(origin, QSize(m_width, m_height)), render::space::kBlockCorner,
                            render::space::kBlockCorner);
    painter.restore();
    const int lineHeight = m_whatBox->cursorRect(0).height();
    painter.drawPixmap(
        origin + QPoint(kPadding, kPadding + (lineHeight - row::kIcon) / 2),
        iconPixmap(m_icon, strong, row::kIcon, painter.device()->devicePixelRatioF()));
    const auto draw = [&](const render::TextBox &text, int y, const QColor &color) {
        text.paint(painter, origin + QPoint(kText, y), {colors, color, QRectF(clip), -1, -1});
    };
    draw(*m_whatBox, kPadding, colors.text);
    if (!m_advice.isEmpty())
        draw(*m_adviceBox, m_adviceTop, colors.text2);
    if (!m_words.isEmpty())
        draw(*m_wordsBox, m_wordsTop, colors.text2);
    if (!m_smallPrint.isEmpty())
        draw(*m_smallBox, m_smallTop, colors.text2);
}

QString StatusCard::text() const
{
    QStringList all{m_what, m_advice, m_words};
    all.removeAll(QString());
    return all.join(QLatin1Char('\n'));
}

} // namespace ui
