"""Pure rules of study: no input or output, no clock, no global random."""
