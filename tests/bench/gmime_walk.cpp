// SPDX-License-Identifier: GPL-3.0-or-later
// GMime alone over an mbox: takes every mail apart and looks at the type of each part.
//   gmime_walk FILE.mbox
#include <gmime/gmime.h>

#include <cstdio>

namespace {

struct Counts {
    long parts = 0;
    long reports = 0;
};

void look(GMimeObject*, GMimeObject* part, gpointer counts) {
    auto& seen = *static_cast<Counts*>(counts);
    ++seen.parts;
    if (g_mime_content_type_is_type(g_mime_object_get_content_type(part), "message",
                                    "delivery-status") != 0)
        ++seen.reports;
}

} // namespace

int main(int argc, char* argv[]) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: %s FILE.mbox\n", argv[0]);
        return 2;
    }
    g_mime_init();
    GMimeStream* const stream = g_mime_stream_fs_open(argv[1], 0, 0, nullptr);
    if (stream == nullptr) {
        std::fprintf(stderr, "%s: cannot be opened\n", argv[1]);
        return 1;
    }
    GMimeParser* const parser = g_mime_parser_new_with_stream(stream);
    g_mime_parser_set_format(parser, GMIME_FORMAT_MBOX);
    Counts counts;
    long mails = 0;
    while (g_mime_parser_eos(parser) == 0) {
        GMimeMessage* const message = g_mime_parser_construct_message(parser, nullptr);
        if (message == nullptr)
            break;
        ++mails;
        g_mime_message_foreach(message, look, &counts);
        g_object_unref(message);
    }
    std::printf("%ld mails, %ld parts, %ld delivery-status\n", mails, counts.parts, counts.reports);
    g_object_unref(parser);
    g_object_unref(stream);
    return 0;
}
