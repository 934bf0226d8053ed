// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/report_roles.h"

#include <QCoreApplication>

#include <array>

namespace listwright {

namespace {

struct ReportRoles {
    Q_DECLARE_TR_FUNCTIONS(ReportRoles)
};

} // namespace

std::span<const ColumnRole> offeredRoles() {
    static constexpr std::array<ColumnRole, 9> roles = {
        ColumnRole::Event,      ColumnRole::Type,   ColumnRole::Reason,
        ColumnRole::Diagnostic, ColumnRole::Status, ColumnRole::Reply,
        ColumnRole::Date,       ColumnRole::Host,   ColumnRole::OriginalAddress};
    return roles;
}

QString roleTitle(ColumnRole role) {
    switch (role) {
    case ColumnRole::Address:
        return ReportRoles::tr("Email");
    case ColumnRole::OriginalAddress:
        return ReportRoles::tr("Address it was sent to first");
    case ColumnRole::Status:
        return ReportRoles::tr("Status code, such as 5.1.1");
    case ColumnRole::Reply:
        return ReportRoles::tr("Reply code, such as 550");
    case ColumnRole::Diagnostic:
        return ReportRoles::tr("The server’s words");
    case ColumnRole::Reason:
        return ReportRoles::tr("Reason");
    case ColumnRole::Type:
        return ReportRoles::tr("Hard or soft");
    case ColumnRole::Event:
        return ReportRoles::tr("What happened");
    case ColumnRole::Date:
        return ReportRoles::tr("Date");
    case ColumnRole::Host:
        return ReportRoles::tr("Server that answered");
    }
    return {};
}

QString roleMark(ColumnRole role) {
    switch (role) {
    case ColumnRole::Address:
        return ReportRoles::tr("email");
    case ColumnRole::OriginalAddress:
        return ReportRoles::tr("first address");
    case ColumnRole::Status:
        return ReportRoles::tr("status code");
    case ColumnRole::Reply:
        return ReportRoles::tr("reply code");
    case ColumnRole::Diagnostic:
        return ReportRoles::tr("server’s words");
    case ColumnRole::Reason:
        return ReportRoles::tr("reason");
    case ColumnRole::Type:
        return ReportRoles::tr("hard or soft");
    case ColumnRole::Event:
        return ReportRoles::tr("what happened");
    case ColumnRole::Date:
        return ReportRoles::tr("date");
    case ColumnRole::Host:
        return ReportRoles::tr("server");
    }
    return {};
}

} // namespace listwright
