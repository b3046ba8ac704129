"""The house rules, as tests: what a reader of CONTRIBUTING.md is promised holds for every file."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted([*ROOT.glob("extract/**/*.py"), *ROOT.glob("dashboard/**/*.py")])
LONGEST_FILE = 400
LONGEST_FUNCTION = 60


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tracked() -> list[Path]:
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    if not names:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in names.split("\0") if name and (ROOT / name).is_file()]


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


@pytest.mark.parametrize("path", [path for path in SOURCES if "extract" in path.parts], ids=relative)
def test_extract_has_no_clock(path: Path) -> None:
    for call in calls(ast.parse(path.read_text("utf-8"))):
        name = ast.unparse(call.func)
        assert not re.search(r"(^|\.)(now|today|utcnow|localtime|gmtime)$|^time\.time$", name), name


def test_dateparser_has_one_door() -> None:
    doors = [relative(p) for p in SOURCES if re.search(r"^\s*(from|import) dateparser", p.read_text("utf-8"), re.M)]
    assert doors == ["extract/timex/dateparser_adapter.py"]


def test_the_store_has_one_door() -> None:
    doors = [relative(p) for p in SOURCES if "Store.open(" in re.sub(r"`.*?`", "", p.read_text("utf-8"))]
    assert doors == ["dashboard/database.py"]


def test_streamlit_stays_where_pages_are_drawn() -> None:
    allowed = re.compile(r"dashboard/(app|main|resources|routes)\.py|dashboard/(app_pages|widgets|timeline|surface)/.*")
    for path in SOURCES:
        if re.search(r"^\s*(from|import) streamlit", path.read_text("utf-8"), re.M):
            assert allowed.fullmatch(relative(path)), relative(path)


def test_the_address_bar_has_one_writer() -> None:
    writers = [relative(p) for p in SOURCES if "st.query_params" in p.read_text("utf-8")]
    assert writers == ["dashboard/widgets/view.py"]


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_files_and_functions_fit_a_glance(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_what_is_public_says_what_it_means(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree) or not tree.body, "the module has no docstring"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name} has no docstring"


def test_pins_carry_hashes_name_no_host_and_cover_what_is_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for name, wanted in {
        "requirements.txt": project["project"]["dependencies"],
        "requirements-dev.txt": project["project"]["dependencies"] + project["dependency-groups"]["dev"],
    }.items():
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text and "--index-url" not in text
        pinned = dict(re.findall(r"^([\w.-]+)(?:\[[^]]*\])?==(\S+)", text, re.M))
        assert text.count("--hash=sha256:") >= len(pinned)
        versions = {key.lower().replace("_", "-"): version for key, version in pinned.items()}
        for line in wanted:
            requirement = Requirement(line)
            version = versions.get(requirement.name.lower().replace("_", "-"))
            assert version and requirement.specifier.contains(version), f"{line}: pinned {version}"


def test_no_file_names_a_machine_a_registry_or_is_too_large() -> None:
    forbidden = re.compile(rb"/(work|root|home)/[\w.-]+/|https?://[\w.]*pypi[\w.]*/|files\.pythonhosted\.org")
    for path in tracked():
        data = path.read_bytes()
        assert len(data) < 5_000_000, relative(path)
        if path.name != Path(__file__).name:
            assert not forbidden.search(data), relative(path)


def test_log_lines_are_fixed_words() -> None:
    """`dashboard.logs` writes no arguments, so a line that counts on them would say nothing."""
    formatted = re.compile(r'log\.(?:debug|info|warning|error|exception)\(\s*(?:f"|"[^"]*%)')
    assert [relative(path) for path in SOURCES if formatted.search(path.read_text("utf-8"))] == []
