"""Simulated runners who live with the plan for weeks: a test bed for rules, and nothing else.

The runners are made up by a small model (``runner_model``) with invented constants. What comes out says how the
program behaves when pain comes and goes. It says nothing about people: not that a plan helps, nor how much.
"""
