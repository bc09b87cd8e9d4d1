"""Models of documents: inputs, tables and formulas read from content, solved for every scenario, told to layouts.

A solved model as data is in `pages/solved_model.py`, because citations of its results are resolved there.
"""
