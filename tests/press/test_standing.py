"""Only what the plan makes stays in `build/`; what no longer stands is marked, and nobody else's file is lost."""

import json

from tests.project_fixture import SampleProject

KIND = "layouts/notes/kind.yaml"
OLD = "<span>1 file is out of date: do not use it.</span>"


def listed(project: SampleProject) -> dict[str, bool]:
    """Every artifact of the manifest, and whether it is current."""
    artifacts = json.loads(project.read("build/manifest.json"))["artifacts"]
    return {one["path"]: one["current"] for one in artifacts}


def on_disk(project: SampleProject) -> set[str]:
    build = project.root / "build"
    return {path.relative_to(build).as_posix() for path in build.rglob("*") if path.is_file()}


def with_formats(project: SampleProject, formats: str) -> None:
    kind = project.read(KIND)
    project.write(KIND, kind.replace("[html]", formats))


def test_a_format_that_the_kind_makes_no_more_goes_even_when_another_document_is_built(project):
    kind = project.read(KIND)
    with_formats(project, "[html, text]")
    project.run("build", "notes", "talks")
    assert (project.root / "build/notes/harbor-note-welcome.txt").exists()
    project.write(KIND, kind)
    project.run("build", "talks")
    assert "notes/harbor-note-welcome.txt" not in {*listed(project), *on_disk(project)}
    assert "notes/harbor-note-welcome.html" in listed(project), "what another build makes stays"


def test_a_view_that_goes_takes_its_page_with_it(project):
    kind = project.read(KIND)
    project.write(KIND, kind + "  short:\n    page: page.html\n    formats: [html]\n")
    project.run("build", "notes")
    assert "notes/harbor-note-welcome-short.html" in on_disk(project)
    project.write(KIND, kind)
    project.run("build", "notes/welcome")
    assert "notes/harbor-note-welcome-short.html" not in {*listed(project), *on_disk(project)}


def test_a_document_or_a_kind_that_goes_takes_its_files_with_it(project):
    project.run("build", "notes", "talks")
    (project.root / "content/notes/welcome.yaml").rename(project.root / "content/notes/hello.yaml")
    project.run("build", "notes")
    assert "notes/harbor-note-hello.html" in on_disk(project)
    assert "notes/harbor-note-welcome.html" not in {*listed(project), *on_disk(project)}
    (project.root / KIND).unlink()
    project.run("build", "talks")
    assert not any(path.startswith("notes/") for path in {*listed(project), *on_disk(project)})


def test_a_document_with_an_error_now_is_out_of_date_in_catalogue_manifest_and_coverage(project):
    project.run("build", "notes/welcome")
    assert OLD not in project.read("build/index.html")
    claims = project.read("content/claims/product.yaml")
    project.write("content/claims/product.yaml", claims.replace("status: approved", "status: withdrawn", 1))
    ran = project.run("build", "notes")
    assert ran.exit_code == 1
    assert listed(project)["notes/harbor-note-welcome.html"] is False
    page = project.read("build/index.html")
    assert OLD in page
    assert "traced." not in page
    assert "traced" not in ran.output
    project.write("content/claims/product.yaml", claims)
    project.run("build", "notes")
    assert OLD not in project.read("build/index.html")


def test_a_document_that_cannot_be_read_is_out_of_date_too(project):
    project.run("build", "notes/welcome")
    project.write("content/notes/welcome.yaml", "titel: Hello\n")
    project.run("build", "talks")
    assert listed(project)["notes/harbor-note-welcome.html"] is False
    assert OLD in project.read("build/index.html")


def test_what_nobody_has_rebuilt_since_an_edit_is_out_of_date_and_stays(project):
    project.run("build", "notes", "talks")
    welcome = project.read("content/notes/welcome.yaml")
    project.write("content/notes/welcome.yaml", welcome + "# an edit\n")
    project.run("build", "talks")
    assert listed(project)["notes/harbor-note-welcome.html"] is False
    assert all(current for path, current in listed(project).items() if path.startswith("talks/"))


def test_a_file_that_somebody_puts_into_build_stays_there(project):
    project.run("build", "notes")
    project.write("build/sent.txt", "To Ada.\n")
    project.write("build/notes/minutes/monday.html", "<p>Ours</p>\n")
    project.run("build", "notes")
    assert project.read("build/sent.txt") == "To Ada.\n"
    assert project.read("build/notes/minutes/monday.html") == "<p>Ours</p>\n"
    assert set(listed(project)) == {"notes/harbor-note-welcome.html"}


def test_without_a_manifest_what_looks_like_an_artifact_is_taken_for_one(project):
    project.run("build", "notes")
    project.write("build/manifest.json", "{")
    project.write("build/notes/harbor-note-old.html", "<p>80% less oil</p>\n")
    project.write("build/sent.txt", "To Ada.\n")
    project.run("build", "notes")
    assert "notes/harbor-note-old.html" not in on_disk(project)
    assert "sent.txt" in on_disk(project)


def test_a_file_in_the_place_of_a_folder_of_the_build_gives_way(project):
    project.write("build/notes", "A list.\n")
    assert project.run("build", "notes").exit_code == 0
    assert "notes/harbor-note-welcome.html" in on_disk(project)


def test_a_document_of_which_one_page_failed_is_not_taken_for_built(project):
    kind = project.read(KIND).replace("[html]", "[pdf]")
    rule = "    pages: {exactly: 2, blank_at_most: 95}\n"
    project.write(KIND, f"{kind}  long:\n    page: page.html\n    formats: [pdf]\n{rule}")
    for _ in range(2):
        ran = project.run("build", "notes/welcome")
        assert (ran.exit_code, "not fully built: notes/welcome" in ran.output) == (1, True), ran.output
    assert "notes/harbor-note-welcome.pdf" in on_disk(project), ran.output
