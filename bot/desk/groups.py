"""How the setting STAFF_GROUPS names the groups in which helpers answer: `12=-1001234 12.71=-1005678 *=-100999`."""

import re
from collections.abc import Mapping

_ONE = re.compile(r"(\*|\d\d(?:\.\d\d)?)=(-\d{5,15})", re.ASCII)


def parse(setting: str) -> Mapping[str, int]:
    """Read the setting: the id of a group for each region, "" being all of Indonesia.

    Raises:
        ValueError: with what is wrong.
    """
    groups: dict[str, int] = {}
    for written in setting.replace(",", " ").split():
        found = _ONE.fullmatch(written)
        if found is None:
            raise ValueError("must be REGION=GROUP for each group, such as 12=-1001234567890, or * for all regions")
        region = found[1].removeprefix("*")
        if region in groups:
            raise ValueError(f"names two groups for {found[1]}")
        groups[region] = int(found[2])
    if len(set(groups.values())) < len(groups):
        raise ValueError("names one group for two regions: give it their province, or *")
    return groups
