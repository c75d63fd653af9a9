"""What is shipped beside the program fits it: image, compose file, units, alerts."""

import re

from bot.metrics import REGISTRY, StoreCollector
from bot.settings import Settings
from tests.conftest import NOW, ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text()
COMPOSE = (ROOT / "compose.yaml").read_text()
ALERTS = (ROOT / "docs/deploy/alerts.yaml").read_text()


def test_the_image_has_every_package_and_nothing_that_is_not_there():
    copied = re.findall(r"^COPY (?!--from)(\S+)/ ", DOCKERFILE, re.MULTILINE)
    assert all((ROOT / folder).is_dir() for folder in copied)
    assert {"bot", "handlers", "news", "storage"} <= set(copied)


def test_the_image_runs_as_nobody_special_and_is_asked_where_it_answers():
    assert re.search(r"^USER whosaid$", DOCKERFILE, re.MULTILINE)
    port = re.search(r"WHOSAID_HEALTH_PORT=(\d+)", DOCKERFILE)
    assert port
    assert f"127.0.0.1:{port[1]}/healthz" in DOCKERFILE


def test_settings_named_in_image_and_compose_exist():
    known = {name.upper() for name in Settings.model_fields}
    named = set(re.findall(r"\b(WHOSAID_\w+|SLACK_\w+|DATABASE_URL)\b", DOCKERFILE + COMPOSE))
    secrets = re.search(r"^secrets:\n(.*)", COMPOSE, re.MULTILINE | re.DOTALL)
    assert secrets
    files = set(re.findall(r"^  (\w+):", secrets[1], re.MULTILINE)) - {"database_password"}
    assert named | {name.upper() for name in files} <= known


def test_every_alert_asks_for_a_number_that_is_counted_and_is_explained(store):
    with store.read():
        collector = StoreCollector(store=store, clock=lambda: NOW)
        given = {family.name for source in (REGISTRY, collector) for family in source.collect()}
    given |= {"whosaid_work_lag_seconds", "whosaid_delivery_lag_seconds", "whosaid_last_read_seconds"}
    for name in re.findall(r"\bwhosaid_\w+", ALERTS):
        assert name.removesuffix("_bucket").removesuffix("_total") in given
    explained = (ROOT / "docs/operations.md").read_text()
    for alert in re.findall(r"alert: (\w+)", ALERTS):
        assert f"`{alert}`" in explained
