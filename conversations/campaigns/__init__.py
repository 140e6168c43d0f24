"""Announcements to many: composed in the chat, approved by a second person, and watched until they are done."""
