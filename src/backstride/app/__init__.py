"""One function per intention: load, decide, append. The only place that joins the core and the store."""
