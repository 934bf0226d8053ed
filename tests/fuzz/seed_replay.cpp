// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for libFuzzer in ordinary builds: gives the target every seed as it is, and then seeds
// that are cut, flipped, doubled and spliced. Always the same inputs, so that a failure comes
// again.
//   fuzz_mail_report ROUNDS SEED-FILE-OR-FOLDER...
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace {

using Random = std::mt19937_64;

std::vector<std::string> readSeeds(int count, char** paths) {
    namespace fs = std::filesystem;
    std::vector<fs::path> files;
    for (int at = 0; at < count; ++at) {
        if (!fs::is_directory(paths[at])) {
            files.emplace_back(paths[at]);
            continue;
        }
        for (const auto& entry : fs::recursive_directory_iterator(paths[at]))
            if (entry.is_regular_file())
                files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<std::string> seeds;
    for (const fs::path& file : files) {
        std::ifstream stream(file, std::ios::binary);
        seeds.emplace_back(std::istreambuf_iterator<char>(stream),
                           std::istreambuf_iterator<char>());
    }
    return seeds;
}

std::size_t below(Random& random, std::size_t bound) {
    return bound == 0 ? 0 : static_cast<std::size_t>(random() % bound);
}

std::string mutated(std::string input, const std::string& other, Random& random) {
    const std::size_t changes = 1 + below(random, 8);
    for (std::size_t change = 0; change < changes; ++change) {
        const std::size_t at = below(random, input.size());
        const std::size_t length = below(random, std::min<std::size_t>(input.size() - at, 200));
        switch (random() % 6) {
        case 0:
            if (!input.empty())
                input[at] = static_cast<char>(random());
            break;
        case 1:
            input.erase(at, length);
            break;
        case 2:
            input.insert(at, input.substr(at, length));
            break;
        case 3:
            input.resize(at);
            break;
        case 4:
            input.insert(at,
                         std::string(1 + below(random, 4), "\0\"\n\r\xff,;-"[below(random, 8)]));
            break;
        case 5:
            input.insert(at, other.substr(below(random, other.size()), 400));
            break;
        }
    }
    return input;
}

void run(const std::string& input) {
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

} // namespace

int main(int argc, char* argv[]) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: %s ROUNDS SEED-FILE-OR-FOLDER...\n", argv[0]);
        return 2;
    }
    const std::vector<std::string> seeds = readSeeds(argc - 2, argv + 2);
    if (seeds.empty()) {
        std::fprintf(stderr, "%s: no seeds\n", argv[0]);
        return 1;
    }
    for (const std::string& seed : seeds)
        run(seed);
    Random random(20260101);
    const long rounds = std::strtol(argv[1], nullptr, 10);
    for (long round = 0; round < rounds; ++round) {
        const std::string& seed = seeds[below(random, seeds.size())];
        run(mutated(seed, seeds[below(random, seeds.size())], random));
    }
    std::printf("%zu seeds and %ld mutations of them\n", seeds.size(), rounds);
    return 0;
}
