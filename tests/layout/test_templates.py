"""Layouts: a sandbox that reads data and calls nothing, with every element stamped with its line."""

import resource

import pytest

from generator.diagnostics import Position, Problem
from generator.layout.templates import lay_out, stamp_places
from generator.pages.markup import from_html
from generator.project import Project

ESCAPES = [
    "{{ cycler.__init__.__globals__.os.popen('touch pwned').read() }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ self.__init__.__globals__ }}",
    "{{ lipsum.__globals__['os'].system('touch pwned') }}",
    "{{ joiner.__init__.__globals__.os }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ doc.items.__globals__ }}",
    "{{ ('%s' | format).__class__ }}",
    "{{ 'x'.format.__self__.__class__ }}",
    "{{ '{0.__class__.__mro__}'.format('x') }}",
    "{{ doc | attr('__class__') }}",
    "{{ doc.update({'title': 'x'}) }}",
    "{{ doc.names.append('x') }}",
    "{% for n in range(10000000) %}x{% endfor %}",
    "{{ doc.nothing.more }}",
    "{{ missing }}",
    "{% include '../secret.html' %}",
    "{% include '../../secret.html' %}",
    "{% include '/etc/passwd' %}",
]


@pytest.fixture
def layout(tmp_path):
    (tmp_path / "layouts/sheets").mkdir(parents=True)
    (tmp_path / "content").mkdir()
    (tmp_path / "secret.html").write_text("the-secret")
    project = Project(tmp_path)

    def run(text: str, **context) -> str:
        (tmp_path / "layouts/sheets/page.html").write_text(text)
        return lay_out("sheets/page.html", {"doc": {"title": "T", "names": ["a"]}, **context}, project)

    return run


@pytest.mark.parametrize("escape", ESCAPES)
def test_a_layout_cannot_leave_its_sandbox(layout, tmp_path, monkeypatch, escape):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Problem) as problem:
        layout(f"<article>\n<p>{escape}</p></article>")
    (found,) = problem.value.diagnostics
    assert found.at is not None
    assert found.at.file == "layouts/sheets/page.html"
    assert not (tmp_path / "pwned").exists()


def test_a_page_that_grows_without_end_is_stopped(layout):
    with pytest.raises(Problem) as problem:
        layout("{% for n in range(9999) %}{% for m in range(9999) %}<p>{{ 'x' * 1000 }}</p>{% endfor %}{% endfor %}")
    assert problem.value.diagnostics[0].code == "page-too-large"


GREEDY = {
    "a text doubled": "{% set ns = namespace(x='a' * 9999) %}{% for n in range(40) %}{% set ns.x = ns.x ~ ns.x %}"
    "{% endfor %}{{ ns.x|length }}",
    "a list doubled": "{% set ns = namespace(x=[1]) %}{% for n in range(40) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
    "a long join": "{{ range(90000)|join('x' * 9000)|length }}",
    "an indent": "{{ doc|tojson(indent=99999999) }}",
    "a filling": "{{ [doc.title]|batch(999999999, 'x')|list|length }}",
}


@pytest.mark.parametrize("text", GREEDY.values(), ids=GREEDY)
def test_a_page_that_takes_all_memory_is_stopped(layout, text):
    before = resource.getrlimit(resource.RLIMIT_AS)
    with pytest.raises(Problem, match="more memory than any page"):
        layout(f"<p>{text}</p>", doc={"title": "x", "more": ["y"]})
    assert resource.getrlimit(resource.RLIMIT_AS) == before


ENDLESS = {
    "loops in loops": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "slices worked out beforehand": "{{ [1]|slice(99999999)|list|length }}",
}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # time may be up while Python tidies up
@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
def test_a_page_that_takes_too_long_is_stopped(layout, monkeypatch, text):
    monkeypatch.setattr("generator.layout.sandbox.SECONDS", 0.3)
    with pytest.raises(Problem, match="takes longer than"):
        layout(f"<p>{text}</p>")


def test_elements_in_elements_without_end_are_refused_at_their_place():
    with pytest.raises(Problem, match="80 levels"):
        from_html("<div>" * 20_000 + "</div>" * 20_000, Position("layouts/a.html"))


def test_plain_data_is_escaped(layout):
    assert "<script>" not in layout("<p>{{ name }}</p>", name="<script>alert(1)</script>")


@pytest.mark.parametrize(
    "address, linked",
    [
        ("https://a.example/book", "https://a.example/book?for=saas"),
        ("https://a.example/book?from=kit", "https://a.example/book?from=kit&amp;for=saas"),
        ("https://a.example/book?from=kit#top", "https://a.example/book?from=kit&amp;for=saas#top"),
        ("https://a.example", "https://a.example?for=saas"),
        ("https://a.example/#/book", "https://a.example/?for=saas#/book"),
    ],
)
def test_a_query_is_added_where_servers_read_it(layout, address, linked):
    assert layout("{{ address | with_query(for=name) }}", address=address, name="saas") == linked


def test_data_is_never_a_layout(layout):
    assert "{{ 7*7 }}" in layout("<p>{{ name }}</p>", name="{{ 7*7 }}")


def test_every_tag_knows_its_line_and_column():
    text = stamp_places("<article>\n  <p>{{ '<b>' }}</p>\n</article>", "layouts/a/page.html")
    root = from_html(text.replace("{{ '<b>' }}", "x"))
    assert root.at == Position("layouts/a/page.html", 1, 1)
    assert root.elements[0].at == Position("layouts/a/page.html", 2, 3)


@pytest.mark.parametrize("html, said", [
    ("<article><p>x</article>", "closes `<p>`"), ("<article><p>x</p>", "is never closed"),
    ("<p>x</p><p>y</p>", "one root"), ("</p><article></article>", "closes nothing"),
])  # fmt: skip
def test_tags_that_do_not_match_are_named(html, said):
    with pytest.raises(Problem, match=said):
        from_html(html)
