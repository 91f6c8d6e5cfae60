"""XML read safely: no entities, no network, no document types, no huge trees."""

from __future__ import annotations

import re
from typing import Any

from runatomy.terms.errors import DamagedFileError, RecordError

_ENTITY = re.compile(rb"<!ENTITY|<\0!\0E\0N\0T\0I\0T\0Y|\0<\0!\0E\0N\0T\0I\0T\0Y")
_WIDE = re.compile(
    rb"""(<\?xml[^>]*encoding\s*=\s*["'])(?:utf-?16|ucs-?[24]|unicode)[^"']*""", re.I
)
_LINE = re.compile(r" \(<string>, line \d+\)$")
Element = Any  # lxml's elements; typed loosely, as their attributes are all text


def read_tree(data: bytes, name: str) -> tuple[Element, list[str]]:
    """Return the root of an XML file, and what had to be repaired in plain words.

    Raises RecordError where it declares entities, DamagedFileError where nothing can be read.
    """
    if _ENTITY.search(data):
        raise RecordError(
            "it declares XML entities, which no watch writes and which can be used to attack",
            where=name,
            mend="Export the activity again; do not trust this file.",
        )
    from lxml import etree

    data = data.lstrip(b" \t\r\n\0")
    data = _WIDE.sub(rb"\1utf-8", data, count=1)  # readable as it is: no two bytes make a letter
    try:
        return etree.fromstring(data, _parser(recover=False)), []
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = _LINE.sub("", str(error))
    try:
        root = etree.fromstring(data, _parser(recover=True))
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise DamagedFileError(
            f"it is no readable XML ({reason})", where=name, mend="Export the activity again."
        )
    return root, [f"the XML is broken ({reason}); what could be read is kept"]


def _parser(*, recover: bool) -> Any:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
    )


def local(element: Element) -> str:
    """Return an element's name without its namespace or prefix; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def named(root: Element, name: str) -> list[Element]:
    """Return the elements below (and with) the root of that local name, whatever the namespace."""
    found = list(root.iter(f"{{*}}{name}"))
    if not found:  # broken files use prefixes that they never declare
        found = [one for one in root.iter() if local(one) == name]
    return found


def child(element: Element, name: str) -> Element | None:
    """Return the first child of that local name, or None."""
    return next((one for one in element if local(one) == name), None)


def child_text(element: Element | None, name: str) -> str | None:
    """Return the text of the first child of that local name, or None where it is empty."""
    found = None if element is None else child(element, name)
    written = None if found is None else (found.text or "").strip()
    return written or None


def leaves(element: Element, *, skip: frozenset[str] = frozenset()) -> dict[str, object]:
    """Return the texts of the childless elements below by local name, as numbers where they are."""
    out: dict[str, object] = {}
    for one in element:
        name = local(one)
        if not name or name in skip:
            continue
        if len(one):
            inner = leaves(one, skip=skip)
            out |= {name: inner["Value"]} if set(inner) == {"Value"} else inner
        elif (written := (one.text or "").strip()) and name not in out:
            out[name] = _number(written)
    return out


def _number(written: str) -> object:
    try:
        return float(written)
    except ValueError:
        return written
