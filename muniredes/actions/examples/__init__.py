"""The examples: guides full of data and of faults, made new wherever they are asked for."""
