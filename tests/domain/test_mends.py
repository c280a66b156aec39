import re
import shlex

import pytest

from famnet.cli.app import app
from famnet.cli.lazy import every, load
from famnet.domain.rules.book import Mode, Rule, load_rules

RULES = load_rules()
WITH_A_MEND = [rule for rule in RULES.values() if rule.mend]


@pytest.mark.parametrize(
    "rule", [r for r in RULES.values() if r.mode in {Mode.BLOCK, Mode.ENFORCE}], ids=lambda rule: rule.id
)
def test_whatever_says_stop_says_what_to_do(rule: Rule) -> None:
    assert rule.mend.startswith("famnet ")


@pytest.mark.parametrize("rule", WITH_A_MEND, ids=lambda rule: rule.id)
def test_what_mends_a_rule_is_a_command_with_options_it_has(rule: Rule) -> None:
    words = shlex.split(rule.mend.replace("{about}", "Kemi Okafor"))
    assert "{" not in rule.mend.replace("{about}", "")
    command = load(app.info.cls.members[words[1]][0])  # type: ignore[union-attr]
    names = {path.name: path for path in every(command)}
    leaf = names[words[2]] if len(words) > 2 and words[2] in names else command
    options = {opt for parameter in leaf.params for opt in (*parameter.opts, *parameter.secondary_opts)}
    assert {word for word in words if re.match(r"--\w", word)} <= options
