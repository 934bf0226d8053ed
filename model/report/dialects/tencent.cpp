// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/address_in_text.h"
#include "model/report/ascii_text.h"
#include "model/report/dialects/dialects.h"
#include "model/report/report_section.h"

#include <algorithm>
#include <array>

namespace listwright {

namespace {

// QQ Mail and Coremail (NetEase and many others) tell it in Chinese and in English: whom the mail
// was for, and behind a label what the server said.
constexpr std::array<std::string_view, 8> reasonLabels = {
    "host ",    "英文说明",     "错误原因",        "出错原因",
    "退信原因", "详细退信原因", "reason of error", "smtp error"};

bool recognises(const ReportMail& mail) {
    return startsIgnoringCase(mail.sender(), "postmaster@qq.com") ||
           mail.text().holds("无法发送到") || mail.text().holds("投递失败") ||
           mail.text().holds("您的邮件被退回") || mail.text().holds("收件人邮件地址");
}

ReportSection reason(const ReportMail& mail) {
    for (const std::string_view label : reasonLabels)
        if (const TextLine* line = mail.text().find(label))
            return sectionOf(firstParagraph(mail.text().from(*line)));
    return sectionOf(
        mail.text().lines().first(std::min<std::size_t>(mail.text().lines().size(), 40)));
}

std::vector<DeliveryEvent> read(const ReportMail& mail) {
    std::vector<std::string> recipients;
    for (std::string& address : addressesIn(sectionOf(mail.text().lines()).words))
        if (!mail.isOwnAddress(address) && recipients.empty())
            recipients.push_back(std::move(address));
    return eventsOf(mail, EventKind::Bounce, recipients, reason(mail));
}

} // namespace

const BounceDialect tencentDialect = {"tencent", recognises, read};

} // namespace listwright
