// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/overviewpage.h"

#include "texts/reasons.h"
#include "texts/texts.h"
#include "ui/measures.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>

namespace ui {
QString resultText(const chat::InspectedRequest &request)
{
    const QString &name = request.result;
    if (name == QLatin1StringView("complete"))
        return OverviewPage::tr("Complete");
    if (name == QLatin1StringView("unexplained"))
        return OverviewPage::tr("Complete, but without a reason for stopping");
    if (name == QLatin1StringView("interrupted"))
        return OverviewPage::tr("Cut off before the end");
    if (name == QLatin1StringView("stopped"))
        return OverviewPage::tr("Stopped");
    if (name == QLatin1StringView("error"))
        return OverviewPage::tr("Failed");
    return OverviewPage::tr("Another request followed");
}

OverviewPage::OverviewPage(QWidget *parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    auto *content = new QWidget(this);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    m_form = new QFormLayout(content);
    m_form->setContentsMargins(16, 16, 16, 16);
    m_form->setSpacing(8);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    setWidget(content);
}

void OverviewPage::setRequest(const chat::InspectedRequest &request)
{
    m_request = request;
    rebuild();
}

QString OverviewPage::asText() const
{
    QString text;
    for (const Row &row : rows())
        text += QStringLiteral("%1: %2\n").arg(row.label, row.value);
    return text;
}

QList<OverviewPage::Row> OverviewPage::rows() const
{
    QList<Row> rows;
    const auto add = [&rows](const QString &label, const QString &value) {
        if (!value.isEmpty())
            rows.append({label, value.left(kMostShown)});
    };
    const QLocale locale;
    add(tr("Request"), m_request.method + u' ' + m_request.url);
    add(tr("Sent"), locale.toString(m_request.started.toLocalTime(), QLocale::LongFormat));
    add(tr("Status"), m_request.status > 0 ? QString::number(m_request.status) : tr("No answer"));
    add(tr("Result"), resultText(m_request));
    add(tr("Why"), texts::reasonsText(m_request.why));
    if (m_request.hasError) {
        add(tr("Error"), texts::inOneLine(texts::explain(m_request.error)));
        add(tr("Error details"), texts::smallPrint(m_request.error));
        add(tr("Server's words"), m_request.error.message);
    }
    if (m_request.imageCount > 0)
        add(tr("Images"), locale.toString(m_request.imageCount));
    add(tr("Received"), locale.formattedDataSize(m_request.receivedBytes));
    return rows + timingRows();
}

QList<OverviewPage::Row> OverviewPage::timingRows() const
{
    const QLocale locale;
    const auto ms = [&locale](qint64 value) {
        //: Milliseconds
        return value < 0 ? QStringLiteral("–") : tr("%1 ms").arg(locale.toString(value));
    };
    const chat::RequestTiming &timing = m_request.timing;
    const bool isReused = timing.isConnectionReused;
    const QString reused = tr("open already");
    return {{tr("Waiting in line"), ms(timing.queueMs)},
            {tr("Connecting"), isReused ? reused : ms(timing.connectMs)},
            {tr("TLS"), isReused ? reused : ms(timing.tlsMs)},
            {tr("First byte"), ms(timing.firstByteMs)},
            {tr("First token"), ms(timing.firstTokenMs)},
            {tr("Total"), ms(timing.totalMs)},
            {tr("Tokens per second"), m_request.tokensPerSecond < 0
                                          ? QStringLiteral("–")
                                          : locale.toString(m_request.tokensPerSecond, 'f', 1)}};
}

void OverviewPage::rebuild()
{
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    for (const Row &row : rows()) {
        auto *value = new QLabel(widget());
        value->setTextFormat(Qt::PlainText);
        value->setText(row.value);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        value->setAccessibleName(QStringLiteral("%1: %2").arg(row.label, row.value));
        m_form->addRow(row.label, value);
    }
}

void OverviewPage::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

} // namespace ui
