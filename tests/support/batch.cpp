// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/batch.h"

#include <cstdio>
#include <string_view>

namespace support {

int runOneOf(std::initializer_list<BatchedTest> tests, int argc, char *argv[])
{
    std::string_view name = argc > 0 ? argv[0] : "";
    name.remove_prefix(name.rfind('/') + 1); // npos + 1 is 0
    for (const BatchedTest &test : tests) {
        if (name == test.name)
            return test.main(argc, argv);
    }
    std::fprintf(stderr, "This program holds tests, each under a name of its own beside it:\n");
    for (const BatchedTest &test : tests)
        std::fprintf(stderr, "  %s\n", test.name);
    return 2;
}

} // namespace support
