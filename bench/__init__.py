"""How fast is it? Each module runs alone, `python3 -m bench.NAME`, and prints ratios.

A figure is a ratio of medians from one run, taken in turns: it holds on any machine.
"""
