"""What holds of every quotation and every text."""

from __future__ import annotations

import pytest
import quote_properties as properties
from hypothesis import given, settings
from hypothesis import strategies as st


@pytest.mark.parametrize("check", properties.ALL, ids=lambda check: check.__name__)
@settings(max_examples=150)
@given(data=st.data())
def test_it_holds(check, data: st.DataObject) -> None:
    check(data)
