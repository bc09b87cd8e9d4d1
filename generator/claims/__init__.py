"""Is it true: quantities, what implies what, and the ledger of claims with their evidence, arithmetic and wording.

words  figures  grammar  reading  quantities    what one written figure says
implication  citing                             what a text may write where the ledger states a value
claim  ledger                                   one claim; all of them, as read from `content/claims/`
reckoning  derivation                           formulas over claims, facts and results must give the values
contradictions  backing  expiry  checks         what the ledger can tell by itself
wording  results.yaml                           how a sentence may speak of a claim
"""
