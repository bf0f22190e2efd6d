"""Publication profiles: what one says, how it is loaded, and what is wrong with one."""
