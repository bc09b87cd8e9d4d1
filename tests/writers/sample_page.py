# ruff: noqa: E501 - pages as a layout writes them
"""A page that holds every element and component of the vocabulary, as the layouts write them."""

from base64 import b64encode
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.content.brand import Brand
from generator.diagnostics import Position
from generator.layout.cell_formulas import read_formulas
from generator.layout.white_space import collapse_tree
from generator.pages.markup import from_html
from generator.pages.page import Page

FONTS = Path(__file__).parents[2] / "layouts/_shared/fonts"
REFERENCE = Path(__file__).parents[2] / "layouts/_shared/reference.docx"

COLOURS = {
    "ink": "#0F1B2D", "text": "#2A3550", "muted": "#5A6580", "line": "#DFE3EC", "wash": "#F4F6FB", "paper": "#FFFFFF",
    "brand": "#2447F0", "accent": "#7CF5C4", "on_dark": "#FFFFFF", "on_dark_muted": "#CBD4E8",
}  # fmt: skip


FACES = {"400": "Inter-Regular.woff2", "700": "Inter-Bold.woff2"}


def svg(width: int, height: int, shapes: str) -> str:
    text = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">{shapes}</svg>'
    return "data:image/svg+xml;base64," + b64encode(text.encode()).decode()


def logo(word: str, mark: str) -> str:
    letters = "".join(f'<rect x="{28 + 13 * n}" y="3" width="8" height="14" fill="{word}"/>' for n in range(9))
    return svg(150, 20, f'<rect width="20" height="20" rx="6" fill="{mark}"/>{letters}')


CODE = svg(29, 29, "".join(f'<rect x="{x}" y="{y}" width="1" height="1"/>'
                           for x in range(29) for y in range(29) if (x * 7 + y * 11 + x * y) % 3 == 0))  # fmt: skip
CHART = svg(240, 110, '<rect x="0" y="8" width="230" height="30" rx="4" fill="#D5DAE6"/>'
                      '<rect x="0" y="60" width="32" height="30" rx="4" fill="#2447F0"/>')  # fmt: skip

BRAND = Brand(
    name="Northwind Autonomics", short_name="Northwind", legal="Northwind Autonomics, Inc.", language="en-US", paper="Letter",
    colours=COLOURS, family="Inter", fallback="Arial", faces={}, logo={}, logo_alt="Northwind Autonomics", logo_height=14.0,
    contacts={}, links={},
)  # fmt: skip

ONE_PAGER = f"""
<article>
 <p class="draft">Draft: not cleared for release. 2 claims await evidence.</p>
 <section class="face">
  <header class="hero">
   <div class="masthead"><p class="logo" data-ground="dark"><img src="{logo("#FFFFFF", "#7CF5C4")}" alt="Northwind Autonomics"></p>
    <p class="eyebrow">Enterprise SaaS</p></div>
   <h1>Launch a pricing tier in an afternoon, not a sprint</h1>
   <p class="lede">Northwind enforces your entitlements automatically and signs every decision,
    so product managers ship tiers and auditors get proof — without a ticket to engineering.</p>
  </header>
  <table class="pairs">
   <thead><tr><th scope="col">What slows you down</th><th scope="col">What changes with Northwind</th></tr></thead>
   <tbody>
    <tr><td><h3>40+ hours a month go into rules</h3><p>Rules live in spreadsheets, flags and code. Every change needs an
     engineer, a review and a deploy.</p></td><td><h3>Rules enforce themselves</h3><p>Governors check each request against
     your plan in <data class="citation" value="claim:latency">under 50 ms</data>. A rule change is a form, not a
     release.</p></td></tr>
    <tr><td><h3>Nobody can prove who had access to what</h3><p>Audit evidence is collected by hand, weeks before the audit,
     from five systems that disagree.</p></td><td><h3>Every decision leaves a signed receipt</h3><p>A cryptographic ledger
     records what was allowed, by which rule, and when. Auditors query it themselves.</p></td></tr>
    <tr><td><h3>A new tier waits for the next sprint</h3><p>Packaging ideas queue behind features, and revenue queues with
     them.</p></td><td><h3>Tiers go live the day they are decided</h3><p>Product managers draft a tier, replay it against
     last month’s usage, and publish.</p></td></tr>
   </tbody>
  </table>
  <aside class="proof"><p class="figure"><data class="citation" value="calc:roi">−87%</data></p>
   <div><p class="says">manual entitlement work, from 60 to 8 hours a month</p>
   <p class="basis">Modelled for a team of two with 40 rules. Try yours at
    <a href="https://northwind.example/roi">northwind.example/roi</a><sup class="note">1</sup></p></div></aside>
 </section>
 <section class="face">
  <h2>How it works</h2>
  <ol class="steps">
   <li><h3>Connect</h3><p>Point Northwind at your plans and your usage events. Two or three rules are enough to begin.</p></li>
   <li><h3>Govern</h3><p>Governors answer every entitlement check at the edge and write a signed receipt for each.</p></li>
   <li><h3>Prove</h3><p>Finance and audit read the ledger directly. Nobody files a ticket, nobody takes a screenshot.</p></li>
  </ol>
  <h2>By the numbers</h2>
  <div class="columns">
   <div><table>
    <thead><tr><th scope="col">Per year</th><th scope="col" class="amount">Today</th><th scope="col" class="amount">With
     Northwind</th></tr></thead>
    <tbody>
     <tr><th scope="row">Hours on entitlements</th><td class="amount">720</td><td class="amount">96</td></tr>
     <tr><th scope="row">Audit preparation</th><td class="amount">6 weeks</td><td class="amount">9 days</td></tr>
     <tr><th scope="row">Days to launch a tier</th><td class="amount">21</td><td class="amount">1</td></tr>
     <tr class="total"><th scope="row">Cost of that time</th><td class="amount">$52,500</td><td class="amount">$7,000</td></tr>
    </tbody></table></div>
   <div><figure><img src="{CHART}" alt="Cost of manual work a year: 52,500 dollars today, 7,000 with Northwind">
    <figcaption>Cost of manual entitlement work, a year<sup class="note">2</sup></figcaption></figure>
    <ul class="scenarios"><li data-scenario="lean" data-set="people=2">Lean team</li></ul></div>
  </div>
  <div class="figures">
   <div><p class="figure">$45,500</p><p class="says">saved each year</p><p class="basis">expected case, <span class="record" data-of="counts.claims">12 claims</span></p></div>
   <div><p class="figure">9 days</p><p class="says">to prepare an audit</p><p class="basis">down from six weeks</p></div>
   <div><p class="figure">&lt; 50 ms</p><p class="says">per decision</p><p class="basis">99th percentile</p></div>
  </div>
  <aside class="action"><div><h2>See it on your own rules</h2>
   <p>Thirty minutes, with two of your rules running in a sandbox before we hang up.</p>
   <p class="button"><a href="https://northwind.example/demo">Schedule a 30-minute demo</a></p>
   <p class="contact"><a href="mailto:sales@northwind.example">sales@northwind.example</a></p></div>
   <figure class="qr" data-link="https://northwind.example/demo"><img src="{CODE}" alt="QR code: northwind.example/demo">
   <figcaption>Scan to book</figcaption></figure></aside>
  <footer class="sources"><p><strong>Sources and assumptions.</strong></p>
   <ol><li>ROI model, SaaS scenario, expected case: two people, 30 hours a month each.</li>
   <li>$73 an hour, fully loaded; your cost differs.</li></ol></footer>
  <footer class="imprint"><p>Northwind Autonomics, Inc. Version 1.0 of January 25, 2026.</p></footer>
 </section>
</article>
"""

CHARTER = f"""
<article>
 <header class="title">
  <p class="logo" data-ground="light"><img src="{logo("#0F1B2D", "#2447F0")}" alt=""></p>
  <p class="eyebrow">Proof-of-concept charter</p>
  <h1>Thirty days to decide, with evidence</h1>
  <dl class="facts">
   <div><dt>Customer</dt><dd><span class="field" data-field="account.company" data-prompt="The customer's name">Company</span></dd></div>
   <div><dt>Sponsor</dt><dd><span class="field" data-field="account.sponsor" data-prompt="Who decides">Name, title</span></dd></div>
   <div><dt>Start</dt><dd><span class="field" data-field="account.start" data-prompt="First day">Date</span></dd></div>
   <div><dt>Version</dt><dd>1.0, draft</dd></div>
  </dl>
 </header>
 <aside class="status"><p><strong>For internal use.</strong> Clause 4 awaits the customer’s own thresholds.</p></aside>
 <section class="part"><h2><span class="number">1</span> Objective</h2><div>
  <p>Show, on <span class="field" data-field="account.company" data-prompt="The customer's name">Company</span>’s own rules and
  traffic, that Northwind enforces entitlements <em>correctly</em>, <strong>quickly</strong> and with a complete audit trail; and
  give both sides the evidence to decide on day 30. See <a href="#criteria">clause 4</a>.</p></div></section>
 <section class="part"><h2><span class="number">2</span> Scope</h2><div>
  <ul><li>Two to three rules chosen by <span class="field" data-field="account.company">Company</span>, of which one changes
   during the trial.<ul><li>Usage limits count.</li><li>Seat limits count.</li></ul></li>
   <li>A load test at 100 requests a second or more, against a staging copy of production events.</li>
   <li>Out of scope: billing, migration of historical data, production cut-over.</li></ul>
  <h3>What each side brings</h3>
  <ol><li>The customer brings rules.<ol><li>As text.</li><li>As tables.</li></ol></li><li>We bring a sandbox.</li></ol>
  <p>And in the second week:</p>
  <ol><li><p>The customer changes one rule.</p><p>No engineer is needed.</p></li><li>We measure.</li></ol></div></section>
 <section class="part"><h2><span class="number">3</span> Timeline</h2><div>
  <table class="timeline"><thead><tr><th scope="col">Week</th><th scope="col">Work</th><th scope="col">Lead</th>
   <th scope="col">Done when</th></tr></thead><tbody>
   <tr><th scope="row">1</th><td>Map and migrate rules; connect staging events</td><td>Northwind</td><td>Rules replay without
    difference</td></tr>
   <tr><th scope="row">2</th><td>Integration tests; audit-trail review</td><td>Both</td><td>Receipts verified by your auditor</td></tr>
   <tr><th scope="row">3</th><td>Load test; change one rule live</td><td>Both</td><td>Latency report accepted</td></tr>
   <tr><th scope="row">4</th><td>Validation; ROI analysis; report</td><td>Northwind</td><td>Sign-off meeting held</td></tr>
  </tbody></table></div></section>
 <section class="part" id="criteria"><h2><span class="number">4</span> Success criteria</h2><div>
  <p>All three must hold. Either side may stop the trial when one cannot.</p>
  <table class="criteria keep"><tbody>
   <tr><th scope="row">Latency</th><td>99th percentile of entitlement checks under 50&nbsp;ms at the tested load</td>
    <td><span class="box"></span> Met</td></tr>
   <tr><th scope="row">Audit trail</th><td>Every decision in the trial has a receipt that verifies independently</td>
    <td><span class="box"></span> Met</td></tr>
   <tr><th scope="row">Efficiency</th><td>Manual work on the trial’s rules falls by half or more, measured by time sheet</td>
    <td><span class="box"></span> Met</td></tr></tbody></table>
  <aside class="gap"><p>Reference customer: none has agreed to be named yet.</p></aside></div></section>
 <section class="part"><h2><span class="number">5</span> Before day one</h2><div>
  <ul class="checklist"><li><span class="box"></span> A staging environment that answers</li>
   <li><span class="box"></span> Two engineers for four hours a week, from <span class="blank"></span></li></ul>
  <aside class="callout"><h3>Security</h3><p>No customer data leaves the staging network; <code>replay</code> runs on site.</p></aside>
 </div></section>
 <section class="part"><h2><span class="number">6</span> Signatures</h2><div><p>Signed for both sides, in two copies.</p>
  <table class="signatures keep"><thead><tr><th></th><th scope="col">Customer</th><th scope="col">Northwind</th></tr></thead><tbody>
   <tr><th scope="row">Name</th><td class="blank"></td><td class="blank"></td></tr>
   <tr><th scope="row">Title</th><td class="blank"></td><td class="blank"></td></tr>
   <tr><th scope="row">Date</th><td class="blank"></td><td class="blank"></td></tr></tbody></table></div></section>
 <footer class="sources" id="sources"><h2>Sources</h2><p>1 Load test of January 2026.</p></footer>
</article>
"""

HANDBOOK = f"""
<article>
 <header class="title"><div class="masthead"><p class="logo"><img src="{logo("#0F1B2D", "#2447F0")}" alt=""></p>
  <p class="eyebrow">Internal</p></div><h1>How we sell, in one hour</h1>
  <p class="lede">What to say, what to send and what to count, for someone who starts on Monday.</p></header>
 <h2>The opening call</h2>
 <section class="script"><p class="beat">Ask, then wait</p><p>How many people touch a rule before it reaches a customer?</p>
  <h3 class="beat">If they hesitate</h3><p>Offer the worksheet and <span class="gap">their own number</span>.</p></section>
 <blockquote class="quote"><p>We stopped arguing about who may see what, and started shipping.</p>
  <p class="attribution">A head of product, in a trial of 2025</p></blockquote>
 <blockquote><p>Plain words that we quote from a standard.</p></blockquote>
 <div class="lede"><p>Two rules keep us honest: H<sub>2</sub>O is water, and 10<sup>3</sup> is a thousand.<br>A second line.</p></div>
 <hr>
 <h3>Prices</h3>
 <h4>For a year</h4>
 <table><caption>Price list, a year</caption><thead><tr><th scope="col" rowspan="2">Tier</th><th scope="col" colspan="2">What it
  holds</th></tr><tr><th scope="col" class="amount">Rules</th><th scope="col" class="amount">Price</th></tr></thead><tbody>
  <tr><th scope="row">Starter</th><td class="amount">10</td><td class="amount">$20,000</td></tr>
  <tr><th scope="row">Growth</th><td class="amount">50</td><td class="amount">$100,000</td></tr></tbody></table>
 <dl><dt>Rule</dt><dd>One condition that grants or denies.</dd><dt>Receipt</dt><dd>The signed record of a decision.</dd></dl>
 <hr class="page-break">
 <section class="message"><h2>Message 1: the reason to write</h2><dl class="facts"><div><dt>To</dt><dd>Head of product</dd></div>
  <div><dt>Day</dt><dd>1</dd></div></dl><p class="subject">Forty hours of rules</p>
  <div class="body"><p>Hello,</p><p>your team publishes tiers <span lang="de">im Handumdrehen</span>; how long do the rules take?</p></div></section>
 <section class="card"><h2>Objections</h2><p>“We built our own.” Then ask what the last audit cost.</p></section>
 <div class="keep"><h3>Kept together</h3><p>These lines stay on one page.</p></div>
  <figure class="chart" data-kind="bar" data-title="Cost of manual work">
   <figcaption><p class="finding">Without Northwind, the work costs more</p><p class="measure">Dollars, a year</p></figcaption>
   <img src="{CHART}" alt="Chart: Cost of manual work">
   <table><thead><tr><th scope="col">Cost of manual work</th><th scope="col" class="amount">A year</th></tr></thead><tbody>
    <tr><th scope="row">Without Northwind</th><td class="output" data-formula="52500" data-value="52500" data-unit="money">$52,500</td></tr>
    <tr class="total"><th scope="row">Beside Northwind</th><td class="output" data-formula="7000" data-value="7000" data-unit="money">$7,000</td></tr>
   </tbody></table><p class="annotation" data-at="Beside Northwind">What is left is review.</p></figure>
  <figure class="chart" data-kind="gantt" data-title="The first days"><img src="{CHART}" alt="The first days"><table><tbody>
    <tr class="mark"><th scope="row">Kickoff</th><td data-from="1" data-to="2">days one and two</td><td>Both</td></tr>
    <tr class="milestone"><th scope="row">Rules chosen</th><td data-at="2">second day</td></tr>
    <tr class="load"><th scope="row">Northwind</th><td data-value="5">5 hours</td></tr></tbody></table></figure>
 <section class="worksheet" data-title="Inputs"><table class="sheet"><thead><tr><th scope="col">Input</th><th scope="col"
  class="amount">Value</th><th scope="col">Unit</th></tr></thead><tbody>
  <tr><th scope="row">People who manage entitlements</th><td class="input" data-name="people" data-value="5" data-unit="count">5</td>
   <td>people</td></tr>
  <tr><th scope="row">Annual manual cost</th><td class="output" data-name="cost" data-formula="people * 51923"
   data-value="259615.38" data-unit="money">$259,615</td><td>a year</td></tr></tbody></table></section>
</article>
"""

SAMPLES = {"one-pager": ONE_PAGER, "charter": CHARTER, "handbook": HANDBOOK}


def sample_page(name: str = "one-pager", **changes: object) -> Page:
    """One of the sample pages, complete; together they hold the whole vocabulary."""
    page = Page(
        artifact=f"samples/{name}", title=name.capitalize() + " of Northwind", kind=name.capitalize(),
        description="What a page may hold", dated=date(2026, 1, 25), version="1.0", root=collapse_tree(from_html(SAMPLES[name])), brand=BRAND,
        home=Position(f"content/samples/{name}.yaml"),
        paper="Letter", fonts={weight: (FONTS / name).read_bytes() for weight, name in FACES.items() if (FONTS / name).is_file()},
        reference=REFERENCE.read_bytes() if REFERENCE.is_file() else b"",
    )  # fmt: skip
    page = replace(page, **changes)  # type: ignore[arg-type]
    return replace(page, formulas=read_formulas(page.root))
