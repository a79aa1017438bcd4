"""Hypothesis: few and always the same examples by default; many and new ones with ``BACKSTRIDE_LONG=1``."""

import atexit
import os
import shutil
import tempfile

from hypothesis import HealthCheck, settings

CACHE = tempfile.mkdtemp(prefix="backstride-tests-")
os.environ["BACKSTRIDE_CACHE"] = CACHE  # never the cache of the person who runs the tests
atexit.register(shutil.rmtree, CACHE, ignore_errors=True)

SLOW_ON_PURPOSE = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)

settings.register_profile("ci", max_examples=60, derandomize=True, deadline=None, suppress_health_check=SLOW_ON_PURPOSE)
settings.register_profile("long", max_examples=1000, deadline=None, suppress_health_check=SLOW_ON_PURPOSE)
settings.load_profile("long" if os.environ.get("BACKSTRIDE_LONG") == "1" else "ci")
