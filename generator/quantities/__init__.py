"""Figures as people write them: what one says, where one is in a text, and what one implies. Knows no other room.

languages  notation             the words of each language, one file each; the marks of each country, by the CLDR
lexicon  grammar  figure_parts  how figures are written: tables, the patterns made of them, what a match says
gloss                           the words around a figure in the English ones that checks know
days                            days as people write them
accounting                      negatives in brackets
quantity                        what one figure says, and the one canonical way to write it
scan                            read one figure, find all of them in a text
figures                         what counts as a figure in running words, and figures alike enough to compare
implication  support            what a text may write where a source states a value
"""
