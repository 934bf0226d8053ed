// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/error.h"
#include "model/io/job.h"

#include <QFile>
#include <QXmlStreamReader>

#include <cstdint>
#include <string>
#include <string_view>

namespace listwright {

/// One XML file of a workbook, read from beginning to end. Whoever wrote it may be an enemy:
/// document types, which can define entities, and elements in more than a hundred others are
/// refused.
class XmlPart {
public:
    /// `about` is what errors name. SpreadsheetBroken where the file cannot be opened.
    XmlPart(const std::string& path, std::string about, ProgressReporter& progress,
            const CancelToken& cancel);

    /// Goes to the next token; false at the end of the document. SpreadsheetBroken, Cancelled.
    [[nodiscard]] Result<bool> next();
    /// Goes over everything inside the element that was just begun.
    [[nodiscard]] Result<void> skipElement();

    [[nodiscard]] bool begins(QLatin1StringView name) const {
        return m_xml.isStartElement() && m_xml.name() == name;
    }
    [[nodiscard]] bool ends(QLatin1StringView name) const {
        return m_xml.isEndElement() && m_xml.name() == name;
    }
    [[nodiscard]] bool isText() const { return m_xml.isCharacters(); }
    [[nodiscard]] QStringView text() const { return m_xml.text(); }
    /// An attribute of the begun element by its name without prefix; empty where it has none.
    [[nodiscard]] QString attribute(QLatin1StringView name) const;
    [[nodiscard]] tl::unexpected<Error> broken(std::string detail) const;

private:
    std::string m_about;
    ProgressReporter& m_progress;
    const CancelToken& m_cancel;
    QFile m_file;
    QXmlStreamReader m_xml;
    std::uint32_t m_depth = 0;
    std::uint64_t m_tokens = 0;
};

} // namespace listwright
