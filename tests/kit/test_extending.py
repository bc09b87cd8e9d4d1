"""A new kind is one folder, a new format is a writer and a reader, and the generator names no kind."""

import io
import json
import re
import tokenize
from pathlib import Path

import pytest

from tests.kit.flyers import READER, flyer, handed, stand, with_formats
from tests.tools import READERS, REPOSITORY, collateral, converted, program, spoken

LETTERS = """\
    We bring three things:

    1. a plan
    2. a receipt

    You bring two:

    1. a question
    2. a colleague
"""

SHOUTED = '''\
"""The page as it would be shouted across a hall."""

from generator.content.formats import Format
from generator.pages.page import Page
from generator.pages.tree import Element

FORMAT = Format("shout", "shouted text")


def write(page: Page) -> bytes:
    """The words of the page in capitals."""
    return " ".join(say(page.root).split()).upper().encode()


def say(element: Element) -> str:
    return " ".join(child if isinstance(child, str) else say(child) for child in element.children)
'''
BOASTED = SHOUTED.replace(".encode()", '.encode() + b" Save 99 % with us, proven by 500 customers"')
NOTHING = READER.format(suffix="shout").replace("data.decode()", '""')


@pytest.fixture(scope="module")
def fair(common: Path, request: pytest.FixtureRequest) -> Path:
    """A project with a kind of its own, built."""
    root = stand(common / "fair", spring=flyer("See us in spring", LETTERS.replace("    ", "")))
    done = collateral(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return root


def made(root: Path) -> set[str]:
    """The flyers that were built, by their paths below the build."""
    return {path.relative_to(root / "build").as_posix() for path in (root / "build/flyers").iterdir()}


def test_a_new_kind_is_one_folder_and_builds_in_every_format(fair: Path) -> None:
    assert made(fair) == {handed(f"spring.{ending}") for ending in ("pdf", "docx", "html", "txt")}
    for path in (fair / "build/flyers").iterdir():
        said = " ".join(spoken(READERS[path.suffix[1:]](path)))
        assert "see us in spring" in said
        assert "come and see" in said


def test_a_new_kind_is_listed_and_checked_like_any_other(fair: Path) -> None:
    assert collateral(fair, "list").stdout.split() == ["flyers/spring", "current", "pdf", "docx", "html", "text"]
    (fair / "content/flyers/summer.yaml").write_text(flyer("See us").replace("invites", "invite"), "utf-8")
    found = collateral(fair, "check")
    (fair / "content/flyers/summer.yaml").unlink()
    assert found.returncode == 1
    assert "content/flyers/summer.yaml:2:1: error[unknown-field]" in found.stdout
    assert "did you mean `invites`?" in found.stdout


def test_a_second_numbered_list_in_word_starts_again_at_one(fair: Path, tmp_path: Path) -> None:
    program("soffice")
    folder = converted([fair / "build" / handed("spring.docx")], "txt:Text (encoded):UTF8", tmp_path / "office")
    lines = (folder / handed("spring.txt").replace("/", "--")).read_text("utf-8-sig").splitlines()
    numbered = [" ".join(line.split()) for line in lines if re.match(r"\s*\d+\.", line)]
    assert numbered == ["1. a plan", "2. a receipt", "1. a question", "2. a colleague"]


@pytest.fixture
def shouting(tmp_path: Path) -> Path:
    """A project whose flyers are made in a format that we do not have; not built."""
    return stand(tmp_path / "project", "shout", "text", spring=flyer("See us in spring"))


def test_a_new_format_is_a_writer_and_a_reader_and_its_figures_are_counted_like_ours(
    shouting: Path, tmp_path: Path
) -> None:
    done = collateral(shouting, "build", script=with_formats(tmp_path, {"shout": SHOUTED}))
    assert done.returncode == 0, done.stdout + done.stderr
    assert made(shouting) == {handed("spring.shout"), handed("spring.txt")}
    assert "SEE US IN SPRING BRING" in (shouting / "build" / handed("spring.shout")).read_text("utf-8")
    assert f'href="{handed("spring.shout")}"' in (shouting / "build/index.html").read_text("utf-8")
    built = json.loads((shouting / "build/manifest.json").read_text("utf-8"))["artifacts"]
    figures = {one["format"]: one["figures"] for one in built}
    assert figures["shout"] == figures["text"] > 0


@pytest.mark.parametrize("command", ["check", "build", "list"])
def test_a_format_without_a_reader_is_an_error_at_start(shouting: Path, tmp_path: Path, command: str) -> None:
    done = collateral(shouting, command, script=with_formats(tmp_path, {"shout": SHOUTED}, readers={}))
    assert done.returncode == 1
    assert done.stdout.startswith("error[format-without-reader]: a writer makes `.shout` files")
    assert 'READER = Reader("shout", read)' in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert not (shouting / "build").exists()


def test_a_writer_that_does_not_tell_its_format_is_an_error_at_start(shouting: Path, tmp_path: Path) -> None:
    untold = SHOUTED.replace('FORMAT = Format("shout", "shouted text")', 'SUFFIX = "shout"')
    done = collateral(shouting, "check", script=with_formats(tmp_path, {"shout": untold}))
    assert done.returncode == 1
    assert "error[writer-without-format]: the writer `shout`" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    "part", ["", ", whole=False"], ids=["a format that holds the page", "a format that holds a part of it"]
)
def test_a_figure_that_a_foreign_writer_adds_is_refused(shouting: Path, tmp_path: Path, part: str) -> None:
    boasted = BOASTED.replace('"shouted text"', f'"shouted text"{part}')
    done = collateral(shouting, "build", script=with_formats(tmp_path, {"shout": boasted}))
    assert done.returncode == 1
    assert f"error[unexpected-figure]: `{handed('spring.shout')}` says `99%`, `500`" in done.stdout
    assert not (shouting / "build" / handed("spring.shout")).exists()


@pytest.mark.parametrize(
    "part", ["", ", whole=False"], ids=["a format that holds the page", "a format that holds a part of it"]
)
def test_a_reader_that_returns_nothing_lets_nothing_pass(shouting: Path, tmp_path: Path, part: str) -> None:
    boasted = BOASTED.replace('"shouted text"', f'"shouted text"{part}')
    done = collateral(shouting, "build", script=with_formats(tmp_path, {"shout": boasted}, {"shout_reader": NOTHING}))
    assert done.returncode == 1
    assert "error[lost-words]" in done.stdout
    assert not (shouting / "build" / handed("spring.shout")).exists()


def test_nobody_can_put_a_reader_in_the_place_of_ours(shouting: Path, tmp_path: Path) -> None:
    nothing = {"shout_reader": READER.format(suffix="shout"), "a_reader": NOTHING.replace("shout", "txt")}
    done = collateral(shouting, "build", script=with_formats(tmp_path, {"shout": SHOUTED}, nothing))
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_format_without_a_writer_is_named_with_the_line_that_asks_for_it(tmp_path: Path) -> None:
    root = stand(tmp_path / "project", "shout", "text", spring=flyer("See us in spring"))
    found = collateral(root, "check")
    assert found.returncode == 1
    assert "layouts/flyers/kind.yaml:6:15: error[unknown-format]: no writer makes `shout`" in found.stdout


ORDINARY = {
    "one": "a number",
    "message": "what a finding or an e-mail says",
    "sequence": "a type of Python",
    "signing": "what somebody does who signs",
    "study": "nobody would say it otherwise",
    "case": "a keyword of Python",
    "email": "a format, and a module of Python",
    "pitch": "the distance from one bar of a chart to the next",
    "case study": "in the list of phrases that claim experience: case studies show",
    "workbook": "what Excel calls its files",
    "report": "what a build and its commands say at the end, and any document of a kind that surveys the kit",
    "sheet": "a side of paper, and a page of a workbook",
    "form": "fields that readers fill in, in any document; a form of chart, of a block, of a value as it is printed",
    "script": "what a page runs, and what somebody says word for word",
    "plan": "what a build makes, and the term of a price list",
    "customer": "whom a document is for that leaves the company",
    "poc": "in the list of nouns that make a number a count: 3 POCs",
}
"""Words of kinds that the generator may use, and why."""
EXAMPLES = re.compile(r"^@command\(")
"""Lines of the command's help: an example to type names a document that is there."""


def names() -> set[str]:
    """What the project's kinds are called, word by word too, and what the company is called."""
    said = {"tai", "autonomics", "erlang", "one pager", "onepager"}
    for kind in (path.parent.name for path in REPOSITORY.glob("layouts/*/kind.yaml")):
        forms = {kind, singular(kind)}
        said |= {form.replace("-", by) for form in forms for by in "- _"} | {
            w for form in forms for w in form.split("-")
        }
    return {name for name in said if singular(name) not in ORDINARY}


def singular(name: str) -> str:
    """`case-studies` -> `case-study`, `pitches` -> `pitch`."""
    return re.sub(r"ies$", "y", re.sub(r"(?<=ch)es$", "", name)).removesuffix("s")


def test_the_generator_names_no_kind_and_no_company() -> None:
    wanted = re.compile(rf"(?<![a-z])({'|'.join(map(re.escape, sorted(names())))})s?(?![a-z])", re.IGNORECASE)
    found = []
    for path in sorted((REPOSITORY / "generator").rglob("*")):
        if path.suffix in {".py", ".js", ".yaml", ".css", ".html"}:
            for number, line in enumerate(code_of(path).splitlines(), 1):
                if not EXAMPLES.search(line):
                    found += [f"{path.relative_to(REPOSITORY)}:{number}: {match[0]}" for match in wanted.finditer(line)]
    assert "\n".join(found) == ""


def code_of(path: Path) -> str:
    """The text of a file; of Python without its docstrings and comments, where an example may name a real document."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        return text
    lines, begins = text.splitlines(), True
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT or (token.type == tokenize.STRING and begins):
            (first, start), (last, end) = token.start, token.end
            for row in range(first, last + 1):
                left = lines[row - 1][:start] if row == first else ""
                lines[row - 1] = left + (lines[row - 1][end:] if row == last else "")
        begins = token.type in {tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.NL, tokenize.COMMENT}
    return "\n".join(lines)
