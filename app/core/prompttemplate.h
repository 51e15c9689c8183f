// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace core {

/// What stands between two pairs of braces.
struct PromptVariable {
    enum class Kind {
        Date,
        Time,
        DateTime,
        Weekday,
        Clipboard,
        Model,
        Language,
        Selection,
        Free,  ///< a person says what it is
        Choice ///< a person says which of the choices it is
    };
    Kind kind = Kind::Free;
    QString name;        ///< of a free one or a choice, as it was written; a choice may have none
    QString preset;      ///< what a free one is until somebody says otherwise
    QStringList choices; ///< of a choice, at least two
    QString source;      ///< as it stands in the text, with its braces
    bool operator==(const PromptVariable &) const = default;

    /// The same for all that have one value together.
    [[nodiscard]] QString key() const;
    /// A person has to be asked for it.
    [[nodiscard]] bool isAsked() const { return kind == Kind::Free || kind == Kind::Choice; }
    /// Instructions that go out by themselves may fill it: nothing that was not meant for the
    /// model can come in by it.
    [[nodiscard]] bool isSentByItself() const;
};

/// What there is to say about a moment and a chat.
struct PromptFacts {
    QDateTime now; ///< in local time
    QString model;
    QString languageCode; ///< of weekdays and of {{language}}; empty: the one in use
};

/// A text with variables such as {{date}}, {{name}}, {{name:what it is by itself}} and {{a|b|c}} or
/// {{name:a|b|c}}. `\{{` are braces that begin none, and backslashes before a variable are written
/// twice. What has no meaning as a variable stays as it is.
class PromptTemplate
{
public:
    /// What stands for variables, by PromptVariable::key().
    using Values = QHash<QString, QString>;

    static constexpr qsizetype kMostVariables = 200; ///< the others stay text
    static constexpr qsizetype kLongestExpansion =
        400'000;                                        ///< values that would exceed it stay out
    static constexpr qsizetype kLongestVariable = 2000; ///< between the braces
    static constexpr qsizetype kLongestVariableName = 60;
    static constexpr qsizetype kMostChoices = 50;

    explicit PromptTemplate(const QString &text);

    /// Each once, in the order they come first.
    [[nodiscard]] QList<PromptVariable> variables() const;
    /// Something would be another text than it is written.
    [[nodiscard]] bool isPlain() const;
    /// With these values; what has none stays as it was written. Values are text and nothing else,
    /// whatever they hold.
    [[nodiscard]] QString expanded(const Values &values) const;
    /// The same as a template that goes on being one: what has no value yet can be filled later,
    /// and values mean what they say then, too.
    [[nodiscard]] QString filled(const Values &values) const;

    /// A template that becomes this text.
    [[nodiscard]] static QString escaped(const QString &text);
    /// Values for what needs nobody: the moment, the model, the language.
    [[nodiscard]] static Values valuesOf(const PromptFacts &facts);

private:
    struct Piece {
        QString text;      ///< what is said, where it is no variable
        int variable = -1; ///< else its number
    };
    void read(const QString &text);
    void addText(const QString &text);
    /// Takes the one that begins at `at`; how long it is, 0: none does.
    [[nodiscard]] qsizetype takeVariable(const QString &text, qsizetype at);
    [[nodiscard]] QString joined(const Values &values, bool isTemplate) const;

    QList<Piece> m_pieces;
    QList<PromptVariable> m_variables; ///< one for each place
    bool m_hasEscapes = false;
};

/// Instructions as they go out: with what needs nobody filled in. Clipboard, selection and what a
/// person is asked for are never looked up here.
[[nodiscard]] QString sentInstructions(const QString &instructions, const PromptFacts &facts);

} // namespace core
