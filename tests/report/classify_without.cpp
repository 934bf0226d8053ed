// SPDX-License-Identifier: GPL-3.0-or-later
// What the program makes of mails when it does not know some dialects and rules, for
// leave_family_out.py:
//
// classify_without RULES_FOLDER DIALECT[,DIALECT...] < list of files
//
// prints a line a delivery event: file, recipient, status, reason, `hard` or `soft`.
#include "model/bounce/classifier.h"
#include "model/report/mail_events.h"
#include "model/report/mbox_scanner.h"

#include <QDir>
#include <QString>

#include <cstdio>
#include <iostream>
#include <string>

using namespace listwright;

namespace {

std::vector<BounceDialect> dialectsWithout(const std::string& names) {
    std::vector<BounceDialect> kept;
    for (const BounceDialect& dialect : bounceDialects())
        if ((',' + names + ',').find(',' + std::string(dialect.id) + ',') == std::string::npos)
            kept.push_back(dialect);
    return kept;
}

Result<std::unique_ptr<const RuleSet>> rulesOf(const QDir& folder) {
    std::vector<std::string> paths;
    for (const QString& name : folder.entryList({QStringLiteral("*.tsv")}, QDir::Files, QDir::Name))
        paths.push_back(folder.filePath(name).toStdString());
    return RuleSet::load(paths);
}

/// What the scoring calls the reason of an event that is no bounce.
std::string nameOf(const DeliveryEvent& event, const Classification& is) {
    const bool bounce = event.kind == EventKind::Bounce || event.kind == EventKind::Delay;
    return std::string(bounce ? reasonId(is.reason) : eventKindId(event.kind));
}

void classifyFile(const std::string& path, const Classifier& classifier,
                  const std::vector<BounceDialect>& dialects) {
    const auto source = openFile(path);
    if (!source)
        return;
    MboxScanner scanner(**source);
    for (auto mail = scanner.next(); mail && *mail; mail = scanner.next()) {
        const MailMessage message(std::move((*mail)->bytes), (*mail)->contentOffset);
        for (const DeliveryEvent& event : eventsOfMail(message, dialects)) {
            if (event.kind == EventKind::None || event.kind == EventKind::Unreadable)
                continue;
            const Classification is = classifier.classify(event);
            std::printf("%s\t%s\t%s\t%s\t%s\n", path.c_str(), event.recipient.c_str(),
                        event.status ? event.status->toString().c_str() : "",
                        nameOf(event, is).c_str(), is.type == BounceType::Hard ? "hard" : "soft");
        }
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("usage: classify_without RULES_FOLDER DIALECT[,DIALECT...] < FILES\n", stderr);
        return 2;
    }
    const auto rules = rulesOf(QDir(QString::fromLocal8Bit(argv[1])));
    if (!rules) {
        std::fputs((message(rules.error()) + '\n').c_str(), stderr);
        return 1;
    }
    const Classifier classifier(**rules);
    const std::vector<BounceDialect> dialects = dialectsWithout(argv[2]);
    for (std::string path; std::getline(std::cin, path);)
        classifyFile(path, classifier, dialects);
    return 0;
}
