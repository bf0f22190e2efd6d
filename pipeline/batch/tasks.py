"""What a process of its own does with a file. Light to import: a process waits for nothing else."""

from __future__ import annotations

from pipeline.batch.scheduler import Extracted, Job, Reading


def extract_job(job: Job) -> Extracted:
    """Extract one file; raises Rejected, or ValueError when a record breaks the contract."""
    from pipeline.extraction.extract import extract_file
    from pipeline.outputs.json_file import check_publishable

    corrections = None
    if job.corrections:
        from pipeline.corrections.store import parse

        corrections = parse(job.corrections)
    extractions = extract_file(
        job.path,
        entities=job.entities,
        profiles=job.profiles,
        corrections=corrections,
        reader=job.reader,
    )
    for extraction in extractions:
        check_publishable(extraction.case)
    if job.pictures:
        from pipeline.outputs.review_site.publish import draw_pictures

        draw_pictures(job.path, extractions[0].case.source.sha256, job.pictures)
    return Extracted(tuple(Reading(e.case, e.ledger, e.account.pack()) for e in extractions))
