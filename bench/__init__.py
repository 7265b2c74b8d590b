"""Measurements for those who work on Secondhand; `invoke bench` runs them. Not part of the package."""
