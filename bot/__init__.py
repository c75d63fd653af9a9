"""The running program.

`cli` starts it; `settings` and `log` set it up; `app` wires Slack, `web` serves it over HTTP; `gateway` and
`deliver` are the way out, `schedule` ticks; `ingest` takes articles in, `formats` speaks JSONL; `demo` and
`console` are Slack without Slack.
"""
