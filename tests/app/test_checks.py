"""What must be true before anything is started."""

from socket import socket

import pytest

from app.checks import demand_free
from app.servers import Refused


def test_a_port_that_another_program_uses_is_refused_by_its_number():
    with socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(Refused) as refused:
            demand_free(port)

    assert (refused.value.key, refused.value.values) == ("command-port-taken", {"port": port})


def test_a_free_port_is_no_matter():
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    demand_free(port)
