// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/appearancepage.h"

#include "ui/settings/changedmark.h"
#include "ui/settings/formtexts.h"
#include "ui/settings/wheelguard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QSignalBlocker>
#include <QSpinBox>

namespace ui {
namespace {

constexpr int kSizeStep = 10;

} // namespace

AppearancePage::AppearancePage(Theme &theme, chat::Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_form(makeForm(this))
    , m_scheme(new QComboBox(this))
    , m_size(new QSpinBox(this))
    , m_wide(new QCheckBox(this))
    , m_wrapped(new QCheckBox(this))
    , m_numbered(new QCheckBox(this))
    , m_language(new QComboBox(this))
{
    m_scheme->setObjectName(QStringLiteral("scheme"));
    m_size->setObjectName(QStringLiteral("readingSize"));
    m_wide->setObjectName(QStringLiteral("wideColumn"));
    m_wrapped->setObjectName(QStringLiteral("codeWrapped"));
    m_numbered->setObjectName(QStringLiteral("codeNumbered"));
    m_language->setObjectName(QStringLiteral("language"));
    m_size->setRange(80, 200);
    m_size->setSingleStep(kSizeStep);
    new WheelGuard(m_size);
    m_schemeMark = addSetting(*m_form, m_scheme, theme);
    m_sizeMark = addSetting(*m_form, m_size, theme);
    m_wideMark = addSetting(*m_form, m_wide, theme);
    m_wrappedMark = addSetting(*m_form, m_wrapped, theme);
    m_numberedMark = addSetting(*m_form, m_numbered, theme);
    m_languageMark = addSetting(*m_form, m_language, theme);
    connectReset(m_schemeMark, preferences, &core::Settings::colorScheme);
    connectReset(m_sizeMark, preferences, &core::Settings::readingPercent);
    connectReset(m_wideMark, preferences, &core::Settings::isWideColumn);
    connectReset(m_wrappedMark, preferences, &core::Settings::isCodeWrapped);
    connectReset(m_numberedMark, preferences, &core::Settings::isCodeNumbered);
    connectReset(m_languageMark, preferences, &core::Settings::language);
    retranslate();
    connect(m_scheme, &QComboBox::activated, this, &AppearancePage::apply);
    connect(m_size, &QSpinBox::valueChanged, this, &AppearancePage::apply);
    for (QCheckBox *box : {m_wide, m_wrapped, m_numbered})
        connect(box, &QCheckBox::toggled, this, &AppearancePage::apply);
    connect(m_language, &QComboBox::activated, this, &AppearancePage::apply);
    connect(&preferences, &chat::Preferences::changed, this,
            [this](const core::Settings &, const core::Settings &now) { show(now); });
}

void AppearancePage::retranslate()
{
    nameField(*m_form, m_scheme, tr("Colours"));
    nameField(*m_form, m_size, tr("Reading size"));
    nameField(*m_form, m_wide, tr("Column"));
    nameField(*m_form, m_wrapped, tr("Code"));
    nameField(*m_form, m_numbered, tr("Line numbers"));
    nameField(*m_form, m_language, tr("Language"));
    fillChoices(*m_scheme, {{tr("As the desktop"), int(core::ColorScheme::System)},
                            {tr("Light"), int(core::ColorScheme::Light)},
                            {tr("Dark"), int(core::ColorScheme::Dark)}});
    m_size->setSuffix(tr(" %"));
    m_wide->setText(tr("Wide"));
    m_wrapped->setText(tr("Wrap long lines"));
    m_numbered->setText(tr("Show in code"));
    // Each language is named in itself, so that it is found by those who read it.
    fillChoices(*m_language, {{tr("As the desktop"), QString()},
                              {QStringLiteral("English"), QStringLiteral("en")},
                              {QStringLiteral("简体中文"), QStringLiteral("zh_CN")}});
    show(m_preferences.settings());
}

void AppearancePage::show(const core::Settings &settings)
{
    const QSignalBlocker quietSize(m_size);
    const QSignalBlocker quietWide(m_wide);
    const QSignalBlocker quietWrapped(m_wrapped);
    const QSignalBlocker quietNumbered(m_numbered);
    m_scheme->setCurrentIndex(m_scheme->findData(int(settings.colorScheme)));
    m_size->setValue(settings.readingPercent);
    m_wide->setChecked(settings.isWideColumn);
    m_wrapped->setChecked(settings.isCodeWrapped);
    m_numbered->setChecked(settings.isCodeNumbered);
    m_language->setCurrentIndex(qMax(0, m_language->findData(settings.language)));
    const core::Settings usual;
    m_schemeMark->setChanged(settings.colorScheme != usual.colorScheme);
    m_sizeMark->setChanged(settings.readingPercent != usual.readingPercent);
    m_wideMark->setChanged(settings.isWideColumn != usual.isWideColumn);
    m_wrappedMark->setChanged(settings.isCodeWrapped != usual.isCodeWrapped);
    m_numberedMark->setChanged(settings.isCodeNumbered != usual.isCodeNumbered);
    m_languageMark->setChanged(settings.language != usual.language);
}

void AppearancePage::apply()
{
    core::Settings settings = m_preferences.settings();
    settings.colorScheme = core::ColorScheme(m_scheme->currentData().toInt());
    settings.readingPercent = m_size->value();
    settings.isWideColumn = m_wide->isChecked();
    settings.isCodeWrapped = m_wrapped->isChecked();
    settings.isCodeNumbered = m_numbered->isChecked();
    settings.language = m_language->currentData().toString();
    m_preferences.set(settings);
}

} // namespace ui
