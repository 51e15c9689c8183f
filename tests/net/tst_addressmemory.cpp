// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/addressmemory.h"

#include <QTest>

using net::AddressMemory;
using net::LocalAddresses;
using Change = net::AddressMemory::Change;

namespace {

const QHostAddress kCable(QStringLiteral("192.0.2.10"));
const QHostAddress kWifi(QStringLiteral("198.51.100.7"));
const QHostAddress kPrivacy(QStringLiteral("2001:db8::5a1e"));

LocalAddresses lasting(const QSet<QHostAddress> &addresses)
{
    return {addresses, addresses};
}

/// How many of so many looks at the same addresses say so.
int countOf(AddressMemory &memory, const LocalAddresses &now, Change change, int looks = 20)
{
    int count = 0;
    for (int i = 0; i < looks; ++i)
        count += memory.look(now) == change ? 1 : 0;
    return count;
}

} // namespace

/// An address that is gone for good, and one that is not.
class TestAddressMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatDoesNotChangeIsNotSaid();
    void anAddressIsLostOnceWhileOthersAreThere();
    void aNewAddressIsNoLoss();
    void aMomentWithoutAnAddressIsNoLoss();
    void aNetworkThatBlinksComesBackAsItWas();
    void aNetworkThatComesBackAsAnotherIsALoss();
    void privacyAddressesMayGo();
    void anAddressThatStopsToLastIsStillThere();
};

void TestAddressMemory::whatDoesNotChangeIsNotSaid()
{
    AddressMemory memory;
    QCOMPARE(countOf(memory, lasting({kCable}), Change::None), 20);
}

void TestAddressMemory::anAddressIsLostOnceWhileOthersAreThere()
{
    AddressMemory memory;
    (void)memory.look(lasting({kCable, kWifi}));
    QCOMPARE(countOf(memory, lasting({kWifi}), Change::Lost), 1);
    QCOMPARE(countOf(memory, lasting({kWifi}), Change::None), 20);
    QCOMPARE(countOf(memory, lasting({kCable}), Change::Lost), 1);
}

void TestAddressMemory::aNewAddressIsNoLoss()
{
    AddressMemory memory;
    (void)memory.look(lasting({kWifi}));
    QCOMPARE(countOf(memory, lasting({kWifi, kCable}), Change::None), 20);
}

void TestAddressMemory::aMomentWithoutAnAddressIsNoLoss()
{
    AddressMemory memory;
    (void)memory.look(lasting({kCable, kWifi}));
    QCOMPARE(memory.look(lasting({kWifi})), Change::None);
    QCOMPARE(memory.look(lasting({kCable, kWifi})), Change::Returned);
    QCOMPARE(countOf(memory, lasting({kCable, kWifi}), Change::None), 20);
}

void TestAddressMemory::aNetworkThatBlinksComesBackAsItWas()
{
    AddressMemory memory;
    (void)memory.look(lasting({kWifi, kCable}));
    QCOMPARE(countOf(memory, {}, Change::None), 20);
    // One address comes before the other.
    QCOMPARE(memory.look(lasting({kWifi})), Change::None);
    QCOMPARE(memory.look(lasting({kWifi, kCable})), Change::Returned);
}

void TestAddressMemory::aNetworkThatComesBackAsAnotherIsALoss()
{
    AddressMemory memory;
    (void)memory.look(lasting({kCable}));
    (void)memory.look({});
    QCOMPARE(memory.look(lasting({kWifi})), Change::None);
    QCOMPARE(countOf(memory, lasting({kWifi}), Change::Lost), 1);
    QCOMPARE(countOf(memory, lasting({kWifi}), Change::Returned), 0);
}

void TestAddressMemory::privacyAddressesMayGo()
{
    AddressMemory memory;
    (void)memory.look({{kWifi, kPrivacy}, {kWifi}});
    QCOMPARE(countOf(memory, lasting({kWifi}), Change::None), 20);
}

void TestAddressMemory::anAddressThatStopsToLastIsStillThere()
{
    AddressMemory memory;
    (void)memory.look(lasting({kWifi, kPrivacy}));
    QCOMPARE(countOf(memory, {{kWifi, kPrivacy}, {kWifi}}, Change::None), 20);
}

QTEST_APPLESS_MAIN(TestAddressMemory)
#include "tst_addressmemory.moc"
