"""The stages, in order. Each takes the document and the profile and returns the document."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.model.document import Document
from pipeline.profile.model import Profile
from pipeline.stages.about import claim_about
from pipeline.stages.acronyms import find_acronyms
from pipeline.stages.annex import set_annex_aside
from pipeline.stages.asides import claim_asides
from pipeline.stages.body import claim_body
from pipeline.stages.callouts import claim_callouts
from pipeline.stages.calls import tie_calls
from pipeline.stages.confidence import rate_findings
from pipeline.stages.entities import find_entities
from pipeline.stages.facts import claim_facts
from pipeline.stages.furniture import claim_furniture
from pipeline.stages.guide import claim_guide
from pipeline.stages.headings import claim_headings
from pipeline.stages.language import find_language
from pipeline.stages.lead_tables import claim_lead_tables
from pipeline.stages.notes import claim_notes
from pipeline.stages.places import find_places
from pipeline.stages.reading_order import set_reading_order
from pipeline.stages.title import claim_title
from pipeline.stages.unplaced import claim_unplaced

Stage = Callable[[Document, Profile], Document]

STAGES: tuple[Stage, ...] = (
    claim_furniture,  # first: it repeats across pages and would confuse everything after it
    claim_guide,  # before callouts: its list of criteria reads like ten of them
    find_language,  # of what is left: the guide and the footer may be in another language
    claim_facts,  # before notes, callouts and order: a box beside the body would pass for those
    claim_notes,  # before callouts and order: a note breaks into the paragraph above it
    claim_callouts,  # before order: a box beside the body would pass for a column
    set_reading_order,  # of the running text alone
    set_annex_aside,  # before headings, whose words an annex may have again
    claim_headings,  # before the title, which ends where the first section begins
    claim_lead_tables,  # before the title and the lead, which would take their cells for text
    claim_title,  # title, subtitle and lead
    claim_about,  # before the body, which would take it for the end of the last section
    claim_asides,  # before the body, whose paragraphs they interrupt
    claim_body,  # all that stands under a heading
    tie_calls,  # once notes and passages are both known
    claim_unplaced,  # last: what is left is reported, not dropped
)

ENRICHMENTS: tuple[Stage, ...] = (
    find_places,  # of the location
    find_acronyms,  # of the lead and the sections
    rate_findings,  # of all that was found
)
"""What is derived from the text once it is whole."""

NAMES: tuple[Stage, ...] = (
    find_entities,  # apart, for it loads a language model and can be left out
)
