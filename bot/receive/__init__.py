"""The two ways in which updates arrive: fetched by polling, or delivered to a webhook."""
