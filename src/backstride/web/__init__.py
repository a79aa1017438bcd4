"""The app in the browser: server-rendered pages and a JSON API, thin over ``app``."""
