"""Plugins that name passages to look at; nothing of them is loaded unless the settings name one."""
