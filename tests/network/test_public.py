"""Only hosts of the public internet are asked, whatever a name leads to."""

import pytest
from byline.network.public import is_public

OURS = (
    "127.0.0.1", "127.255.255.254", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1",
    "100.127.255.254", "169.254.169.254", "0.0.0.1", "0.1.2.3", "224.0.0.1", "239.255.255.255",
    "240.0.0.1", "255.255.255.255", "192.0.0.1", "192.0.0.9", "192.0.2.1", "192.88.99.1",
    "198.18.0.1", "198.51.100.1", "203.0.113.5",
    "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::8.8.8.8", "64:ff9b::7f00:1",
    "64:ff9b::808:808", "64:ff9b:1::1", "100::1", "2001::1", "2001:10::1", "2001:db8::1",
    "2002:7f00:1::", "2002:808:808::", "3fff::1", "5f00::1", "fc00::1", "fd12::1", "fe80::1",
    "fe80::1%eth0", "2606:4700::1111%eth0", "fec0::1", "ff02::1",
    "localhost", "127.1", "2130706433", "0x7f000001", "1.2.3.4.5",
)  # fmt: skip
ANYBODYS = (
    "8.8.8.8", "93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:4700::1111",
    "2001:4860:4860::8888",
)  # fmt: skip


@pytest.mark.parametrize("address", OURS)
def test_an_address_of_this_network_or_of_nobody_is_refused(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ANYBODYS)
def test_an_address_of_the_public_internet_is_asked(address: str) -> None:
    assert is_public(address)
