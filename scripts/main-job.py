#!/usr/bin/env python3
"""Runs the main job over many real inputs and counts what must never happen.

    scripts/main-job.py POSTINGS.json RESUMES_DIR [--pairs N] [--keep DIR]

POSTINGS.json is a list of objects with `title` and `description`, as in the open data set
microsoft/SkillsExtractorCognitiveSearch; RESUMES_DIR holds JSON Resume files (*.resume.json). Starts
the installed server (modules/distribution/target/rolewright) on a data directory of its own, parses
all postings and imports all resumes with --batch, writes a CV for N pairs of them (default 60), and
prints a table and one JSON line. Exit code 0 only if there was no error, no character of a posting
outside its lines, and no statement of a CV without evidence. --keep leaves the answers and CVs in DIR
to be read by eye.
"""

import argparse
import json
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
LAUNCHER = ROOT / "modules/distribution/target/rolewright/bin/rolewright"


def start(data):
    log = open(data / "server.log", "w")
    server = subprocess.Popen(
        [LAUNCHER, "serve", "--data-dir", data, "--port", "0"], stdout=log, stderr=log
    )
    for _ in range(480):
        if (data / "server.json").exists():
            return server
        if server.poll() is not None:
            break
        time.sleep(0.25)
    sys.exit((data / "server.log").read_text())


def client(data, *arguments):
    return subprocess.run(
        [LAUNCHER, *arguments, "--data-dir", data, "--json"],
        capture_output=True, text=True, check=False,
    )


def batch(data, command, inputs, work):
    file = work / (command.replace(" ", "-") + ".jsonl")
    file.write_text("".join(json.dumps(line) + "\n" for line in inputs))
    done = client(data, *command.split(), "--batch", str(file))
    (work / (file.stem + ".out.jsonl")).write_text(done.stdout)
    return [json.loads(line) for line in done.stdout.splitlines()]


def lost_characters(text, job):
    covered = bytearray(len(text))
    for line in job["lines"]:
        covered[line.get("start", 0):line["end"]] = b"\1" * (line["end"] - line.get("start", 0))
    return sum(1 for index, sign in enumerate(text) if not sign.isspace() and not covered[index])


def claims(events):
    for event in events:
        yield from event["event"].get("sectionCompleted", {}).get("claims", [])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("postings", type=pathlib.Path)
    parser.add_argument("resumes", type=pathlib.Path)
    parser.add_argument("--pairs", type=int, default=60)
    parser.add_argument("--keep", type=pathlib.Path)
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        data = pathlib.Path(folder) / "data"
        data.mkdir()
        work = options.keep or pathlib.Path(folder)
        work.mkdir(parents=True, exist_ok=True)
        server = start(data)
        try:
            figures = run(data, work, options)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait()
    for name, value in figures.items():
        print(f"{name.replace('_', ' '):32} {value:>8}")
    print(json.dumps({"benchmark": "main-job", **figures}))
    wrong = ("errors", "lost_characters", "statements_without_evidence")
    sys.exit(1 if any(figures[name] for name in wrong) else 0)


def run(data, work, options):
    postings = json.loads(options.postings.read_text())
    ads = {str(index): f"{ad['title']}\n\n{ad['description']}" for index, ad in enumerate(postings)}
    jobs = batch(data, "job parse", [{"id": id, "text": text} for id, text in ads.items()], work)
    resumes = sorted(options.resumes.glob("*.resume.json"))
    people = batch(
        data,
        "profile import",
        [{"id": file.name, "text": json.loads(file.read_text())} for file in resumes],
        work,
    )
    errors = sum("error" in answer for answer in jobs + people)
    parsed = {answer["id"]: answer["result"]["job"] for answer in jobs if "result" in answer}
    lost = sum(lost_characters(ads[id], job) for id, job in parsed.items())
    job_ids = [job["id"] for job in parsed.values()]
    profile_ids = [answer["result"]["profile"]["id"] for answer in people if "result" in answer]
    pairs = [(job, profile) for profile in profile_ids for job in job_ids]
    random.Random(1).shuffle(pairs)
    written = statements = unproven = 0
    for number, (job, profile) in enumerate(pairs[: options.pairs]):
        file = work / f"cv-{number}.md"
        answer = client(data, "cv", "--job", job, "--profile", profile, "-o", str(file))
        if answer.returncode != 0:
            errors += 1
            continue
        written += 1
        file.with_suffix(".jsonl").write_text(answer.stdout)
        for claim in claims(map(json.loads, answer.stdout.splitlines())):
            statements += 1
            unproven += not claim.get("evidence")
    return {
        "postings": len(parsed),
        "profiles": len(profile_ids),
        "requirements": sum(len(job.get("requirements", [])) for job in parsed.values()),
        "cvs": written,
        "statements": statements,
        "errors": errors,
        "lost_characters": lost,
        "statements_without_evidence": unproven,
    }


if __name__ == "__main__":
    main()
