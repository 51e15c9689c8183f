// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/attachmenttile.h"

#include "ui/composer/pictures.h"
#include "ui/icons.h"
#include "ui/measures.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTextDocument>
#include <QToolButton>
#include <QUrl>

namespace ui {
namespace {

constexpr int kHeight = 64;
constexpr int kMinWidth = 48;
constexpr int kMaxWidth = 128;
constexpr int kTileGap = 4;
constexpr int kCross = 24;
constexpr int kMaxCaption = 24; ///< characters of an address's host

} // namespace

AttachmentTile::AttachmentTile(Theme &theme, const Attachment &attachment, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_attachment(attachment)
    , m_cross(new QToolButton(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_cross->setAutoRaise(true);
    m_cross->setFocusPolicy(Qt::NoFocus);
    m_cross->setFixedSize(kCross, kCross);
    m_cross->setAutoFillBackground(true);
    connect(m_cross, &QToolButton::clicked, this,
            [this] { Q_EMIT removeRequested(m_attachment.id); });
    connect(&theme, &Theme::colorsChanged, this, &AttachmentTile::dress);
    connect(&theme, &Theme::fontsChanged, this, &AttachmentTile::dress);
    dress();
    retranslate();
    updateCross();
}

void AttachmentTile::setAttachment(const Attachment &attachment)
{
    m_attachment = attachment;
    retranslate();
    updateGeometry();
    update();
}

QString AttachmentTile::caption() const
{
    const core::ImagePart &part = m_attachment.part;
    if (!part.url.isEmpty())
        return QUrl(part.url).host(QUrl::FullyEncoded).left(kMaxCaption);
    if (m_attachment.isPreparing && part.width == 0)
        return tr("Preparing…");
    return pictureCaption(part.width, part.height, part.bytes);
}

QSize AttachmentTile::sizeHint() const
{
    const QFontMetrics metrics(font());
    const int width = qMax(pictureRect().width(), metrics.horizontalAdvance(caption()));
    return {width + 2 * kFocusRoom, kHeight + kTileGap + metrics.height() + 2 * kFocusRoom};
}

void AttachmentTile::paintEvent(QPaintEvent *)
{
    const render::Colors &colors = m_theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    paintPicture(painter);
    painter.setPen(colors.text3);
    painter.setFont(font());
    const QRect words(kFocusRoom, kFocusRoom + kHeight + kTileGap, width() - 2 * kFocusRoom,
                      QFontMetrics(font()).height());
    painter.drawText(words, int(Qt::AlignLeading | Qt::AlignVCenter), caption());
    if (!hasFocus())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors.leaf, colors.isHighContrast ? 3 : 2));
    painter.drawRoundedRect(QRectF(pictureRect()).adjusted(-3, -3, 3, 3), kCorner + 2, kCorner + 2);
}

void AttachmentTile::paintPicture(QPainter &painter) const
{
    const render::Colors &colors = m_theme.colors();
    const QRect area = pictureRect();
    QPainterPath shape;
    shape.addRoundedRect(area, kCorner, kCorner);
    painter.save();
    painter.setClipPath(shape);
    painter.fillRect(area, colors.code);
    if (m_attachment.thumbnail.isNull()) {
        const bool isAddress = !m_attachment.part.url.isEmpty();
        const QString name = isAddress ? QStringLiteral("link") : QStringLiteral("image");
        const QPixmap icon = iconPixmap(name, colors.text2, kIconSize, devicePixelRatioF());
        painter.drawPixmap(QRectF(area).center() - QPointF(kIconSize, kIconSize) / 2.0, icon);
    } else {
        // Fills the area: what is too long is cut at both ends.
        const QSize source = m_attachment.thumbnail.size();
        QRectF target(QPointF(),
                      QSizeF(source).scaled(area.size(), Qt::KeepAspectRatioByExpanding));
        target.moveCenter(QRectF(area).center());
        painter.drawImage(target, m_attachment.thumbnail);
    }
    painter.restore();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors.line, 1));
    painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), kCorner, kCorner);
}

void AttachmentTile::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        Q_EMIT removeRequested(m_attachment.id);
    else
        QWidget::keyPressEvent(event);
}

void AttachmentTile::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AttachmentTile::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const QRect picture = pictureRect();
    m_cross->move(picture.right() - kCross - 1, picture.top() + 2);
}

bool AttachmentTile::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::Enter:
    case QEvent::Leave:
    case QEvent::FocusIn:
    case QEvent::FocusOut:
        QMetaObject::invokeMethod(this, &AttachmentTile::updateCross, Qt::QueuedConnection);
        break;
    default:
        break;
    }
    return QWidget::event(event);
}

void AttachmentTile::retranslate()
{
    const QString name = m_attachment.part.name.isEmpty() ? tr("Picture") : m_attachment.part.name;
    setAccessibleName(QStringLiteral("%1, %2").arg(name, caption()));
    // An address or a file name could look like markup to a tool tip.
    setToolTip(Qt::convertFromPlainText(name));
    m_cross->setAccessibleName(tr("Remove picture"));
    m_cross->setToolTip(tr("Remove picture (Del)"));
    updateGeometry();
}

void AttachmentTile::dress()
{
    setFont(m_theme.uiFont(0.85));
    m_cross->setIcon(themedIcon(QStringLiteral("close"), m_theme.colors()));
    QPalette palette = m_cross->palette();
    palette.setColor(QPalette::Button, m_theme.colors().raised);
    palette.setColor(QPalette::Window, m_theme.colors().raised);
    m_cross->setPalette(palette);
    updateGeometry();
    update();
}

void AttachmentTile::updateCross()
{
    m_cross->setVisible(underMouse() || hasFocus());
    update();
}

QRect AttachmentTile::pictureRect() const
{
    int width = kHeight;
    const QSize source(m_attachment.part.width, m_attachment.part.height);
    if (!source.isEmpty())
        width = qRound(double(source.width()) * kHeight / source.height());
    return {kFocusRoom, kFocusRoom, qBound(kMinWidth, width, kMaxWidth), kHeight};
}

} // namespace ui
