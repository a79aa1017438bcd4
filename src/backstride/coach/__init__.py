"""The live session: a script of timed steps, and a player that is a table of states and events. Pure."""
