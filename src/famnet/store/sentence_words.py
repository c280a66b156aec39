"""The words the history is told in: of each kind of record when it came in, and what it is called afterwards."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Telling(NamedTuple):
    """How one kind of record is told; a name in braces is a field of it, or made of several (`MADE`)."""

    came: str
    known: str


TELLINGS: Mapping[str, Telling] = MappingProxyType(
    {
        "families": Telling("The record of {itself} was begun", "The record of {itself}"),
        "children": Telling("{person} is now a child in focus", "{person} as a child in focus"),
        "people": Telling("{itself} was added", "{itself}"),
        "aliases": Telling("{person} is also known as {name}", "{person:'s} other name {name}"),
        "contacts": Telling("{person:'s} {kind} is now {value}", "{person:'s} {kind}"),
        "health": Telling("{person} is now marked with {kind}", "{person:'s} mark of {kind}"),
        "protections": Telling(
            "{person:'s} {what} must be kept from {hidden_from}", "What is kept of {person}: {what}"
        ),
        "parent_links": Telling("{parent} is now {child:'s} {parenthood}", "{parent} as {child:'s} {parenthood}"),
        "couples": Telling("{one} and {other} are now down as a couple", "{one} and {other} as a couple"),
        "ties": Telling("{person} is now {of:'s} {belonging}", "{person} as {of:'s} {belonging}"),
        "households": Telling("The home {itself} was added", "The home {itself}"),
        "residences": Telling("{person} now lives at {household}", "{person} living at {household}"),
        "feelings": Telling("Between {one} and {other} it is now {feeling}", "What is between {one} and {other}"),
        "ecomap": Telling("{name} is now on the ecomap", "{name} on the ecomap"),
        "responsibilities": Telling(
            "{holder} {state} parental responsibility for {child}", "{holder:'s} parental responsibility for {child}"
        ),
        "consents": Telling("Consent for {child} from {person}: {answer}", "Consent for {child} from {person}"),
        "voices": Telling("{person} said: “{words}”", "What {person} said"),
        "mapping": Telling("Written under {column}: “{text}”", "{itself} under {column}"),
        "goals": Telling("A goal was set: “{goal}”", "The goal {itself}"),
        "scales": Telling("{rater} gave {score} out of 10", "{rater:'s} {score} out of 10"),
        "bottom_lines": Telling("The bottom line now has “{must_have}”", "{itself} in the bottom line"),
        "ground_rules": Telling("A ground rule was made: “{text}”", "The ground rule {itself}"),
        "meetings": Telling("A {kind} was planned", "{Itself}"),
        "attendees": Telling("{person} is down for {meeting}", "{person} at {meeting}"),
        "plans": Telling("Version {number} of the plan was begun", "Version {number} of the plan"),
        "plan_children": Telling(
            "In {plan} of the plan {child} is on a {kind} plan", "{child} in {plan} of the plan"
        ),
        "commitments": Telling("{who} promised “{what}”", "{who:'s} promise {itself}"),
        "contingencies": Telling("If “{sign}”, then “{response}”", "What happens if {itself}"),
        "plan_copies": Telling(
            "{person} was given {plan} of the plan on {given_on}", "{person:'s} copy of {plan} of the plan"
        ),
        "started_clocks": Telling("The clock {clock} was started for {child}", "The clock {clock} for {child}"),
        "reviews_due": Telling("A review for {child} is due on {due}", "The review for {child}"),
        "plan_reviews": Telling("On {held_on} {plan} of the plan was reviewed", "The review of {held_on}"),
        "outcomes": Telling("How {commitment} went: {outcome}", "How {commitment} went"),
        "network_changes": Telling("{person} {move} the plan", "{person} and the plan"),
        "missed_slots": Telling("{person} could not keep “{slot}”", "What {person} could not keep"),
        "rota_slots": Telling("The rota now has “{what}”, {weekday} {starts} to {ends}", "{itself} on the rota"),
        "availabilities": Telling("When {person} can be there was noted", "When {person} can be there"),
        "rota_limits": Telling("The most {person} can take on was noted", "The most {person} can take on"),
        "kept_apart": Telling("{one} and {other} must not be there together", "Keeping {one} and {other} apart"),
        "rota_duties": Telling("{person} takes {slot} on the rota", "{person} and {slot} on the rota"),
        "rota_changes": Telling("On {day} {person} comes instead of {instead_of}", "The rota of {day}"),
        "overrides": Telling("The rule {rule} was overridden by {by}", "The override of {rule}"),
        "approaches": Telling("{person} was approached on {made_on}", "The approach to {person} on {made_on}"),
        "settings": Telling("The setting {id} is now {value}", "The setting {id}"),
    }
)

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "agreed_by": "agreed with",
        "asked_on": "on",
        "basis": "basis:",
        "child_part": "the child takes part:",
        "danger": "danger:",
        "disagreements": "not agreed:",
        "end": "",
        "flow": "support runs",
        "follow_up": "what would help:",
        "for_whom": "for",
        "goal": "for the goal",
        "hidden_from": "kept from",
        "held_on": "on",
        "how": "how:",
        "how_often": "",
        "kind": "",
        "monitor": "checked by",
        "must_have": "so that there is",
        "note": "note:",
        "noted_on": "on",
        "on_offer": "on offer:",
        "otherwise": "otherwise:",
        "purpose": "purpose:",
        "question": "question:",
        "questions": "questions:",
        "rated_on": "on",
        "reason": "reason:",
        "role": "",
        "said_on": "on",
        "said_to": "to",
        "state": "",
        "text": "",
        "value": "",
        "what": "",
        "what_else": "what else:",
        "what_worked": "what worked:",
        "when": "",
        "who": "who:",
        "why": "why:",
        "words": "",
        "works_when": "works when:",
        "worry": "against the worry",
    }
)  # of other fields, their name

FLAGS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "agreed": ("agreed", "not agreed"),
        "by_hand": ("started by hand", "runs by itself"),
        "came": ("came", "did not come"),
        "can": ("can", "cannot"),
        "confirmed": ("confirmed", "not confirmed"),
        "deceased": ("has died", "not known to have died"),
        "ended": ("ended", "goes on"),
        "fixed": ("fixed", "not fixed"),
        "former": ("a former name", "a name in use"),
        "governs": ("sets the date for all the children", "another child's clock sets the date"),
        "identical": ("identical twins", "not identical twins"),
        "independent": ("independent", "not independent"),
        "must": ("has to be covered", "covered where it can be"),
        "professional": ("a professional", "not a professional"),
        "unanswered": ("nobody answered", "answered"),
    }
)

SPOKEN: Mapping[tuple[str, str, str], str] = MappingProxyType(
    {
        ("commitments", "professional", "a professional"): "by a service",
        ("outcomes", "outcome", "not"): "not done",
        ("outcomes", "outcome", "part"): "done in part",
        ("protections", "hidden_from", ""): "everybody but the team",
        ("responsibilities", "state", "unknown"): "may or may not hold",
        ("rota_changes", "person", ""): "nobody",
    }
)  # a table, its field and a value as it is kept: how it is said

WORKED_OUT: Mapping[str, frozenset[str]] = MappingProxyType(
    {"reviews_due": frozenset({"maximum", "rule", "source", "why", "clock", "counted_from"})}
)  # what follows from the rest, and is shown in a list of its own
