"""Make: a plan from a request."""

from __future__ import annotations

from runatomy.advice.kinds.engine import Engine
from runatomy.advice.plan.growth.rates import Rates
from runatomy.advice.plan.growth.start import start_of
from runatomy.advice.plan.making.said import plan_findings
from runatomy.advice.plan.making.weeks import make_weeks
from runatomy.advice.plan.plan import Plan
from runatomy.advice.plan.request import Request


def make_plan(engine: Engine, request: Request) -> Plan:
    """Return the plan of a request for the engine's runner.

    No week's training loads any muscle, group or tissue by more than LIMIT times what one is used
    to: the best of the weeks before it, the last two in full and older ones for what is `kept` of
    them, or a first week of half an hour of easy running. No run is longer than RUN_LIMIT times the
    longest of 30 days, or what is kept of an older one; only the race itself may be.
    """
    rates = Rates(engine=engine)
    before = start_of(rates, request)
    weeks = make_weeks(request, rates, before)
    return Plan(
        request=request,
        five_k=engine.pace.five_k,
        weeks=weeks,
        names=rates.names,
        before=before,
        findings=plan_findings(request, weeks),
    )
