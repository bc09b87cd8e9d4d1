"""The writer of Salesforce source: the files of a project that its command line deploys, in one package.

Each section of the page with `data-path` is a file; its list is what the file holds, a list in an entry the elements
within. The maker's elements are the terms, so that a page decides what is deployed, and this module how it is written.
"""

import json
from collections.abc import Mapping
from xml.etree.ElementTree import Element as XmlElement
from xml.etree.ElementTree import SubElement, indent, tostring

from generator.content.formats import Format
from generator.content.translation import translatable
from generator.diagnostics import Diagnostic, Problem
from generator.pages.page import Page
from generator.pages.tree import Element
from generator.writers._office.office_package import pack
from generator.writers.sfdx.metadata_limits import check_files
from generator.writers.sfdx.source_lists import holds_list, list_entries, read_text

FORMAT = Format("zip", translatable("Salesforce source"), rank=9, shows_sources=False, own_fonts=False, looks=())
NAMESPACE = "http://soap.sforce.com/2006/04/metadata"
PROJECT = {"packageDirectories": [{"path": "force-app", "default": True}], "sourceApiVersion": "60.0"}
"""Where a project keeps what is deployed, and the version of the maker's language that it is written in."""
SIZES: Mapping[str, Mapping[str, str]] = {
    "Text": {"length": "255"},
    "LongTextArea": {"length": "32768", "visibleLines": "3"},
    "Number": {"precision": "18", "scale": "0"},
    "Currency": {"precision": "18", "scale": "2"},
    "Percent": {"precision": "5", "scale": "2"},
}
"""Type of field -> the sizes that Salesforce demands of it, the largest that it allows where a page says none."""


def write(page: Page) -> bytes:
    """The page's files as a package; a `Problem` names all that Salesforce would refuse, or says that there is none."""
    sections = [element for element in page.root.walk() if element.get("data-path")]
    if not sections:
        at = page.root.at or page.home
        raise Problem(Diagnostic("no-source-file", f"`{page.artifact}` has no file for Salesforce", at,
                                 "leave `sfdx` out of this view's formats, or give a section `data-path`"))  # fmt: skip
    wrong = tuple(check_files(sections))
    if wrong:
        raise Problem(*wrong)
    return pack({section.get("data-path"): _write_file(section) for section in sections})


def _write_file(section: Element) -> bytes:
    return _write_project(section) if section.get("data-path").endswith(".json") else _write_metadata(section)


def _write_project(section: Element) -> bytes:
    said = {term: read_text(entry) for term, entry in list_entries(section)}
    return (json.dumps({**PROJECT, **said}, indent=2, ensure_ascii=False) + "\n").encode()


def _write_metadata(section: Element) -> bytes:
    root = XmlElement(section.get("data-root"), {"xmlns": NAMESPACE})
    _put_entries(root, section)
    _put_sizes(root)
    indent(root, "    ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'.encode()


def _put_entries(parent: XmlElement, holder: Element) -> None:
    for term, entry in list_entries(holder):
        made = SubElement(parent, term)
        if holds_list(entry):
            _put_entries(made, entry)
        else:
            made.text = read_text(entry)


def _put_sizes(root: XmlElement) -> None:
    for term, size in SIZES.get(root.findtext("type", ""), {}).items():
        if root.find(term) is None:
            SubElement(root, term).text = size
