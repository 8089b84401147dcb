# What read-feeds.ts does, with Python's feedparser. Argument: whether it sanitizes, as it does by default.
import json
import sys
import time

import feedparser

sanitizes = sys.argv[1] == "sanitizing"


def count_entries(content):
    parsed = feedparser.parse(content, sanitize_html=sanitizes)
    return len(parsed.entries) if parsed.get("version") else None


for line in sys.stdin:
    turn = json.loads(line)
    feeds = []
    for path in turn["paths"]:
        with open(path, "rb") as file:
            feeds.append(file.read())
    before = time.process_time()
    for _ in range(turn["passes"]):
        entries = [count_entries(content) for content in feeds]
    print(json.dumps({"cpu": time.process_time() - before, "entries": entries}), flush=True)
