"""A start as hosts do it: the plain `streamlit` command in a checkout that is not installed."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests import serving

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that git tracks, somewhere else."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    if not listed:
        pytest.skip("not a git checkout, so there is nothing to clone")
    folder = tmp_path_factory.mktemp("clone")
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


def test_a_bare_checkout_serves_at_once_and_fills_itself_from_the_seeds(checkout: Path, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    (seeds / "articles").mkdir(parents=True)
    shutil.copy(checkout / "seeds" / "collections.yml", seeds)
    shutil.copy(checkout / "seeds" / "articles" / "ukraine-berlin-talks.md", seeds / "articles")
    given = {"TIMELINE_DATA_DIR": str(tmp_path / "data"), "TIMELINE_SEEDS_DIR": str(seeds)}
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | given
    port, log = serving.free_port(), tmp_path / "log"
    command = [str(Path(sys.executable).parent / "streamlit"), "run", "dashboard/app.py"]
    options = ["--server.port", str(port), "--server.address", "localhost", "--server.headless", "true"]
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*command, *options], cwd=checkout, env=env, stdout=out, stderr=out, start_new_session=True
        )
    server = serving.Server(port, process, log)
    try:
        server.wait()
        with urlopen(server.url) as page:
            assert b"<title>" in page.read()
        server.wait("/readyz")
        server.until_body("/api/frame", b'"talk"', b'"Berlin')
        assert server.get("/api/frame?t=soughtword") == 200
    finally:
        server.kill()
        process.wait()
    lines = [line for line in log.read_text("utf-8").splitlines() if line.startswith("{")]
    assert "/api/frame" in [json.loads(line).get("path") for line in lines]
    assert not [line for line in lines if "soughtword" in line or "Berlin" in line], "what was sought or read"
