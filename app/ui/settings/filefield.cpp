// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/filefield.h"

#include "core/whendone.h"
#include "ui/iconbutton.h"
#include "ui/lineinput.h"
#include "ui/settings/fieldparts.h"
#include "ui/settings/noterow.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QVBoxLayout>

namespace ui {

using chat::PemProblem;

FileField::FileField(Theme &theme, chat::PemKind kind, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_line(new LineInput(this))
    , m_browse(new IconButton(theme, QStringLiteral("folder"), this))
    , m_note(new NoteRow(theme, this))
{
    setFocusProxy(m_line);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(sideBySide(this, {m_line, m_browse}));
    layout->addWidget(m_note);
    connect(m_line, &QLineEdit::textEdited, this, [this] {
        setFault(m_line, false);
        m_note->clear();
        Q_EMIT edited();
    });
    // What tells a path from others is mostly its end, and the whole seldom fits.
    connect(m_line, &QLineEdit::textChanged, m_line, [this](const QString &path) {
        m_line->setToolTip(path.isEmpty() ? QString() : Qt::convertFromPlainText(path));
    });
    connect(m_line, &QLineEdit::editingFinished, this, &FileField::look);
    connect(m_browse, &IconButton::clicked, this, &FileField::pick);
    retranslate();
}

QString FileField::path() const
{
    return m_line->text().trimmed();
}

void FileField::setPath(const QString &path)
{
    m_line->setText(path);
    look();
}

void FileField::retranslate()
{
    m_line->setPlaceholderText(tr("A PEM file"));
    say(m_problem);
}

void FileField::describe(const QString &name)
{
    m_line->setAccessibleName(name);
    //: %1 is the name of a setting that takes a file
    m_browse->describe(tr("Choose: %1").arg(name));
}

QWidget *FileField::input() const
{
    return m_line;
}

void FileField::pick()
{
    auto *picker = new QFileDialog(this, tr("Choose a PEM file"), QFileInfo(path()).path());
    picker->setAttribute(Qt::WA_DeleteOnClose);
    picker->setFileMode(QFileDialog::ExistingFile);
    picker->setNameFilters({tr("PEM files (*.pem *.crt *.cer *.key)"), tr("All files (*)")});
    connect(picker, &QFileDialog::fileSelected, this, [this](const QString &chosen) {
        setPath(chosen);
        Q_EMIT edited();
    });
    picker->open();
}

void FileField::look()
{
    const QString asked = path();
    m_looked = asked;
    core::whenDone(this, chat::checkPem(asked, m_kind), [this, asked](PemProblem problem) {
        if (asked == path() && asked == m_looked)
            say(problem);
    });
}

void FileField::say(PemProblem problem)
{
    m_problem = problem;
    setFault(m_line, problem != PemProblem::None);
    switch (problem) {
    case PemProblem::None:
        m_note->clear();
        break;
    case PemProblem::Unreadable:
        m_note->say(Tone::Fault, tr("This file cannot be read."));
        break;
    case PemProblem::NoCertificate:
        m_note->say(Tone::Fault, tr("There is no certificate in PEM form in this file."));
        break;
    case PemProblem::NoPrivateKey:
        m_note->say(Tone::Fault, tr("There is no private key in PEM form in this file."));
        break;
    case PemProblem::EncryptedKey:
        m_note->say(Tone::Fault,
                    tr("The private key in this file is locked with a password. Only keys without "
                       "one can be used."));
        break;
    }
}

} // namespace ui
