// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/address/address_hash.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>

#include <algorithm>

namespace listwright {

namespace {

bool isHexadecimal(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

std::size_t digitsOf(AddressHash hash) {
    switch (hash) {
    case AddressHash::Md5:
        return 32;
    case AddressHash::Sha1:
        return 40;
    case AddressHash::Sha256:
        break;
    }
    return 64;
}

QCryptographicHash::Algorithm algorithmOf(AddressHash hash) {
    switch (hash) {
    case AddressHash::Md5:
        return QCryptographicHash::Md5;
    case AddressHash::Sha1:
        return QCryptographicHash::Sha1;
    case AddressHash::Sha256:
        break;
    }
    return QCryptographicHash::Sha256;
}

} // namespace

std::optional<AddressHash> addressHashOf(std::string_view text) {
    for (const AddressHash hash : addressHashes)
        if (text.size() == digitsOf(hash))
            return std::all_of(text.begin(), text.end(), isHexadecimal) ? std::optional(hash)
                                                                        : std::nullopt;
    return std::nullopt;
}

std::string hashedAddress(std::string_view address, AddressHash hash) {
    const QByteArray plain =
        QString::fromUtf8(address.data(), static_cast<qsizetype>(address.size()))
            .trimmed()
            .toLower()
            .toUtf8();
    return QCryptographicHash::hash(plain, algorithmOf(hash)).toHex().toStdString();
}

} // namespace listwright
