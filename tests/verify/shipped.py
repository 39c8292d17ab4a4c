"""Reads what `cargo xtask dist` ships, by readers that are not ours.

    shipped.py DIST

SHA256SUMS lists every file with its sum, every .gz and .br is its file, every zip holds what its
folder does, and no file says where it was built.
"""

import gzip
import hashlib
import pathlib
import subprocess
import sys
import zipfile

BROTLI = "process.stdout.write(require('zlib').brotliDecompressSync(require('fs').readFileSync(0)))"


def sums(dist):
    listed = {}
    for line in (dist / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ", 1)
        listed[name] = digest
    found = {
        path.relative_to(dist).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in dist.rglob("*")
        if path.is_file() and path.name != "SHA256SUMS"
    }
    assert list(listed) == sorted(listed), "SHA256SUMS is not in order"
    for name in sorted(listed.keys() | found.keys()):
        assert listed.get(name) == found.get(name), f"SHA256SUMS is wrong on {name}"
    return found


def compressed(dist, names):
    for name in names:
        path = dist / name
        if path.suffix == ".gz":
            data = gzip.decompress(path.read_bytes())
        elif path.suffix == ".br":
            node = ["node", "--eval", BROTLI]
            data = subprocess.run(node, input=path.read_bytes(), capture_output=True, check=True).stdout
        else:
            continue
        assert data == path.with_suffix("").read_bytes(), f"{name} is not its file"


def zips(dist, names):
    unpacked = {"palette-ports.html": dist / "palette-ports.html"}
    for name in names:
        folder, _, rest = name.partition("/")
        if rest:
            unpacked[f"palette-ports-{folder}/{rest}"] = dist / name
    seen = set()
    for name in [name for name in names if name.endswith(".zip")]:
        with zipfile.ZipFile(dist / name) as archive:
            for entry in archive.infolist():
                assert entry.filename in unpacked, f"{name} holds {entry.filename}"
                wanted = unpacked[entry.filename].read_bytes()
                assert archive.read(entry) == wanted, f"{entry.filename} in {name} is another"
                assert entry.date_time == (1980, 1, 1, 0, 0, 0), f"{name} knows the day"
                seen.add(entry.filename)
    assert seen == set(unpacked), f"in no zip: {sorted(set(unpacked) - seen)}"


def places(dist, names):
    here = [str(dist.resolve().parent).encode(), str(pathlib.Path.home()).encode() + b"/"]
    for name in names:
        data = (dist / name).read_bytes()
        for place in here:
            assert place not in data, f"{name} says where it was built: {place.decode()}"


def main():
    dist = pathlib.Path(sys.argv[1])
    names = sorted(sums(dist))
    assert "site/index.html" in names and "palette-ports.html" in names
    compressed(dist, names)
    zips(dist, names)
    places(dist, names)


try:
    main()
except AssertionError as error:
    sys.exit(f"shipped.py: {error}")
