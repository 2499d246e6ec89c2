"""The one room that may use the network: it asks for an address, and gives what was answered."""
