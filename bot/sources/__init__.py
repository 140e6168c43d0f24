"""Lists that come by themselves: from a folder that is watched, and from addresses that are fetched."""
