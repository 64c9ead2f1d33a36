"""The files by which the bot becomes a service are whole, tight, and agree with the program."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from prometheus_client import CollectorRegistry, generate_latest
from ruamel.yaml import YAML

from bot.gateway.status import _counted
from bot.metrics import Metrics
from bot.settings import Settings
from tests.conftest import ROOT

DEPLOY = ROOT / "deploy"
DEFAULTS = Settings.model_construct()


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit with a program and a page that exist here."""
    text = (DEPLOY / "kenesh.service").read_text()
    text = text.replace("/opt/kenesh/.venv/bin/python", sys.executable)
    text = text.replace("User=kenesh\nGroup=kenesh\n", "User=root\nGroup=root\n")
    path = tmp_path / "kenesh.service"
    path.write_text(text)
    return path


needs_systemd = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")


@needs_systemd
def test_systemd_understands_the_unit(unit: Path) -> None:
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False
    )
    complaints = [line for line in done.stderr.splitlines() if "kenesh.service" in line]
    assert complaints == []


@needs_systemd
def test_systemd_finds_the_unit_well_confined(unit: Path) -> None:
    """On systemd's scale from 0 (confined) to 10 (exposed)."""
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager", str(unit)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-300:]


def instructions() -> list[tuple[str, str]]:
    text = (DEPLOY / "Dockerfile").read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(word, rest.strip()) for word, _, rest in (line.strip().partition(" ") for line in lines)]


def test_the_container_runs_as_a_plain_user_with_locked_libraries() -> None:
    known = {"FROM", "RUN", "COPY", "WORKDIR", "ENV", "USER", "VOLUME", "STOPSIGNAL", "HEALTHCHECK", "CMD"}
    parsed = instructions()
    assert {word for word, _ in parsed} <= known | {"ENTRYPOINT"}
    assert [rest for word, rest in parsed if word == "USER"] == ["10001:10001"]
    installs = [rest for word, rest in parsed if word == "RUN" and "pip install" in rest]
    assert len(installs) == 1
    assert "--require-hashes --only-binary :all: -r /tmp/requirements.lock" in re.sub(
        r"\s+", " ", installs[0]
    )
    for word, rest in parsed:
        if word in {"ENTRYPOINT", "CMD"}:
            assert all(isinstance(part, str) for part in json.loads(rest))
    for source in (rest.split()[0] for word, rest in parsed if word == "COPY" and "--from" not in rest):
        assert (ROOT / source).exists()
        assert f"!{source}" in (ROOT / ".dockerignore").read_text().splitlines()


def compose() -> Any:
    return YAML(typ="safe").load((DEPLOY / "compose.yaml").read_text())


def test_the_compose_file_confines_the_container_and_keeps_the_database() -> None:
    service = compose()["services"]["kenesh"]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])
    folder = str(Path(service["environment"]["DATABASE_PATH"]).parent)
    assert f"database:{folder}" in service["volumes"]
    assert ("VOLUME", folder) in instructions()


def test_every_setting_named_in_the_service_files_exists() -> None:
    environment = set(compose()["services"]["kenesh"]["environment"])
    environment |= set(
        re.findall(r"^Environment=(\w+)", (DEPLOY / "kenesh.service").read_text(), re.MULTILINE)
    )
    assert environment - {"PYTHONUNBUFFERED"} <= {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_the_proxies_pass_telegrams_path_to_the_bots_port_and_nothing_else(name: str) -> None:
    text = (DEPLOY / name).read_text()
    assert f"127.0.0.1:{DEFAULTS.webhook_port}" in text
    assert text.count("{") == text.count("}")
    [path] = set(re.findall(r"WEBHOOK_URL=https://bot\.example\.org(/\S+)", text))
    assert re.search(rf"(location = |path ){path}\b", text)
    assert "404" in text


@pytest.mark.skipif(not (shutil.which("nginx") and shutil.which("openssl")), reason="needs nginx and openssl")
def test_nginx_takes_its_file(tmp_path: Path) -> None:
    names = ("privkey.pem", "fullchain.pem")
    make = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=bot.example.org -keyout {} -out {}"
    subprocess.run(make.format(*names).split(), cwd=tmp_path, check=True, capture_output=True)
    site = (DEPLOY / "nginx.conf").read_text().replace("/etc/letsencrypt/live/bot.example.org", str(tmp_path))
    (tmp_path / "site.conf").write_text(site)
    own = "".join(f"{name}_temp_path {tmp_path}/{name};" for name in ("proxy", "fastcgi", "uwsgi", "scgi"))
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid; error_log stderr; events {{}}"
        f" http {{ client_body_temp_path {tmp_path}/body; {own} access_log off;"
        f" include {tmp_path}/site.conf; }}"
    )
    command = ["nginx", "-t", "-c", str(tmp_path / "nginx.conf"), "-p", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(not shutil.which("caddy"), reason="needs caddy")
def test_caddy_takes_its_file() -> None:
    command = ["caddy", "validate", "--adapter", "caddyfile", "--config", str(DEPLOY / "Caddyfile")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_dashboard_asks_for_figures_that_the_bot_gives() -> None:
    dashboard = json.loads((DEPLOY / "grafana.json").read_text())
    asked = {
        name
        for panel in dashboard["panels"]
        for target in panel["targets"]
        for name in re.findall(r"kenesh_\w+", target["expr"])
    }
    source = (ROOT / "bot" / "gateway" / "status.py").read_text()
    given = set(re.findall(r'"(kenesh_\w+)"', source))
    suffix = re.compile(r"_(total|bucket|count|sum)$")
    assert {suffix.sub("", name) for name in asked} <= given
    assert generate_latest(CollectorRegistry()) == b""
    assert [family.name for family in _counted(Metrics())]


def test_the_operators_page_names_only_what_exists() -> None:
    page = (ROOT / "docs" / "operating.md").read_text()
    for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", page):
        assert (ROOT / "docs" / link).exists(), link
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"(?:sudo |`)make (\w+)", page)) <= targets
