"""What people may do about their data: read it, erase it, stop messages, agree by purpose."""
