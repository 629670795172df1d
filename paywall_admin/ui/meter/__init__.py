"""The Meter page: how many articles are free, for whom, and which content counts."""
