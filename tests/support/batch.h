// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>

namespace support {

/// A test of a batch: the name of its program, and what that program's main() would be.
struct BatchedTest {
    const char *name;
    int (*main)(int argc, char *argv[]);
};

/// Runs the one test that the program was started by the name of, and returns what that returns.
/// Started by any other name it says which there are, and returns 2.
int runOneOf(std::initializer_list<BatchedTest> tests, int argc, char *argv[]);

} // namespace support
