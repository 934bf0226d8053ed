// SPDX-License-Identifier: GPL-3.0-or-later
// Prints the fields of tables as the scanner reads them, for csv_module.py: every field ends with
// the unit separator, every row with the record separator, every file with the group separator.
#include "model/io/csv_scanner.h"

#include <cstdio>

int main(int argc, char* argv[]) {
    using namespace listwright;
    for (int at = 2; at < argc; ++at) {
        const auto source = openFile(argv[at]);
        if (!source)
            return 1;
        const TableDialect dialect{.delimiter = argv[1][0]};
        CsvScanner scanner(**source, dialect);
        std::string text;
        while (true) {
            const auto more = scanner.next();
            if (!more)
                return 1;
            if (!*more)
                break;
            for (const std::string& field : scanner.fieldTexts())
                text += field + '\x1f';
            text += '\x1e';
        }
        text += '\x1d';
        std::fwrite(text.data(), 1, text.size(), stdout);
    }
    return 0;
}
