"""Reviews that were held: whether each commitment was spoken of, and what became of missed times."""

from collections.abc import Iterator

from famnet.domain.clocks import load_clocks
from famnet.domain.dates import say_day
from famnet.domain.plan_versions import commitments_in
from famnet.domain.review_dates import together
from famnet.domain.rules.book import Case, Concern, rule


@rule("every-commitment-reviewed")
def every_commitment(case: Case) -> Iterator[Concern]:
    """What is passed over in silence is forgotten."""
    plans = {plan.id: plan for plan in case.family.plans}
    for review in (r for r in case.family.plan_reviews if r.plan in plans):
        spoken = {o.commitment for o in case.family.outcomes if o.review == review.id}
        silent = [c for c in commitments_in(case.family, plans[review.plan]) if c.id not in spoken]
        for promise in silent:
            name = case.name(promise.who)
            message = f"The review on {say_day(review.held_on)} does not say how “{promise.what}” ({name}) went."
            yield Concern(message, name)


@rule("missed-time-followed-up")
def missed_time(case: Case) -> Iterator[Concern]:
    """A barrier that nobody does anything about will be there again."""
    for missed in (m for m in case.family.missed_slots if not m.follow_up):
        name = case.name(missed.person)
        yield Concern(f"{name} could not keep “{missed.slot}”. What would help?", name)


@rule("one-date-for-several")
def one_date(case: Case) -> Iterator[Concern]:
    """One meeting instead of two, for children who share a network."""
    clocks = load_clocks()
    meetings = [r for r in case.family.reviews_due if r.clock not in clocks or clocks[r.clock].meeting]
    for meeting in together(meetings, within_days=case.number("one-date-for-several")):
        names = dict.fromkeys(case.name(review.child) for review in meeting.reviews)
        what = "; ".join(dict.fromkeys(review.rule.split(":")[0] for review in meeting.reviews))
        yield Concern(f"One meeting on {say_day(meeting.day)} would serve {' and '.join(names)}: {what}.", "reviews")
