"""What a person can do in Slack.

`registry` is the table of contents: every command, button and modal with the function that answers it. A
handler takes what was `asked` and a session, and returns intents; `adapter` is the only code that knows Bolt.
`blocks` renders, purely; `message` is what is rendered; `surface` knows what Slack accepts.
"""
