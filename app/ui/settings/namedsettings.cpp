// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/namedsettings.h"

#include "ui/settings/formscroll.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QLabel>
#include <QVariant>
#include <QWidget>
#include <algorithm>

namespace ui {
namespace {

constexpr auto kSynonyms = "synonyms";

/// The context of the texts below.
class SettingWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::SettingWords)
};

/// Folded areas open by themselves; whatever else is hidden has nothing to show now.
bool isOffered(const QWidget &page, const QWidget *control)
{
    for (; control && control != &page; control = control->parentWidget()) {
        const bool isFoldable = control->objectName() == QLatin1StringView("moreArea");
        if (control->isHidden() && !isFoldable)
            return false;
    }
    return true;
}

QString synonymsOf(const QWidget &control)
{
    QStringList words{control.property(kSynonyms).toString()};
    if (const auto *box = qobject_cast<const QComboBox *>(&control); box && !box->isEditable()) {
        for (int i = 0; i < box->count(); ++i)
            words.append(box->itemText(i));
    }
    return words.join(QLatin1Char(' ')).trimmed();
}

QString wordsOf(const QLabel *label, const QWidget &control)
{
    const auto *box = qobject_cast<const QCheckBox *>(&control);
    if (!label)
        return box ? box->text() : QString();
    if (!box || box->text().isEmpty())
        return label->text();
    //: A setting that is a box to be checked: what stands before it, and what stands on it
    return SettingWords::tr("%1: %2").arg(label->text(), box->text());
}

} // namespace

QList<NamedSetting> namedSettings(const QWidget &page)
{
    QList<NamedSetting> settings;
    const auto add = [&](const QLabel *label, const QWidget *control) {
        const QString words = control ? wordsOf(label, *control) : QString();
        if (!words.isEmpty() && !control->objectName().isEmpty() && isOffered(page, control))
            settings.append({control->objectName(), words, synonymsOf(*control)});
    };
    QList<const QWidget *> named;
    const auto labels = page.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->buddy()) {
            add(label, label->buddy());
            named.append(label->buddy());
        }
    }
    const auto boxes = page.findChildren<QCheckBox *>();
    for (const QCheckBox *box : boxes) {
        const bool isPart = std::any_of(named.cbegin(), named.cend(), [box](const QWidget *one) {
            return one == box || one->isAncestorOf(box);
        });
        if (!isPart)
            add(nullptr, box);
    }
    return settings;
}

void setSynonyms(QWidget &control, const QString &words)
{
    control.setProperty(kSynonyms, words);
}

bool focusSetting(const QWidget &page, const QString &field)
{
    auto *control = page.findChild<QWidget *>(field);
    if (!control)
        return false;
    focusControl(*control);
    for (QWidget *around = control->parentWidget(); around; around = around->parentWidget()) {
        if (auto *scroll = qobject_cast<FormScroll *>(around))
            scroll->bringToView(control);
    }
    return true;
}

void focusControl(QWidget &control)
{
    QWidget *target = &control;
    if (control.focusPolicy() == Qt::NoFocus && !control.focusProxy()) {
        const auto parts = control.findChildren<QWidget *>();
        const auto found = std::find_if(parts.cbegin(), parts.cend(), [](const QWidget *part) {
            return (part->focusPolicy() & Qt::TabFocus) != 0 && !part->isHidden();
        });
        target = found == parts.cend() ? target : *found;
    }
    target->setFocus(Qt::ShortcutFocusReason);
}

} // namespace ui
