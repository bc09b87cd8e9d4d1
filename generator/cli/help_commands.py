"""`explain` and `doctor`: what a finding means, and what this machine lacks."""

import sys
from pathlib import Path

import click

from generator.cli.entry import command
from generator.cli.output import ENVIRONMENT, FINE
from generator.diagnostics import Diagnostic, Problem, did_you_mean


@command("collateral explain unknown-field")
@click.argument("code")
def explain(code: str) -> None:
    """Say what a finding's code means and how to mend it."""
    from generator.cli.finding_forms import explanations

    known = explanations()
    if code not in known:
        raise Problem(
            Diagnostic(
                "unknown-code",
                f"no finding has the code `{code}`",
                hint=did_you_mean(code, known) or "codes stand in brackets after error or warning",
            )
        )
    click.echo(f"{code}\n\n{known[code]}")


@command("collateral doctor")
@click.pass_obj
def doctor(folder: Path) -> None:
    """Look whether this machine has all that is needed."""
    from generator.press.doctor import examine

    findings = examine(folder)
    for good, what, cure in findings:
        click.echo(f"{'ok     ' if good else 'missing'}  {what}" + (f"\n         {cure}" if not good else ""))
    sys.exit(FINE if all(good or not cure.startswith("needed") for good, _, cure in findings) else ENVIRONMENT)
