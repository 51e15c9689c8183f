// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QWidget>
#include <functional>
#include <optional>

namespace ui {

/// What a person writes one parameter in. Empty, it sets nothing, and says in grey what holds
/// instead; so a default that is not sent never looks like a value that is.
class ParameterField : public QWidget
{
    Q_OBJECT

public:
    using Value = std::optional<QJsonValue>;
    /// A sentence about what is wrong with a value; empty: it can be sent.
    using Check = std::function<QString(const QJsonValue &)>;

    using QWidget::QWidget;

    void setCheck(Check check) { m_check = std::move(check); }
    /// Unset: nothing is set here, and `resting` is what holds. What somebody is writing at this
    /// moment stays as it is written, as long as it means the same or is faulty.
    virtual void setValue(const Value &own, const QString &resting) = 0;
    /// For screen readers.
    virtual void describe(const QString &name, const QString &description) = 0;
    /// What stands in it and cannot be sent is given up; a setValue() follows.
    virtual void discard() = 0;
    /// Why what stands in it cannot be sent; empty: it can.
    [[nodiscard]] const QString &fault() const { return m_fault; }

Q_SIGNALS:
    /// Unset: it was emptied.
    void edited(const ui::ParameterField::Value &own);
    void faultChanged();

protected:
    /// Says that this is its value, or what is wrong with that; `outline` shows it.
    void propose(const Value &own, QWidget *outline);
    void setFault(const QString &fault, QWidget *outline);
    [[nodiscard]] QString faultOf(const QJsonValue &value) const;

private:
    Check m_check;
    QString m_fault;
};

} // namespace ui
