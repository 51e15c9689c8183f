// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs while the program is built: writes OpenCC's table of traditional characters and the
// simplified ones they are searched as. So nothing has to be found or read when it runs, and an
// index never meets another table than the one it was made with without noticing.

#include <QByteArray>
#include <QList>
#include <QString>
#include <cstdio>
#include <opencc/opencc.h>

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

// The ideographs and their extensions; compatibility forms are folded by Unicode's own rules.
constexpr Range kRanges[] = {{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0x20000, 0x323AF}};

char32_t converted(opencc_t converter, char32_t from)
{
    const QByteArray utf8 = QString::fromUcs4(&from, 1).toUtf8();
    char *result = opencc_convert_utf8(converter, utf8.constData(), size_t(utf8.size()));
    if (!result)
        return from;
    const QList<uint> to = QString::fromUtf8(result).toUcs4();
    opencc_convert_utf8_free(result);
    return to.size() == 1 ? char32_t(to.constFirst()) : from;
}

/// What is folded once stays as it is when it is folded again.
char32_t settled(opencc_t converter, char32_t from)
{
    char32_t to = from;
    for (int i = 0; i < 3; ++i)
        to = converted(converter, to);
    return to;
}

bool write(opencc_t converter, std::FILE *file)
{
    std::fputs("// Made by loquat-variants of OpenCC's tables (Apache-2.0).\n"
               "#include \"storage/search/hanvariants.h\"\n"
               "namespace storage {\nconst HanVariant kHanVariants[] = {\n",
               file);
    int count = 0;
    quint32 sum = 0;
    for (const Range &range : kRanges) {
        for (char32_t from = range.first; from <= range.last; ++from) {
            const char32_t to = settled(converter, from);
            if (to == from)
                continue;
            std::fprintf(file, "{0x%X, 0x%X},\n", uint(from), uint(to));
            sum = (sum * 31 + from) * 31 + to;
            ++count;
        }
    }
    std::fprintf(file,
                 "};\nconst int kHanVariantCount = %d;\nconst quint32 kHanVariantSum = 0x%X;\n"
                 "} // namespace storage\n",
                 count, sum);
    return count > 1000;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    const opencc_t converter = opencc_open("t2s.json");
    if (converter == reinterpret_cast<opencc_t>(-1)) {
        std::fprintf(stderr, "OpenCC: %s\n", opencc_error());
        return 1;
    }
    std::FILE *file = std::fopen(argv[1], "w");
    const bool isWhole = file && write(converter, file);
    opencc_close(converter);
    return isWhole && std::fclose(file) == 0 ? 0 : 1;
}
