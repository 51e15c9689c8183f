// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/codemenu.h"

#include "render/textplace.h"

#include <QHash>

namespace ui {

QString codeText(const QList<render::Block> &code)
{
    return render::textBetween(code, {}, render::endOf(code));
}

QString codeFileName(const QString &language)
{
    static const QHash<QString, QString> endings{
        {QStringLiteral("bash"), QStringLiteral("sh")},
        {QStringLiteral("sh"), QStringLiteral("sh")},
        {QStringLiteral("shell"), QStringLiteral("sh")},
        {QStringLiteral("zsh"), QStringLiteral("sh")},
        {QStringLiteral("powershell"), QStringLiteral("ps1")},
        {QStringLiteral("c"), QStringLiteral("c")},
        {QStringLiteral("c++"), QStringLiteral("cpp")},
        {QStringLiteral("cpp"), QStringLiteral("cpp")},
        {QStringLiteral("c#"), QStringLiteral("cs")},
        {QStringLiteral("csharp"), QStringLiteral("cs")},
        {QStringLiteral("css"), QStringLiteral("css")},
        {QStringLiteral("csv"), QStringLiteral("csv")},
        {QStringLiteral("dart"), QStringLiteral("dart")},
        {QStringLiteral("diff"), QStringLiteral("diff")},
        {QStringLiteral("patch"), QStringLiteral("patch")},
        {QStringLiteral("go"), QStringLiteral("go")},
        {QStringLiteral("golang"), QStringLiteral("go")},
        {QStringLiteral("html"), QStringLiteral("html")},
        {QStringLiteral("java"), QStringLiteral("java")},
        {QStringLiteral("javascript"), QStringLiteral("js")},
        {QStringLiteral("js"), QStringLiteral("js")},
        {QStringLiteral("json"), QStringLiteral("json")},
        {QStringLiteral("jsx"), QStringLiteral("jsx")},
        {QStringLiteral("kotlin"), QStringLiteral("kt")},
        {QStringLiteral("latex"), QStringLiteral("tex")},
        {QStringLiteral("tex"), QStringLiteral("tex")},
        {QStringLiteral("lua"), QStringLiteral("lua")},
        {QStringLiteral("markdown"), QStringLiteral("md")},
        {QStringLiteral("md"), QStringLiteral("md")},
        {QStringLiteral("mermaid"), QStringLiteral("mmd")},
        {QStringLiteral("php"), QStringLiteral("php")},
        {QStringLiteral("python"), QStringLiteral("py")},
        {QStringLiteral("py"), QStringLiteral("py")},
        {QStringLiteral("r"), QStringLiteral("r")},
        {QStringLiteral("ruby"), QStringLiteral("rb")},
        {QStringLiteral("rust"), QStringLiteral("rs")},
        {QStringLiteral("rs"), QStringLiteral("rs")},
        {QStringLiteral("scala"), QStringLiteral("scala")},
        {QStringLiteral("sql"), QStringLiteral("sql")},
        {QStringLiteral("svg"), QStringLiteral("svg")},
        {QStringLiteral("swift"), QStringLiteral("swift")},
        {QStringLiteral("toml"), QStringLiteral("toml")},
        {QStringLiteral("tsx"), QStringLiteral("tsx")},
        {QStringLiteral("typescript"), QStringLiteral("ts")},
        {QStringLiteral("ts"), QStringLiteral("ts")},
        {QStringLiteral("xml"), QStringLiteral("xml")},
        {QStringLiteral("yaml"), QStringLiteral("yaml")},
        {QStringLiteral("yml"), QStringLiteral("yaml")},
    };
    return QStringLiteral("code.")
           + endings.value(language.section(QLatin1Char(' '), 0, 0).toLower(),
                           QStringLiteral("txt"));
}

CodeMenu::CodeMenu(const render::TypeScale &type, QWidget *parent)
    : QMenu(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    QAction *wrapped = addAction(tr("Wrap long lines"));
    QAction *numbered = addAction(tr("Line numbers"));
    wrapped->setCheckable(true);
    numbered->setCheckable(true);
    wrapped->setChecked(type.isCodeWrapped);
    numbered->setChecked(type.isCodeNumbered);
    for (QAction *action : {wrapped, numbered}) {
        connect(action, &QAction::triggered, this, [this, wrapped, numbered] {
            Q_EMIT lookChosen(wrapped->isChecked(), numbered->isChecked());
        });
    }
    addSeparator();
    connect(addAction(tr("Save as file…")), &QAction::triggered, this, &CodeMenu::saveChosen);
}

} // namespace ui
