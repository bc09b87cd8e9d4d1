"""An account's values in a page: which words of a filled page are the account's own."""

from generator.pages.tree import Element

SCHEME = "account:"
"""What a citation whose source is the account's own row begins with; the name of the field follows."""


def cite_account(name: str, value: str, field: Element) -> Element:
    """The value in the place of its field."""
    return Element("data", {"class": "citation", "value": f"{SCHEME}{name}"}, (value,), field.at)


def is_account_value(element: Element) -> bool:
    """Whether the words of the element are an account's value."""
    return element.tag == "data" and element.get("value").startswith(SCHEME)
