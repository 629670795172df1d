"""Imported before anything of Qt: loads it as the program does, which leaves out what would slow down later imports."""

from paywall_admin.ui import binding

binding.load()
