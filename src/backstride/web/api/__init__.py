"""The JSON API: one module a part, under ``/api/v1``; what it answers is described in ``/api/v1/openapi.json``."""
