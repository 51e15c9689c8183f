// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/detailsdialog.h"

#include "texts/texts.h"
#include "ui/conversation/footer.h"
#include "ui/conversation/tokenwords.h"
#include "ui/letterwidth.h"
#include "ui/measures.h"
#include "ui/plaintip.h"

#include <QClipboard>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui {
namespace {

QString count(qint64 tokens)
{
    return QLocale().toString(tokens);
}

/// The short form of the locale, which has no seconds, with them.
QString toTheSecond(const QDateTime &when)
{
    const QLocale locale;
    QString form = locale.timeFormat(QLocale::ShortFormat);
    const qsizetype minutes = form.indexOf(QLatin1StringView("mm"));
    if (minutes > 0 && !form.contains(u's'))
        form.insert(minutes + 2, form.at(minutes - 1) + QStringLiteral("ss"));
    return locale.toString(when.date(), QLocale::ShortFormat) + u' '
           + locale.toString(when.time(), form);
}

} // namespace

DetailsDialog::DetailsDialog(const core::Message &message, const QString &connectionName,
                             QWidget *parent)
    : QDialog(parent)
    , m_message(message)
    , m_connectionName(connectionName)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this))
    , m_copy(new QPushButton(this))
{
    setObjectName(QStringLiteral("details"));
    if (const core::ProbabilityPart *probabilities = core::probabilitiesOf(m_message))
        m_probabilities = core::summaryOf(probabilities->tokens);
    auto *content = new QWidget(this);
    m_form = new QFormLayout(content);
    m_form->setContentsMargins(0, 0, 8, 0);
    m_form->setSpacing(8);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(content);
    const QFontMetrics metrics = fontMetrics();
    scroll->setMinimumSize(letterWidth(metrics) * 60, metrics.lineSpacing() * 14);
    m_buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(16);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this, &DetailsDialog::copy);
    rebuild();
}

QString DetailsDialog::asText() const
{
    QString text;
    for (const Row &row : rows())
        text +=
            QStringLiteral("%1: %2\n").arg(row.label, row.exact.isEmpty() ? row.value : row.exact);
    return text;
}

void DetailsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

QList<DetailsDialog::Row> DetailsDialog::rows() const
{
    QList<Row> rows;
    const auto add = [&rows](const QString &label, const QString &value) {
        if (!value.isEmpty())
            rows.append({label, value.left(kMostShown)});
    };
    const core::ResponseInfo &response = m_message.response;
    add(tr("Connection"), m_connectionName);
    add(tr("Address"), response.address);
    add(tr("Model asked"), response.modelAsked.isEmpty() ? m_message.model : response.modelAsked);
    add(tr("Model answered"), response.modelAnswered);
    // The API's own names stay as they are sent: people look for exactly these.
    add(QStringLiteral("id"), response.id);
    add(QStringLiteral("object"), response.object);
    if (response.created > 0) {
        const QDateTime when = QDateTime::fromMSecsSinceEpoch(qint64(response.created * 1000));
        rows.append({QStringLiteral("created"), toTheSecond(when),
                     QStringLiteral("%1 · %2").arg(QLocale::c().toString(response.created, 'g', 15),
                                                   when.toString(Qt::ISODate))});
    }
    add(QStringLiteral("index"), QString::number(response.index));
    add(QStringLiteral("finish_reason"), m_message.finishReason);
    add(QStringLiteral("system_fingerprint"), response.systemFingerprint);
    add(QStringLiteral("service_tier"), response.serviceTier);
    addTimeRows(rows);
    addUsageRows(rows);
    addProbabilityRows(rows);
    for (const QString &notice : response.notices)
        add(tr("Note"), texts::noticeText(notice));
    addErrorRows(rows);
    return rows;
}

void DetailsDialog::addTimeRows(QList<Row> &rows) const
{
    if (m_message.response.elapsedMs >= 0)
        rows.append({tr("Time"), secondsText(m_message.response.elapsedMs)});
    for (const core::ContentPart &part : m_message.parts) {
        const auto *reasoning = std::get_if<core::ReasoningPart>(&part);
        if (reasoning && reasoning->elapsedMs >= 0)
            rows.append({tr("of this for thinking"), secondsText(reasoning->elapsedMs)});
    }
}

void DetailsDialog::addProbabilityRows(QList<Row> &rows) const
{
    const core::ProbabilitySummary &summary = m_probabilities;
    if (summary.told == 0)
        return;
    const QString tokens =
        summary.untold == 0
            ? count(summary.told)
            : tr("%1, and %2 without one").arg(count(summary.told), count(summary.untold));
    rows.append({tr("Tokens with a probability"), tokens});
    rows.append({tr("Mean probability"), percentText(summary.mean())});
    const double perplexity = summary.perplexity();
    rows.append({tr("Perplexity"), QLocale().toString(perplexity, 'g', 4)});
}

void DetailsDialog::addUsageRows(QList<Row> &rows) const
{
    if (!m_message.usage)
        return;
    const core::Usage &usage = *m_message.usage;
    rows.append({tr("Tokens in"), count(usage.promptTokens)});
    if (usage.cachedTokens)
        rows.append({tr("of these from the cache"), count(*usage.cachedTokens)});
    rows.append({tr("Tokens out"), count(usage.completionTokens)});
    if (usage.reasoningTokens)
        rows.append({tr("of these for thinking"), count(*usage.reasoningTokens)});
    rows.append({tr("Tokens in all"), count(usage.totalTokens)});
}

void DetailsDialog::addErrorRows(QList<Row> &rows) const
{
    if (!m_message.error)
        return;
    const core::Error &error = *m_message.error;
    const texts::Explanation why = texts::explain(error);
    rows.append({tr("Error"), texts::inOneLine(why)});
    if (!error.message.isEmpty())
        rows.append({tr("The gateway's words"), error.message.left(kMostShown)});
    const QString small = texts::smallPrint(error);
    if (!small.isEmpty())
        rows.append({tr("Status"), small});
}

void DetailsDialog::rebuild()
{
    setWindowTitle(tr("Details"));
    m_copy->setText(tr("Copy"));
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    for (const Row &row : rows()) {
        auto *label = new QLabel(row.label);
        label->setTextFormat(Qt::PlainText);
        auto *value = new QLabel(row.value);
        value->setTextFormat(Qt::PlainText);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        value->setAccessibleName(QStringLiteral("%1: %2").arg(row.label, row.value));
        value->setToolTip(plainTip(row.exact));
        m_form->addRow(label, value);
    }
}

void DetailsDialog::copy()
{
    QGuiApplication::clipboard()->setText(asText());
}

} // namespace ui
