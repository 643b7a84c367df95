"""Put on PYTHONPATH by tests: a Python whose sockets reach this machine only, as if the cable were pulled."""

import socket

_connect, _getaddrinfo = socket.socket.connect, socket.getaddrinfo
HERE = ("127.", "::1", "localhost", "0.0.0.0")


def connect(self, address):
    if isinstance(address, tuple) and not str(address[0]).startswith(HERE):
        raise OSError(f"the network is off in this test: {address}")
    return _connect(self, address)


def getaddrinfo(host, *args, **kwargs):
    if host is not None and not str(host).startswith(HERE):
        raise socket.gaierror(f"the network is off in this test: {host}")
    return _getaddrinfo(host, *args, **kwargs)


socket.socket.connect = connect
socket.getaddrinfo = getaddrinfo
