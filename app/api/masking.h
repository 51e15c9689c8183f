// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace api {

/// What stands where a secret stood, the same in every language.
inline constexpr char kMask[] = "***";
/// Servers without keys are given words such as "ollama" or "user"; to mask those would spoil
/// texts and hide nothing.
inline constexpr qsizetype kShortestSecret = 8;

/// Masks the secrets, each of at least one byte, wherever they are.
void maskIn(QByteArray &text, const QList<QByteArray> &secrets);
/// The same for a JSON text, which stays one: inside texts only, since a secret may be a word that
/// names a member, or a number. Linear.
void maskInJson(QByteArray &text, const QList<QByteArray> &secrets);
/// The same for what a server sent, JSON or not: everywhere but in the names of members.
void maskInAnswer(QByteArray &text, const QList<QByteArray> &secrets);

} // namespace api
