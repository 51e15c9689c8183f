// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/aboutdialog.h"

#include "ui/icons.h"
#include "ui/label.h"
#include "ui/measures.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>
#include <array>

namespace ui {
AboutDialog::AboutDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_version(new Label(theme, {kCaption, false, Label::Ink::Third}, this))
    , m_sentence(new Label(theme, {1.0, false, Label::Ink::Second}, this))
    , m_heading(new Label(theme, {1.0, true, Label::Ink::Text}, this))
    , m_licences(new QPlainTextEdit(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this))
{
    auto *mark = new QLabel(this);
    mark->setPixmap(markPixmap(kProgramMark, devicePixelRatioF()));
    auto *name = new Label(theme, {1.6, true, Label::Ink::Text}, this);
    name->setText(QStringLiteral("Loquat"));
    m_licences->setReadOnly(true);
    m_licences->setFrameShape(QFrame::NoFrame);
    m_licences->setTabChangesFocus(true);
    const int line = fontMetrics().lineSpacing();
    m_licences->setMinimumSize(line * 24, line * 11);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(name);
    words->addWidget(m_version);
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(mark, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(24, 24, 24, 16);
    all->setSpacing(12);
    all->addLayout(head);
    all->addWidget(m_sentence);
    all->addWidget(m_heading);
    all->addWidget(m_licences, 1);
    all->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    retranslate();
}

QString AboutDialog::licences() const
{
    const std::array<std::pair<QString, QString>, 9> parts{{
        {QStringLiteral("Qt ") + QLatin1StringView(qVersion()), QStringLiteral("GNU LGPL 3")},
        {QStringLiteral("MD4C"), QStringLiteral("MIT")},
        {QStringLiteral("QtKeychain"), QStringLiteral("BSD 3-Clause")},
        {QStringLiteral("SQLite"), tr("public domain")},
        {QStringLiteral("zlib"), QStringLiteral("zlib License")},
        {QStringLiteral("libzip"), QStringLiteral("BSD 3-Clause")},
        {QStringLiteral("FreeType"), QStringLiteral("FreeType License / GNU GPL 2.0")},
        {QStringLiteral("Prism"), QStringLiteral("MIT")},
        {QStringLiteral("Noto"), QStringLiteral("SIL Open Font License 1.1")},
    }};
    QStringList lines;
    for (const auto &[name, licence] : parts) {
        //: A part of the program and its licence
        lines.append(tr("%1: %2").arg(name, licence));
    }
    return lines.join(QLatin1Char('\n'));
}

void AboutDialog::retranslate()
{
    setWindowTitle(tr("About Loquat"));
    m_version->setText(tr("Version %1").arg(QStringLiteral(LOQUAT_VERSION)));
    m_sentence->setText(tr("Chat with every gateway that speaks the OpenAI format. Free software "
                           "under the GNU General Public License, version 3 or later. It comes "
                           "without any warranty."));
    m_heading->setText(tr("Built with"));
    m_licences->setAccessibleName(tr("Built with"));
    m_licences->setPlainText(licences());
}

void AboutDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace ui
