// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/pillrow.h"

#include "ui/measures.h"
#include "ui/paint.h"
#include "ui/plaintip.h"

#include <QAbstractButton>

namespace ui {
namespace {

constexpr int kPillGap = 4;
constexpr int kPillInset = 8;
constexpr double kPillRadius = 4;

class Pill : public QAbstractButton
{
public:
    Pill(const Theme &theme, const QString &words, QWidget *parent)
        : QAbstractButton(parent)
        , m_theme(theme)
    {
        setText(words);
        setAccessibleName(PillRow::tr("Remove the filter “%1”").arg(words));
        setToolTip(plainTip(accessibleName()));
        setCursor(Qt::ArrowCursor);
        setAttribute(Qt::WA_Hover);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(m_theme.uiFont());
        // Letters may be wider by a part of a pixel than they say.
        return {metrics.horizontalAdvance(text()) + 2 + 2 * kPillInset + kIconSize + kPillGap,
                std::max(kIconSize, metrics.height()) + kPillInset};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const render::Colors &colors = m_theme.colors();
        const QColor fill = colors.isHighContrast ? QColor() : colors.leafTint;
        paintRounded(&painter, rect(), fill, colors.isHighContrast ? colors.line : QColor(), 1,
                     kPillRadius);
        const QRect inside = rect().adjusted(kPillInset, 0, -kPillInset, 0);
        paintLine(painter,
                  startPart(inside, inside.width() - kIconSize - kPillGap, layoutDirection()),
                  text(), m_theme.uiFont(), colors.text);
        paintIcon(painter, endPart(inside, kIconSize, layoutDirection()), QStringLiteral("close"),
                  underMouse() || hasFocus() ? colors.text : colors.text2);
        if (hasFocus())
            paintFocusRing(painter, rect(), colors);
    }

private:
    const Theme &m_theme;
};

} // namespace

PillRow::PillRow(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

void PillRow::setPills(const QList<std::pair<int, QString>> &pills)
{
    for (QWidget *pill : std::as_const(m_pills)) {
        pill->hide();
        pill->deleteLater(); // one of them may be what asked for it
    }
    m_pills.clear();
    for (const auto &[key, words] : pills) {
        auto *pill = new Pill(m_theme, words, this);
        connect(pill, &QAbstractButton::clicked, this,
                [this, key = key] { Q_EMIT removeRequested(key); });
        pill->show();
        m_pills.append(pill);
    }
    setVisible(!m_pills.isEmpty());
    updateGeometry();
    arrange(width(), true);
}

int PillRow::arrange(int width, bool isPlacing) const
{
    int x = 0;
    int y = 0;
    int height = 0;
    for (QWidget *pill : m_pills) {
        const QSize size = pill->sizeHint().boundedTo({std::max(1, width), QWIDGETSIZE_MAX});
        if (x > 0 && x + size.width() > width) {
            x = 0;
            y += height + kPillGap;
        }
        height = size.height();
        const int left = layoutDirection() == Qt::RightToLeft ? width - x - size.width() : x;
        if (isPlacing)
            pill->setGeometry(QRect(QPoint(left, y), size));
        x += size.width() + kPillGap;
    }
    return y + height;
}

int PillRow::heightForWidth(int width) const
{
    return arrange(width, false);
}

QSize PillRow::sizeHint() const
{
    return {width(), arrange(width(), false)};
}

QSize PillRow::minimumSizeHint() const
{
    return {1, m_pills.isEmpty() ? 0 : m_pills.constFirst()->sizeHint().height()};
}

void PillRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(width(), true);
}

} // namespace ui
