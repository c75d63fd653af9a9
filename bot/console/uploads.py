"""The Web API's files methods, as files_upload_v2 uses them: an address, the bytes, then sharing."""

from dataclasses import replace

from bot.console import arguments as given
from bot.console.chat import thread_of, writable
from bot.console.passes import Refused
from bot.console.state import State
from bot.console.timeline import File

Json = given.Json
LARGEST = 1_000_000_000


def upload_url(state: State, arguments: Json) -> Json:
    """files.getUploadURLExternal."""
    name = given.must(arguments, "filename")
    length = given.number(arguments, "length", 0)
    if not 0 < length <= LARGEST:
        raise Refused("file_upload_size_restricted" if length else "invalid_arguments")
    file = File(id=state.name("F"), name=name, length=length, alt=given.words(arguments, "alt_txt"))
    state.files[file.id] = file
    return {"file_id": file.id, "upload_url": f"{state.api_url}/upload/{file.id}"}


def received(state: State, file_id: str, content: bytes) -> bool:
    """Take a file's bytes; false when nobody has announced them, or another number of them."""
    with state.change():
        file = state.files.get(file_id)
        if file is None or file.shared or len(content) != file.length:
            return False
        state.files[file_id] = replace(file, content=content)
        return True


def complete(state: State, arguments: Json) -> Json:
    """files.completeUploadExternal: into one channel, with a comment; without a channel nobody sees it."""
    listed = [_uploaded(state, one) for one in given.listed(arguments, "files")]
    channel_id = given.words(arguments, "channel_id") or given.words(arguments, "channels")
    if channel_id:
        channel = writable(state, {"channel": channel_id})
        state.post(
            channel.id,
            state.identity.user,
            given.words(arguments, "initial_comment"),
            thread=thread_of(state, channel, arguments),
            files=tuple(listed),
        )
    for file in listed:
        state.files[file.id] = file
    return {"files": [{"id": file.id, "title": file.title, "name": file.name} for file in listed]}


def _uploaded(state: State, asked: Json) -> File:
    file = state.files.get(str(asked.get("id")))
    if file is None or not file.content:
        raise Refused("file_not_found")
    return replace(file, title=str(asked.get("title") or file.name), shared=True)


def delete(state: State, arguments: Json) -> Json:
    """files.delete: out of every message that shows it."""
    file = state.files.pop(given.must(arguments, "file", "file_not_found"), None)
    if file is None:
        raise Refused("file_not_found")
    for message in tuple(state.timeline.messages.values()):
        if any(one.id == file.id for one in message.files):
            kept = tuple(one for one in message.files if one.id != file.id)
            state.timeline.put(replace(message, files=kept))
    return {}
