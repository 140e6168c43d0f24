"""The self-assessment of interests: twenty-four everyday pieces of work, and what somebody would like to do."""
