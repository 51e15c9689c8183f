// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/headerrows.h"

#include "ui/iconbutton.h"
#include "ui/lineinput.h"
#include "ui/settings/fieldparts.h"
#include "ui/settings/linkbutton.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

namespace ui {
namespace {

/// RFC 9110, 5.6.2.
bool isTokenCharacter(QChar c)
{
    const char16_t u = c.unicode();
    if (u <= 0x20 || u >= 0x7f)
        return false;
    return !QStringLiteral("\"(),/:;<=>?@[\\]{}").contains(c);
}

bool isPrintable(QChar c)
{
    return c.unicode() >= 0x20 && c.unicode() < 0x7f;
}

template <size_t N>
bool isOneOf(const QString &name, const std::array<const char *, N> &names)
{
    return std::any_of(names.begin(), names.end(), [&name](const char *one) {
        return name.compare(QLatin1StringView(one), Qt::CaseInsensitive) == 0;
    });
}

/// The key has a field of its own, and the transport writes these itself.
bool isReserved(const QString &name)
{
    return isOneOf(name, std::array{"authorization", "proxy-authorization", "host",
                                    "content-length", "content-type", "transfer-encoding",
                                    "connection", "accept-encoding"});
}

/// Whose value is a secret whatever the box says.
bool isSecretByName(const QString &name)
{
    return isOneOf(name, std::array{"api-key", "x-api-key", "cookie", "x-goog-api-key"});
}

} // namespace

HeaderRows::HeaderRows(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_layout(new QVBoxLayout(this))
    , m_add(new LinkButton(theme, QString(), this))
{
    m_add->setObjectName(QStringLiteral("addHeader"));
    setFocusProxy(m_add);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    m_layout->addWidget(m_add, 0, Qt::AlignLeading);
    connect(m_add, &LinkButton::clicked, this, [this] {
        addRow({}, false, false);
        retranslate();
        m_rows.constLast().name->setFocus(Qt::OtherFocusReason);
    });
}

void HeaderRows::setHeaders(const QList<core::Header> &headers,
                            const QList<QByteArray> &secretNames)
{
    const QSignalBlocker quiet(this);
    clear();
    for (const core::Header &header : headers)
        addRow(header, false, false);
    for (const QByteArray &name : secretNames)
        addRow({name, {}}, true, true);
    retranslate();
}

QList<core::Header> HeaderRows::headers() const
{
    QList<core::Header> headers;
    for (const Row &row : m_rows) {
        if (!row.secret->isChecked() && isValid(row) && !row.name->text().isEmpty())
            headers.append(
                {row.name->text().trimmed().toLatin1(), row.value->text().trimmed().toLatin1()});
    }
    return headers;
}

QList<QByteArray> HeaderRows::secretNames() const
{
    QList<QByteArray> names;
    for (const Row &row : m_rows) {
        const QByteArray name = row.name->text().trimmed().toLatin1();
        if (lacksValue(row)) // half changed, it is still the one that is kept
            names.append(row.keptName);
        else if (row.secret->isChecked() && isValid(row) && !name.isEmpty())
            names.append(name);
    }
    return names;
}

QList<core::Header> HeaderRows::typedSecrets() const
{
    QList<core::Header> typed;
    for (const Row &row : m_rows) {
        const QByteArray value = row.value->text().trimmed().toLatin1();
        if (row.secret->isChecked() && isValid(row) && !value.isEmpty())
            typed.append({row.name->text().trimmed().toLatin1(), value});
    }
    return typed;
}

void HeaderRows::restoreSecrets(const QList<core::Header> &typed)
{
    for (const core::Header &header : typed) {
        for (const Row &row : std::as_const(m_rows)) {
            if (row.secret->isChecked() && row.name->text().toLatin1() == header.name)
                row.value->setText(QString::fromLatin1(header.value));
        }
    }
}

QString HeaderRows::check()
{
    QString first;
    for (const Row &row : std::as_const(m_rows)) {
        const bool isFault = !isValid(row);
        setFault(row.name, isFault);
        setFault(row.value, isFault);
        if (!isFault || !first.isEmpty())
            continue;
        const QString name = row.name->text().trimmed();
        if (!name.isEmpty() && isSendable(row))
            first = tr("Enter the value of %1 again. A kept value stays hidden and does not follow "
                       "to another name.")
                        .arg(name);
        else
            first = tr("This is not a header that can be sent: %1")
                        .arg(name.isEmpty() ? tr("a header without a name") : name);
    }
    return first;
}

bool HeaderRows::isValid(const Row &row)
{
    return isSendable(row) && !lacksValue(row);
}

bool HeaderRows::lacksValue(const Row &row)
{
    const bool isSame =
        row.secret->isChecked() && row.name->text().trimmed().toLatin1() == row.keptName;
    return !row.keptName.isEmpty() && row.value->text().trimmed().isEmpty() && !isSame;
}

bool HeaderRows::isSendable(const Row &row)
{
    const QString name = row.name->text().trimmed();
    const QString value = row.value->text().trimmed();
    if (name.isEmpty())
        return value.isEmpty();
    return std::all_of(name.cbegin(), name.cend(), isTokenCharacter) && !isReserved(name)
           && std::all_of(value.cbegin(), value.cend(), isPrintable);
}

void HeaderRows::retranslate()
{
    m_add->setText(tr("Add a header"));
    m_add->updateGeometry();
    for (const Row &row : std::as_const(m_rows)) {
        row.name->setPlaceholderText(tr("Name"));
        row.name->setAccessibleName(tr("Name of the header"));
        row.value->setAccessibleName(tr("Value of the header"));
        row.secret->setText(tr("Secret"));
        row.secret->setToolTip(tr("Masked here and kept where the key is kept"));
        row.remove->describe(tr("Remove this header"));
        dress(row);
    }
}

void HeaderRows::addRow(const core::Header &header, bool isSecret, bool isKept)
{
    Row row;
    row.name = new LineInput(this);
    row.name->setObjectName(QStringLiteral("headerName"));
    row.value = new LineInput(this);
    row.value->setObjectName(QStringLiteral("headerValue"));
    row.secret = new QCheckBox(this);
    row.secret->setObjectName(QStringLiteral("headerSecret"));
    row.remove = new IconButton(m_theme, QStringLiteral("close"), this);
    row.remove->setObjectName(QStringLiteral("removeHeader"));
    row.line = sideBySide(this, {row.name, row.value, row.secret, row.remove});
    qobject_cast<QHBoxLayout *>(row.line->layout())->setStretch(1, 1);
    row.name->setText(QString::fromLatin1(header.name));
    row.value->setText(QString::fromLatin1(header.value));
    row.secret->setChecked(isSecret);
    if (isKept)
        row.keptName = header.name;
    m_layout->insertWidget(int(m_rows.size()), row.line);
    row.line->show(); // at once, so that it can take the focus
    connect(row.name, &QLineEdit::textEdited, this, [this, line = row.line] { follow(line); });
    connect(row.value, &QLineEdit::textEdited, this, [this, line = row.line] { follow(line); });
    connect(row.secret, &QCheckBox::toggled, this, [this, line = row.line] { follow(line); });
    connect(row.remove, &IconButton::clicked, this, [this, line = row.line] { remove(line); });
    m_rows.append(row);
    dress(row);
}

void HeaderRows::follow(const QWidget *line)
{
    for (const Row &row : std::as_const(m_rows)) {
        if (row.line != line)
            continue;
        const bool isForced = isSecretByName(row.name->text().trimmed());
        const QSignalBlocker quiet(row.secret);
        row.secret->setEnabled(!isForced);
        if (isForced)
            row.secret->setChecked(true);
        dress(row);
        setFault(row.name, false);
        setFault(row.value, false);
    }
    Q_EMIT edited();
}

void HeaderRows::dress(const Row &row) const
{
    const bool isSecret = row.secret->isChecked();
    row.value->setEchoMode(isSecret ? QLineEdit::Password : QLineEdit::Normal);
    const bool isKept = isSecret && !row.keptName.isEmpty()
                        && row.name->text().trimmed().toLatin1() == row.keptName;
    row.value->setPlaceholderText(isKept ? tr("Kept; type to replace it") : tr("Value"));
}

void HeaderRows::clear()
{
    for (const Row &row : std::as_const(m_rows)) {
        m_layout->removeWidget(row.line);
        row.line->hide();
        row.line->deleteLater();
    }
    m_rows.clear();
}

void HeaderRows::remove(const QWidget *line)
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).line != line)
            continue;
        const Row row = m_rows.takeAt(i);
        m_layout->removeWidget(row.line);
        row.line->hide();
        row.line->deleteLater(); // its button is the one that is being clicked
        break;
    }
    m_add->setFocus(Qt::OtherFocusReason);
    Q_EMIT edited();
}

} // namespace ui
