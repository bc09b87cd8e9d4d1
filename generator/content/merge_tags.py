"""Merge tags: how a tool that sends mail for people writes the fields that it fills in, and names them in its lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

NAME = "%"
"""What stands in a tag for the name of the field."""


@dataclass(frozen=True, slots=True)
class MergeTags:
    """The dialect of one tool: `{{%}}` around the field's name, which is one of the tool's own or made from ours."""

    tag: str
    names: Mapping[str, str]
    others: str

    def name(self, field: str) -> str:
        """What the tool calls the field: `account.signal` is `account_signal` or `accountSignal`."""
        if field in self.names:
            return self.names[field]
        first, *rest = field.replace(".", "_").split("_")
        return "_".join((first, *rest)) if self.others == "snake" else first + "".join(map(str.capitalize, rest))

    def write(self, field: str) -> str:
        """The tag that the tool fills in with the field."""
        return self.tag.replace(NAME, self.name(field))


def read_merge_tags(said: Mapping[str, Any] | None) -> MergeTags | None:
    """The dialect that a view is written in, if it names one."""
    return MergeTags(said["tag"], said.get("names", {}), said["others"]) if said else None
