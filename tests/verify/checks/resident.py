"""A command of Python that is loaded once and forked for each call.

The AWS and OpenStack clients take a second to start, and a check calls them hundreds of times. So
a server loads the client, a stand-in on the PATH hands it its arguments and its standard streams,
and a fork of the server does the work: the client's own code from its first line to its exit code.
"""

import contextlib
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import time

STAND_IN = """#!{python} -IS
import json, socket, sys
server = socket.socket(socket.AF_UNIX)
server.connect({path!r})
socket.send_fds(server, [json.dumps(sys.argv[1:]).encode()], [0, 1, 2])
sys.exit(int(server.recv(16) or b"70"))
"""


@contextlib.contextmanager
def resident(directory, name, load, environment):
    """Puts `name` into `directory`. `load` is Python that ends with `main`, a function of the
    arguments; it may call it once to load what every call needs."""
    path = str(pathlib.Path(directory, f"{name}.socket"))
    stand_in = pathlib.Path(directory, name)
    stand_in.write_text(STAND_IN.format(python=sys.executable, path=path), encoding="utf-8")
    stand_in.chmod(0o755)
    server = subprocess.Popen([sys.executable, __file__, path, load], env=environment)
    try:
        for _ in range(600):
            if os.path.exists(path):
                break
            if server.poll() is not None:
                raise RuntimeError(f"{name} did not start")
            time.sleep(0.1)
        yield
    finally:
        server.terminate()
        server.wait()


def serve(path, load):
    scope = {}
    with open(os.devnull, "w", encoding="utf-8") as nowhere, contextlib.redirect_stdout(nowhere):
        exec(load, scope)  # pylint: disable=exec-used
    main = scope["main"]
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path + ".new")
    listener.listen(8)
    os.rename(path + ".new", path)
    while True:
        caller, _ = listener.accept()
        words, streams, _, _ = socket.recv_fds(caller, 1 << 18, 3)
        if os.fork() == 0:
            for number, stream in enumerate(streams):
                os.dup2(stream, number)
            code = 70
            try:
                code = main(json.loads(words)) or 0
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else int(end.code is not None)
            finally:
                with contextlib.suppress(Exception):
                    sys.stdout.flush()
                    sys.stderr.flush()
                caller.sendall(str(code).encode())
                os._exit(0)
        for stream in streams:
            os.close(stream)
        caller.close()


if __name__ == "__main__":
    serve(*sys.argv[1:])
