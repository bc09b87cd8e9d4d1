"""Every finished Word document and workbook, as an audit of Open XML judges its parts."""

from tests.kit.promised import promised
from tests.tools import broken_rules
from tests.validators.findings import Finding, not_allowed


def test_the_open_xml_audit_finds_nothing_in_any_file(kit) -> None:
    found = [
        Finding(one.description, path, f"{one.part_uri} {one.path}")
        for path in promised("docx", "xlsx")
        for one in broken_rules(kit.file(path))
    ]
    assert "\n".join(not_allowed("openxml-audit", found)) == ""
