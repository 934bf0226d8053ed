// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;

namespace listwright {

/// Loads the words of the user's language, and those of English, which has plural forms too.
void installTranslations(QCoreApplication& application);

} // namespace listwright
