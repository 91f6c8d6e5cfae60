"""The laboratory's pages: a recording handed in, its refusal explained, a trial that plays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from running import shelve_trial

from app.sample_trial import sample_trial

expect: Any = pytest.importorskip("playwright.sync_api").expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from conftest import Served
