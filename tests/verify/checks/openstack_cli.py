"""The openstack client against a real Neutron server on loopback, with SQLite behind it."""

import contextlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import urllib.request

from commands import Commands
from common import Flow, replaced, run, version_of, without_line
from resident import resident

CONFIGURATION = """
[DEFAULT]
core_plugin = ml2
service_plugins =
auth_strategy = noauth
api_paste_config = {paste}
transport_url = fake://
state_path = {directory}
notify_nova_on_port_status_changes = false
notify_nova_on_port_data_changes = false
[database]
connection = sqlite:///{directory}/neutron.db
[oslo_concurrency]
lock_path = {directory}/lock
[ml2]
mechanism_drivers =
type_drivers = local
tenant_network_types = local
[quotas]
quota_driver = neutron.db.quota.driver_nolock.DbQuotaNoLockDriver
quota_security_group = -1
quota_security_group_rule = -1
"""

# The tables come from the models: the migrations are made for MySQL and PostgreSQL.
SERVER = """
import os, sys
from wsgiref import simple_server
directory = sys.argv.pop()
os.environ.update(OS_NEUTRON_CONFIG_DIR=directory, OS_NEUTRON_CONFIG_FILES="neutron.conf")
import sqlalchemy
from neutron.db.migration.models import head
head.get_metadata().create_all(sqlalchemy.create_engine(f"sqlite:///{directory}/neutron.db"))
from neutron.wsgi.api import application
class Quiet(simple_server.WSGIRequestHandler):
    def log_message(self, *_):
        pass
server = simple_server.make_server("127.0.0.1", 0, application, handler_class=Quiet)
with open(directory + "/port.new", "w") as file:
    file.write(str(server.server_port))
os.rename(directory + "/port.new", directory + "/port")
server.serve_forever()
"""

# One call ahead, as most of what it needs is loaded by names.
LOAD = """
from openstackclient.shell import main
main(["security", "group", "list"])
"""


class OpenStack(Commands):
    format = "openstack"
    engine = "openstack client against Neutron"
    strength = "engine"
    setting = "openstack-group"

    def __init__(self, directory, port):
        self.directory, self.url = directory, f"http://127.0.0.1:{port}"
        self.groups = 0

    def version(self):
        return f"{version_of('python-openstackclient')} / neutron {version_of('neutron')}"

    def environment(self):
        return {
            "PATH": self.path(self.directory),
            "HOME": self.directory,
            "OS_AUTH_TYPE": "none",
            "OS_ENDPOINT": self.url,
        }

    def default(self, case):
        return "palette-ports"

    def asked(self, path, body=None):
        """What Neutron answers."""
        request = urllib.request.Request(self.url + path, headers={"Content-Type": "application/json"})
        if body is not None:
            request.data = json.dumps(body).encode()
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def new_group(self):
        self.groups += 1
        made = self.asked("/v2.0/security-groups", {"security_group": {"name": f"mine-{self.groups}.x"}})
        return made["security_group"]["name"]

    def apply(self, snippet, case, group):
        # The group's name stands at the end of a line; descriptions begin with the same letters.
        named = case["settings"].get(self.setting) or self.default(case)
        ended = re.sub(rf" {re.escape(named)}$", " GROUP", snippet, flags=re.MULTILINE)
        super().apply(ended, dict(case, settings={self.setting: "GROUP"}), group)

    def rules(self, group):
        found = self.asked(f"/v2.0/security-groups?name={group}")["security_groups"][0]["security_group_rules"]
        flows = []
        for rule in found:
            end = rule["remote_ip_prefix"] or {"IPv4": "0.0.0.0/0", "IPv6": "::/0"}[rule["ethertype"]]
            if ("IPv6" if ":" in end else "IPv4") != rule["ethertype"]:
                raise ValueError(f"{rule['ethertype']} for {end}")
            if rule["remote_group_id"] or rule["remote_address_group_id"]:
                raise ValueError("it names a group at the far end")
            if rule["protocol"] is None or rule["port_range_min"] is None:
                raise ValueError("it opens every protocol or port")
            if not rule["description"].startswith("palette-ports "):
                raise ValueError("it is not found by its description")
            way = {"egress": "outbound", "ingress": "inbound"}[rule["direction"]]
            flows.append(Flow(way, rule["protocol"], rule["port_range_min"], rule["port_range_max"], None, end))
        return sorted(flows, key=str)

    def broken(self, snippet, case):
        copies = [
            ("a misspelt option", replaced(snippet, "--remote-ip", "--remote-adress")),
            ("a misspelt word", replaced(snippet, "--protocol tcp", "--protocol tpc")),
            ("another direction", replaced(snippet, " --egress ", " --ingress ")),
            ("a wider port", re.sub(r"--dst-port \d+\S*", "--dst-port 1:65535", snippet, count=1)),
            ("every port", re.sub(r"--dst-port \S+ ", "", snippet, count=1)),
            ("a wider network", re.sub(r"--remote-ip [0-9./]+", "--remote-ip 0.0.0.0/0", snippet, count=1)),
            ("every network", re.sub(r"--remote-ip \S+ ", "", snippet, count=1)),
            ("a dropped rule", without_line(snippet, "add openstack")),
            ("a group that is not there", re.sub(r'(--description ".*") \S+', r"\1 nobodys", snippet, count=1)),
            ("a lost quote", replaced(snippet, '" ', " ")),
        ]
        if case["case"] == "both":
            copies.append(("the family left out", replaced(snippet, "--ethertype IPv6 ", "")))
            copies.append(("no mercy for duplicates", replaced(snippet, "rule already exists", "rule was there")))
            copies.append(("mercy that is none", replaced(snippet, "return 0", "return")))
        return copies


@contextlib.contextmanager
def neutron(directory):
    """A Neutron server of its own; its port."""
    paste = pathlib.Path(sys.prefix, "etc", "neutron", "api-paste.ini")
    text = CONFIGURATION.format(paste=paste, directory=directory)
    pathlib.Path(directory, "neutron.conf").write_text(text, encoding="utf-8")
    with open(pathlib.Path(directory, "neutron.log"), "w", encoding="utf-8") as log:
        server = subprocess.Popen([sys.executable, "-c", SERVER, directory], stdout=log, stderr=log, cwd=directory)
        try:
            port = pathlib.Path(directory, "port")
            for _ in range(1200):
                if port.exists() or server.poll() is not None:
                    break
                time.sleep(0.1)
            if not port.exists():
                raise RuntimeError(pathlib.Path(log.name).read_text(encoding="utf-8")[-2000:])
            yield int(port.read_text(encoding="utf-8"))
        finally:
            server.terminate()
            server.wait()


def main():
    with tempfile.TemporaryDirectory() as directory, neutron(directory) as port:
        check = OpenStack(directory, port)
        # Its own tools are where the Python is; the client is a stand-in that is loaded once.
        with resident(directory, "openstack", LOAD, dict(os.environ, **check.environment())):
            run([check])


if __name__ == "__main__":
    main()
