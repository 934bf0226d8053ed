// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/status_appearance.h"

#include "ui/widgets/quantity_text.h"

#include <QCoreApplication>

namespace listwright {

namespace {
struct StatusText {
    Q_DECLARE_TR_FUNCTIONS(StatusText)
};
} // namespace

StatusAppearance appearanceOf(ContactStatus status) {
    switch (status) {
    case ContactStatus::Keep:
        return {StatusText::tr("Keep"), QStringLiteral("keep"), QStringLiteral("keep"),
                &ThemeTokens::keep, &ThemeTokens::keepWash};
    case ContactStatus::Watch:
        return {StatusText::tr("Watch"), QStringLiteral("watch"), QStringLiteral("watch"),
                &ThemeTokens::watch, &ThemeTokens::watchWash};
    case ContactStatus::Review:
        return {StatusText::tr("Review"), QStringLiteral("look"), QStringLiteral("review"),
                &ThemeTokens::review, &ThemeTokens::reviewWash};
    case ContactStatus::Remove:
        return {StatusText::tr("Remove"), QStringLiteral("remove"), QStringLiteral("remove"),
                &ThemeTokens::remove, &ThemeTokens::removeWash};
    case ContactStatus::Duplicate:
        return {StatusText::tr("Duplicate"), QStringLiteral("duplicate"), QString(),
                &ThemeTokens::secondary, &ThemeTokens::ground};
    case ContactStatus::Invalid:
        return {StatusText::tr("Invalid"), QStringLiteral("invalid"), QString(),
                &ThemeTokens::secondary, &ThemeTokens::ground};
    }
    return {};
}

ContactStatus statusOfProposal(Proposal proposal) {
    switch (proposal) {
    case Proposal::Keep:
        return ContactStatus::Keep;
    case Proposal::Watch:
        return ContactStatus::Watch;
    case Proposal::Review:
        return ContactStatus::Review;
    case Proposal::Remove:
        return ContactStatus::Remove;
    }
    return ContactStatus::Keep;
}

QString reasonName(std::optional<Reason> reason) {
    return reason ? shownText(reasonTraits(*reason).name) : StatusText::tr("No bounce");
}

QString reasonText(const ContactOutcome& outcome) {
    if (outcome.state == RowState::Duplicate)
        return StatusText::tr("Another row has this address");
    if (outcome.state == RowState::Invalid)
        return StatusText::tr("No valid address");
    if (outcome.removedFor)
        return markName(*outcome.removedFor);
    if (!outcome.hasEvents)
        return reasonName(std::nullopt);
    return reasonName(outcome.reason);
}

QString markName(AddressMark mark) {
    switch (mark) {
    case AddressMark::PossibleTypo:
        return StatusText::tr("Possible typo");
    case AddressMark::Role:
        return StatusText::tr("Role address");
    case AddressMark::Disposable:
        return StatusText::tr("Disposable domain");
    case AddressMark::Repairable:
        return StatusText::tr("Untidy cell");
    }
    return {};
}

QString markNames(AddressMarks marks) {
    QStringList names;
    for (std::size_t at = 0; at < addressMarkCount; ++at)
        if (marks.has(static_cast<AddressMark>(at)))
            names << markName(static_cast<AddressMark>(at));
    return names.join(QStringLiteral(", "));
}

QString confidenceText(Confidence confidence) {
    switch (confidence) {
    case Confidence::Guess:
        return StatusText::tr("guess");
    case Confidence::CodeOnly:
        return StatusText::tr("code only");
    case Confidence::Text:
        return StatusText::tr("text");
    case Confidence::Confirmed:
        return StatusText::tr("confirmed");
    }
    return {};
}

} // namespace listwright
