"""Evidence in words, as the account of lines and the review page show it."""

from __future__ import annotations

from functools import lru_cache

from pipeline.model.evidence import Evidence, SignalKind

WORDS = {
    SignalKind.REPEATS: "repeats on other pages",
    SignalKind.COUNTS_WITH_PAGES: "counts with the pages",
    SignalKind.BESIDE_RUNNING_LINE: "stands beside a running head or the page's number",
    SignalKind.SAME_PLACE: "same place on most pages",
    SignalKind.NAMES_LARGER_TITLE: "names what is printed larger elsewhere",
    SignalKind.TURNED: "turned, unlike the page's text",
    SignalKind.WATERMARK: "large and pale, under the text",
    SignalKind.IN_LIST_OF_CRITERIA: "stands in the list of criteria and domains",
    SignalKind.NAMES_SERIES: "names the series",
    SignalKind.ON_NO_CASES_PAGE: "on a page of none of the cases",
    SignalKind.FACT_LABEL: "label of the fact box",
    SignalKind.AMONG_FACT_LABELS: "stands among the fact box's labels",
    SignalKind.FACTS_TITLE: "title over the fact box",
    SignalKind.SMALLER_THAN_BODY: "set smaller than the body",
    SignalKind.RAISED_MARKER: "marker is raised",
    SignalKind.CALL_OF_LINE_ABOVE: "a call that the line above had no room for",
    SignalKind.MARKER_CALLED: "its marker is called",
    SignalKind.NEXT_IN_NUMBER: "next in number",
    SignalKind.FOLLOWS_NOTE: "goes on from the note above",
    SignalKind.COUNTS_ON: "its number goes on from the last note",
    SignalKind.HOLDS_ADDRESS: "holds an address",
    SignalKind.FOOT_OF_PAGE: "at the foot of the page",
    SignalKind.STANDS_ALONE: "stands by itself",
    SignalKind.SECTION_HEADING: "a section's heading",
    SignalKind.ANNOUNCED_LIST: "a list, announced",
    SignalKind.SECTION_ENDS_BELOW: "the section ends below",
    SignalKind.IN_LIST_OF_NOTES: "in the list of notes",
    SignalKind.NOTES_TITLE: "title over the list of notes",
    SignalKind.OWN_AREA: "stands on an area of its own",
    SignalKind.UNLIKE_BODY: "set unlike the body",
    SignalKind.CRITERION_ON_OWN_LINES: "reads as a criterion, on lines of its own",
    SignalKind.READS_AS_CRITERION: "reads as a criterion",
    SignalKind.TABLE_OF_CONTENTS: "table of contents",
    SignalKind.IN_ANNEX: "under the title of an annex",
    SignalKind.HEADING_WORDS: "words",
    SignalKind.LARGER_THAN_BODY: "larger than the body",
    SignalKind.BOLD: "bold",
    SignalKind.COLOURED: "coloured",
    SignalKind.ITALIC: "italic",
    SignalKind.CAPITALS: "in capitals",
    SignalKind.SPACE_ABOVE: "space above",
    SignalKind.SPACE_BELOW: "space below",
    SignalKind.SENTENCE_ENDS_ABOVE: "a sentence ends above",
    SignalKind.TITLE_BLOCK: "block of one look by the subtitle",
    SignalKind.PLACE_AND_YEARS: "place and years",
    SignalKind.BEFORE_FIRST_SECTION: "between the subtitle and the first section",
    SignalKind.OPENS_AS_CLOSING: "opens as the closing text does",
    SignalKind.CLOSING_WORDS: "words of the closing text",
    SignalKind.SERIES_FROM_FIRST_LINE: "speaks of the series from its first line",
    SignalKind.BEGINS_LAST_PAGE: "begins the last page",
    SignalKind.PAGE_BEFORE_NOT_FULL: "the page before is not full",
    SignalKind.BEGINS_LOW: "begins lower than pages do",
    SignalKind.BEHIND_NOTES: "stands behind the notes",
    SignalKind.AFTER_SENTENCE: "after a finished sentence",
    SignalKind.SERIES_BEFORE_TITLE: "speaks of the series, before the title",
    SignalKind.CELLS_IN_COLUMNS: "{} rows of {} cells in columns",
    SignalKind.CELLS_BETWEEN_RULES: "{} rows of {} cells between drawn lines",
    SignalKind.OPENS_AS_CAPTION: "opens as a caption does",
    SignalKind.OPENS_AS_CREDIT: "opens as the credit of a picture does",
    SignalKind.PICTURE: "a picture",
    SignalKind.INDENTED: "moved in",
    SignalKind.RARE_LOOK: "in a rare look",
    SignalKind.QUOTATION_MARKS: "in quotation marks",
    SignalKind.ENDS_AS_SENTENCE: "ends as a sentence does",
    SignalKind.REPEATS_TEXT: "says what the text says",
    SignalKind.UNDER_HEADING: "under the heading “{}”",
    SignalKind.NO_STAGE: "no stage knew it",
    SignalKind.CORRECTED: "{} said so",
}


@lru_cache(maxsize=1 << 10)  # lines claimed together have the same evidence
def in_words(evidence: Evidence) -> str:
    """The signs in words, joined by commas."""
    return ", ".join(WORDS[signal.kind].format(*signal.detail) for signal in evidence)
