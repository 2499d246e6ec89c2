"""Which addresses of the internet are anybody's: not those of this machine or of its network."""

from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

# What Python's table of addresses calls global, or did in some version, and is not one host of the
# public internet: relays and protocols, and what carries an address of the old kind in itself.
_NOT_ONE_HOST: tuple[IPv4Network | IPv6Network, ...] = tuple(
    ip_network(it)
    for it in ("100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2002::/16",
               "3fff::/20")
)  # fmt: skip
# All hosts of IPv6 that are reached from everywhere stand here, and what maps IPv4 stands outside.
_UNICAST = IPv6Network("2000::/3")


def is_public(text: str) -> bool:
    """The address is one of the public internet, as far as its number tells."""
    try:
        address = ip_address(text)
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and (address.scope_id or address not in _UNICAST):
        return False
    is_other = any(address in it for it in _NOT_ONE_HOST if it.version == address.version)
    return address.is_global and not (address.is_multicast or address.is_reserved or is_other)
