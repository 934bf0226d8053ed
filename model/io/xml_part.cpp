// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/xml_part.h"

namespace listwright {

namespace {
constexpr std::uint32_t deepest = 100;
constexpr std::uint64_t tokensBetweenLooks = 4096;
} // namespace

XmlPart::XmlPart(const std::string& path, std::string about, ProgressReporter& progress,
                 const CancelToken& cancel)
    : m_about(std::move(about))
    , m_progress(progress)
    , m_cancel(cancel)
    , m_file(QString::fromStdString(path)) {
    if (m_file.open(QIODevice::ReadOnly))
        m_xml.setDevice(&m_file);
    else
        m_xml.raiseError(QStringLiteral("a part of it is missing"));
}

Result<bool> XmlPart::next() {
    if (m_tokens++ % tokensBetweenLooks == 0) {
        if (m_cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled, .file = m_about});
        m_progress.report(
            {static_cast<std::uint64_t>(m_file.pos()), static_cast<std::uint64_t>(m_file.size())});
    }
    switch (m_xml.readNext()) {
    case QXmlStreamReader::StartElement:
        if (++m_depth > deepest)
            return broken("its elements are too deep in one another");
        break;
    case QXmlStreamReader::EndElement:
        --m_depth;
        break;
    case QXmlStreamReader::DTD:
    case QXmlStreamReader::EntityReference:
        return broken("it defines entities of its own");
    case QXmlStreamReader::Invalid:
        return broken(m_xml.errorString().toStdString());
    case QXmlStreamReader::EndDocument:
        return false;
    case QXmlStreamReader::NoToken:
    case QXmlStreamReader::StartDocument:
    case QXmlStreamReader::Characters:
    case QXmlStreamReader::Comment:
    case QXmlStreamReader::ProcessingInstruction:
        break;
    }
    return true;
}

Result<void> XmlPart::skipElement() {
    const std::uint32_t outside = m_depth - 1;
    while (m_depth > outside)
        if (const auto more = next(); !more)
            return tl::unexpected(more.error());
    return {};
}

QString XmlPart::attribute(QLatin1StringView name) const {
    for (const QXmlStreamAttribute& attribute : m_xml.attributes())
        if (attribute.name() == name)
            return attribute.value().toString();
    return {};
}

tl::unexpected<Error> XmlPart::broken(std::string detail) const {
    return fail(
        {.code = ErrorCode::SpreadsheetBroken, .file = m_about, .detail = std::move(detail)});
}

} // namespace listwright
