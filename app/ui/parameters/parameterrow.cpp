// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parameters/parameterrow.h"

#include "texts/parametertexts.h"
#include "ui/label.h"
#include "ui/parameters/parameterfield.h"
#include "ui/parameters/parameterfields.h"
#include "ui/plaintip.h"
#include "ui/settings/changedmark.h"
#include "ui/settings/noterow.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ui {
namespace {

bool isSent(const QJsonValue &value)
{
    return !value.isUndefined() && !value.isNull();
}

/// The API's name first, which is what people look for; our own settings have none.
QString hintOf(const QString &name)
{
    if (name == kInstructionsRow)
        return ParameterRow::tr("Sent before every message of this chat.");
    const core::ParameterSpec *spec = core::parameterSpec(name);
    const QString hint = spec ? texts::parameterHint(*spec) : QString();
    if (name.startsWith(u'@'))
        return hint;
    return hint.isEmpty() ? name : name + QStringLiteral(" · ") + hint;
}

} // namespace

ParameterRow::ParameterRow(Theme &theme, const QString &name, ParameterField *field,
                           QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_field(field)
    , m_title(new Label(theme, {}, this))
    , m_mark(nullptr)
    , m_hint(new NoteRow(theme, this))
    , m_origin(new NoteRow(theme, this))
    , m_fault(new NoteRow(theme, this))
    , m_refusal(new NoteRow(theme, this))
{
    setObjectName(name);
    // Where it was made it stands before this row for the keys; a row behind its own field would
    // lead Tab from the field's last line back to its first.
    field->setParent(nullptr);
    field->setParent(this);
    m_mark = new ChangedMark(theme, field); // behind the field for the keys, too
    build();
    connect(field, &ParameterField::edited, this, [this](const ParameterField::Value &own) {
        Q_EMIT chosen(m_name, own ? *own : QJsonValue(QJsonValue::Undefined));
    });
    connect(field, &ParameterField::faultChanged, this, &ParameterRow::sayFault);
    connect(m_mark, &ChangedMark::resetRequested, this, [this] {
        m_field->discard();
        Q_EMIT replaced(m_name, QJsonValue(QJsonValue::Undefined));
    });
    connect(m_origin, &NoteRow::linkActivated, this, [this] {
        m_field->discard();
        Q_EMIT replaced(m_name, QJsonValue(QJsonValue::Null));
    });
    connect(m_refusal, &NoteRow::linkActivated, this, [this] { Q_EMIT forgetRequested(m_name); });
    retranslate();
}

QString ParameterRow::title(const QString &name)
{
    return name == kInstructionsRow ? tr("Instructions") : texts::parameterTitle(name);
}

void ParameterRow::build()
{
    m_hint->setObjectName(QStringLiteral("hint"));
    m_origin->setObjectName(QStringLiteral("origin"));
    m_fault->setObjectName(QStringLiteral("fault"));
    m_refusal->setObjectName(QStringLiteral("refusal"));
    auto *head = new QHBoxLayout;
    head->setSpacing(4);
    head->addWidget(m_title, 1);
    head->addWidget(m_mark);
    head->addStrut(m_mark->sizeHint().height()); // nothing moves when the mark comes
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_field);
    for (NoteRow *note : {m_fault, m_refusal, m_origin, m_hint})
        column->addWidget(note);
    setFocusProxy(m_field);
}

void ParameterRow::retranslate()
{
    const QString words = title(m_name);
    const QString hint = hintOf(m_name);
    m_title->setText(words);
    m_title->setToolTip(plainTip(texts::parameterPurpose(m_name)));
    m_mark->describe(words);
    if (hint.isEmpty())
        m_hint->clear();
    else
        m_hint->say(Tone::Quiet, hint);
    m_isFilled = false;
    setState(m_state);
}

void ParameterRow::discard()
{
    m_field->discard();
    m_isFilled = false;
}

void ParameterRow::setState(const ParameterState &state)
{
    if (m_isFilled && m_state == state)
        return;
    m_isFilled = true;
    m_state = state;
    QString resting = restingWords(m_name);
    if (state.own.isNull())
        resting = tr("Not sent");
    else if (!state.inherited.isUndefined())
        resting = valueWords(m_name, state.inherited);
    m_field->setValue(isSent(state.own) ? ParameterField::Value(state.own) : std::nullopt, resting);
    m_mark->setChanged(!state.own.isUndefined());
    say();
}

void ParameterRow::say()
{
    sayOrigin();
    sayFault();
    sayRefusal();
    const QJsonValue inForce = m_state.inForce();
    const QString resting = inForce.isUndefined() && isSentByItself(m_name)
                                ? restingWords(m_name)
                                : valueWords(m_name, inForce);
    const QStringList parts{isSent(m_state.own) ? QString() : tr("Not set here: %1").arg(resting),
                            m_origin->text(), m_fault->text(), m_refusal->text(), m_hint->text()};
    QString description;
    for (const QString &part : parts)
        description += part.isEmpty() ? QString() : part + u'\n';
    m_field->describe(title(m_name), description.trimmed());
}

void ParameterRow::sayOrigin()
{
    if (m_state.inherited.isUndefined() || m_state.origin == ParameterOrigin::None) {
        // What goes out unless somebody says otherwise can be left out only by saying so.
        if (isSentByItself(m_name) && !m_state.own.isNull())
            m_origin->say(Tone::Quiet, tr("It goes out by itself."), {tr("Don't send")});
        else
            m_origin->clear();
        return;
    }
    const QString value = valueWords(m_name, m_state.inherited);
    const QString words =
        m_state.origin == ParameterOrigin::Settings ? tr("From the settings: %1").arg(value)
        : m_state.origin == ParameterOrigin::Model  ? tr("From this model: %1").arg(value)
                                                    : tr("From the connection: %1").arg(value);
    const bool canWithhold = !m_state.own.isNull() && isSent(m_state.inherited);
    m_origin->say(Tone::Quiet, words, canWithhold ? QStringList{tr("Don't send")} : QStringList());
}

/// What cannot be sent is not; so it says what is instead.
void ParameterRow::sayFault()
{
    if (m_field->fault().isEmpty()) {
        m_fault->clear();
        return;
    }
    const QJsonValue inForce = m_state.inForce();
    const bool isUsual = inForce.isUndefined() && isSentByItself(m_name);
    const QString until = isUsual ? tr("Until then what is usual is sent.")
                          : isSent(inForce)
                              ? tr("Until then %1 is sent.").arg(valueWords(m_name, inForce))
                              : tr("Until then it is not sent.");
    //: What is wrong with a value, and what is sent as long as it is
    m_fault->say(Tone::Fault, tr("%1 %2").arg(m_field->fault(), until));
}

void ParameterRow::sayRefusal()
{
    using Refusal = core::ParameterRefusal;
    const Tone tone = isSent(m_state.inForce()) ? Tone::Warning : Tone::Quiet;
    if (m_state.refusal == Refusal::Learned)
        m_refusal->say(tone, tr("This model has refused it, so it is left out."),
                       {tr("Send it again")});
    else if (m_state.refusal == Refusal::Expected)
        m_refusal->say(tone, tr("Models with this name are known to refuse it."));
    else
        m_refusal->clear();
}

} // namespace ui
