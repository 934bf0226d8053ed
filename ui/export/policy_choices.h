// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QComboBox;

namespace listwright {

class CleanUpSession;

/// The choices of the Export page that change what is proposed, not only what is written.
/// Which addresses are removed beside those whose mail came back: roles, disposable ones.
[[nodiscard]] QComboBox* removedMarksChoice(CleanUpSession& session);
/// Which of the rows with one address stays.
[[nodiscard]] QComboBox* keptDuplicateChoice(CleanUpSession& session);

} // namespace listwright
