"""What happens when a person presses something or chooses a shortcut."""

from concurrent.futures import Future

from bot.console import payloads
from bot.console.cast import User
from bot.console.delivery import Delivery
from bot.console.elements import Given, Target, chosen_too, found, pressed, state_values
from bot.console.state import State
from bot.console.submissions import troubled


def pressed_in_message(state: State, user: User, ts: str, target: Target) -> Future[Delivery]:
    """Deliver a press in the message with this ts."""
    with state.change():
        message = state.timeline.messages[ts]
        channel = state.channels[message.channel]
        block, element = found(message.blocks, target)
        trigger = state.passes.trigger(user.id)
        response = state.passes.response(user.id, channel.id, original=ts)
        state.start((trigger, response), user=user.id, channel=channel.id, thread=message.thread)
        payload = payloads.pressed_in_message(
            state.identity,
            user,
            channel,
            message,
            trigger_id=trigger,
            response_url=f"{state.api_url}/response/{response}",
            state={"values": state_values(message.blocks, chosen_too({}, block, target))},
            actions=[pressed(block, element, target.selected, state.timeline.next_ts())],
        )

    def then(delivered: Delivery) -> None:
        with state.change():
            state.log.append(delivered)
            if not delivered.acked:
                state.finish(trigger)
                state.notice(user.id, channel.id, _failed(state, delivered), message.thread)

    return state.post_office.interaction(payload, then)


def pressed_in_view(state: State, view_id: str, target: Target, values: Given) -> Future[Delivery]:
    """Deliver a press in a modal or Home tab, with what else is filled in there."""
    with state.change():
        view = state.views.find(view_id)
        block, element = found(view.blocks, target)
        filled = view.filled(chosen_too(values, block, target))
        payload = payloads.pressed_in_view(
            state.identity,
            state.users[view.user],
            filled,
            trigger_id=state.passes.trigger(view.user),
            actions=[pressed(block, element, target.selected, state.timeline.next_ts())],
        )

    def then(delivered: Delivery) -> None:
        with state.change():
            state.log.append(delivered)
            if not delivered.acked:
                troubled(state, view_id)

    return state.post_office.interaction(payload, then)


def shortcut(state: State, user: User, callback_id: str) -> Future[Delivery]:
    """Deliver a shortcut from anywhere; raises LookupError if the manifest has none of this name."""
    _known(state, callback_id, on_message=False)
    with state.change():
        trigger = state.passes.trigger(user.id)
    payload = payloads.shortcut(state.identity, user, callback_id, trigger_id=trigger)
    return state.post_office.interaction(payload, state.record)


def message_shortcut(state: State, user: User, callback_id: str, ts: str) -> Future[Delivery]:
    """Deliver a shortcut from the menu of the message with this ts; ephemeral messages have none."""
    _known(state, callback_id, on_message=True)
    with state.change():
        message = state.timeline.messages[ts]
        if message.only_for:
            error = "Ephemeral messages have no shortcuts."
            raise LookupError(error)
        channel = state.channels[message.channel]
        response = state.passes.response(user.id, channel.id)
        payload = payloads.message_shortcut(
            state.identity,
            user,
            channel,
            message,
            callback_id=callback_id,
            trigger_id=state.passes.trigger(user.id),
            response_url=f"{state.api_url}/response/{response}",
        )
    return state.post_office.interaction(payload, state.record)


def _known(state: State, callback_id: str, *, on_message: bool) -> None:
    if not any(
        one.callback_id == callback_id and one.on_message == on_message for one in state.manifest.shortcuts
    ):
        error = f"The app has no such shortcut: {callback_id!r}."
        raise LookupError(error)


def _failed(state: State, delivered: Delivery) -> str:
    name = state.identity.name
    if delivered.error == "timeout":
        return f"{name} didn’t respond in time."
    return (
        f"{name} responded with status code {delivered.status}."
        if delivered.status
        else f"{name} can’t be reached."
    )
