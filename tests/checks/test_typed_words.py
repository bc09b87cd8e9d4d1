"""Words typed into a layout: which are found, where, and how they are to be written."""

import pytest

from generator.checks.typed_words import find_typed, write_call


def typed(source: str) -> list[str]:
    return [one.words for one in find_typed(source)]


@pytest.mark.parametrize(
    "source",
    [
        '<p>{{ _("Words") }}</p>',
        "<p>{{ doc.title }}, {{ doc.title }} · 5 × 3</p>",
        "<p class='lede' data-view=\"card\" data-choices='a|b'></p>",
        "{# Words for designers #}<!-- and for browsers --><p>&nbsp;&amp;</p>",
        '{% macro rule(cell) %} data-least="{{ cell.least }}" data-whole="true"{% endmacro %}',
        '<td{% if x %} class="total"{% endif %} data-label="{{ _("Value") }}">{{ x > 3 }}</td>',
        "<p>{{ \"a > b\" }}{% if a < b %}{% endif %}</p>",
        "<script>let words = 1</script>",
        '<th>{{ "subject" }}</th>',
    ],
)  # fmt: skip
def test_what_is_no_typed_word(source: str):
    assert typed(source) == []


def test_words_between_tags_and_in_attributes_that_are_printed_are_found_in_order():
    source = '<img alt="A lamp"><td data-label=\'Price\' title="{{ x }} a year">Words{% if x %}More{% endif %}</td>'
    assert typed(source) == ["A lamp", "Price", "{{ x }} a year", "Words", "More"]


def test_a_printed_attribute_of_a_macro_is_found():
    assert typed('{% macro label() %} data-label="Price"{% endmacro %}') == ["Price"]


def test_a_finding_begins_at_the_first_word():
    source = "<article>\n  <p>\n    Hello {{ name }},\n    you</p></article>"
    (one,) = find_typed(source)
    assert source[one.start :].startswith("Hello {{ name }}")
    assert one.words.endswith("you")


@pytest.mark.parametrize(
    "source, call",
    [
        ("Next steps", '{{ _("Next steps") }}'),
        ("Version {{ doc.control.version }}.", '{{ _("Version {version}.", version=doc.control.version) }}'),
        ("{{ a.name }} or {{ b.name }}", '{{ _("{name} or {name_2}", name=a.name, name_2=b.name) }}'),
        ("{{ a }} of {{ a }}", '{{ _("{a} of {a}", a=a) }}'),
        ("Say &quot;yes&quot; &amp; go", "{{ _('Say \"yes\" & go') }}"),
    ],
)
def test_the_cure_is_the_call_to_write(source: str, call: str):
    (one,) = find_typed(f"<p>{source}</p>")
    assert write_call(one) == call
