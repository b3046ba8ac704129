"""Keeps events and shows them on a timeline that can be filtered, shared and corrected."""
