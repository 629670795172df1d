"""The Messages page: what readers are told in each state, in every language, on wide and narrow screens."""
