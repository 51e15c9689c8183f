// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/commandfields.h"

#include "ui/lineinput.h"
#include "ui/parameters/listfield.h"
#include "ui/plaintip.h"
#include "ui/settings/fieldparts.h"
#include "ui/settings/noterow.h"
#include "ui/settings/wheelguard.h"

#include <QFileDialog>
#include <QFormLayout>
#include <QJsonArray>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace ui {
namespace {

constexpr int kMostArgumentLines = 256;
constexpr int kMsOfSecond = 1000;
constexpr int kKilobyte = 1024;
constexpr qint64 kMegabyte = 1024LL * 1024;
constexpr int kLongestRun = 600;       ///< seconds
constexpr int kMostKilobytes = 8192;   ///< of output
constexpr int kLeastMegabytes = 16;    ///< of memory
constexpr int kMostMegabytes = 65'536; ///< of memory

QSpinBox *makeSpin(int least, int most, QWidget *parent)
{
    auto *spin = new QSpinBox(parent);
    spin->setRange(least, most);
    spin->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    new WheelGuard(spin);
    return spin;
}

} // namespace

CommandFields::CommandFields(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_program(new LineInput(this))
    , m_arguments(new ListField(kMostArgumentLines, this))
    , m_seconds(makeSpin(1, kLongestRun, this))
    , m_kilobytes(makeSpin(1, kMostKilobytes, this))
    , m_megabytes(makeSpin(kLeastMegabytes, kMostMegabytes, this))
    , m_fault(new NoteRow(theme, this))
    , m_means(new NoteRow(theme, this))
{
    build();
    // A long path shows its end, with the name of the program; all of it is in the tool tip.
    connect(m_program, &QLineEdit::textChanged, m_program,
            [this](const QString &path) { m_program->setToolTip(plainTip(path)); });
    connect(m_program, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_command.program = text.trimmed();
        Q_EMIT edited();
    });
    connect(m_arguments, &ParameterField::edited, this, [this](const ParameterField::Value &all) {
        m_command.arguments.clear();
        const QJsonArray written = all ? all->toArray() : QJsonArray();
        for (const QJsonValue &argument : written)
            m_command.arguments.append(argument.toString());
        Q_EMIT edited();
    });
    connect(m_seconds, &QSpinBox::valueChanged, this, [this](int seconds) {
        m_command.timeLimitMs = seconds * kMsOfSecond;
        Q_EMIT edited();
    });
    connect(m_kilobytes, &QSpinBox::valueChanged, this, [this](int kilobytes) {
        m_command.outputLimit = qint64(kilobytes) * kKilobyte;
        Q_EMIT edited();
    });
    connect(m_megabytes, &QSpinBox::valueChanged, this, [this](int megabytes) {
        m_command.memoryLimit = megabytes * kMegabyte;
        Q_EMIT edited();
    });
    setCommand({}); // what holds while nobody says otherwise
}

void CommandFields::build()
{
    m_program->setObjectName(QStringLiteral("program"));
    m_arguments->setObjectName(QStringLiteral("programArguments"));
    m_fault->setObjectName(QStringLiteral("commandFault"));
    m_means->setObjectName(QStringLiteral("commandMeans"));
    m_seconds->setObjectName(QStringLiteral("timeLimit"));
    m_kilobytes->setObjectName(QStringLiteral("outputLimit"));
    m_megabytes->setObjectName(QStringLiteral("memoryLimit"));
    auto *choose = new QPushButton(tr("Choose…"), this);
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &CommandFields::pick);
    m_arguments->describe(tr("Argument of the program"), tr("One in each line, as it is"));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto add = [this, form](const QString &words, QWidget *field, QWidget *cell) {
        QLabel *label = labelFor(field, this);
        label->setText(words);
        field->setAccessibleName(words);
        form->addRow(label, cell);
    };
    form->addRow(m_means);
    add(tr("Program"), m_program, stacked(this, {sideBySide(this, {m_program, choose}), m_fault}));
    add(tr("Arguments"), m_arguments, m_arguments);
    add(tr("Longest time"), m_seconds, m_seconds);
    add(tr("Most output"), m_kilobytes, m_kilobytes);
    add(tr("Most memory"), m_megabytes, m_megabytes);
    m_program->setPlaceholderText(QStringLiteral("/usr/bin/…"));
    m_seconds->setSuffix(tr(" s"));
    m_kilobytes->setSuffix(tr(" kB"));
    m_megabytes->setSuffix(tr(" MB"));
    m_means->say(Tone::Warning,
                 tr("The program runs as you: it can read and change your files and use the "
                    "network. It is started as it stands here, without a shell, in an empty "
                    "folder and with a cleared environment; the arguments of the call come as "
                    "JSON on its standard input. It asks you first, for each call, unless you "
                    "allow it for a chat."));
}

void CommandFields::setCommand(const tools::Command &command)
{
    const QSignalBlocker quiet(this);
    m_arguments->discard();
    m_program->setText(command.program);
    m_arguments->setValue(command.arguments.isEmpty()
                              ? ParameterField::Value()
                              : QJsonValue(QJsonArray::fromStringList(command.arguments)),
                          tr("One argument in each line"));
    m_seconds->setValue(command.timeLimitMs / kMsOfSecond);
    m_kilobytes->setValue(int(command.outputLimit / kKilobyte));
    m_megabytes->setValue(int(command.memoryLimit / kMegabyte));
    m_command = command; // exactly, whatever the fields round
}

void CommandFields::sayFault(const QString &sentence, bool isWarning)
{
    setFault(m_program, !sentence.isEmpty() && !isWarning);
    if (sentence.isEmpty())
        m_fault->clear();
    else
        m_fault->say(isWarning ? Tone::Warning : Tone::Fault, sentence);
}

void CommandFields::pick()
{
    auto *picker = new QFileDialog(this, tr("Choose a program"));
    picker->setAttribute(Qt::WA_DeleteOnClose);
    picker->setFileMode(QFileDialog::ExistingFile);
    connect(picker, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_program->setText(path);
        m_command.program = path;
        Q_EMIT edited();
    });
    picker->open();
}

} // namespace ui
