"""Where people hear of JKP: sources with links and posters, factories with a mass layoff, the corner of employers."""
