"""American and British spelling: one table of both, and the spelling that a word has on the other side.

Words that both sides know in another meaning ("check", "program", "license") are only told to Americans.
"""

import re
from functools import cache, lru_cache

ENGLISH = "en"
ISE = re.compile(r"(\w+?)is(e|es|ed|ing|ingly|er|ers|able|ation|ations|ational)")
IZE = re.compile(r"(\w+?)iz(e|es|ed|ing|ingly|er|ers|able|ation|ations|ational)")
KEEPS_S = """
    adv advert an appr ar b c cer chast chem circumc comprom compr conc cr d dem den desp dev el elo enterpr exc exerc
    exorc expert franch imprec improv inc ir ib m marqu merchand metropol mort parad pelv pr pract prec prem prev prom
    r repr rev sunr superv surm surpr telev treat trell unprom unr upr v val
"""
KEEPS_Z = """
    ass ba caps downs ma mids outs overs pr res rights s se unders ups
"""
"""What stands before the ending in words that have one letter everywhere: advise, exercise, prize, resize."""
SAME_ENDS = ("a", "o", "u", "w")
"""Further ends of what stands before `ise` in such words: raise, noise, cruise, likewise."""

FAMILIES: tuple[tuple[str, str, str], ...] = (
    ("arb behavi clam col discol dishon endeav fav ferv flav harb hon hum lab misbehavi neighb od parl ranc rig rum "
     "sav splend succ tum val vap vig arm cand demean misdemean disfav belab",
     "our ours oured ouring ourer ourers ourful ourfully ourless ourable ourably ourite ourites oury ourly oural "
     "ourally ourhood ourhoods",
     "or ors ored oring orer orers orful orfully orless orable orably orite orites ory orly oral orally "
     "orhood orhoods"),
    ("cent theat fib lit calib lust meag somb spect sab epicent kilomet centimet millimet",
     "re res red ring", "er ers ered ering"),
    ("travel cancel label model level signal fuel counsel dial total rival equal marvel quarrel tunnel channel panel "
     "initial unravel swivel duel jewel enamel bevel chisel funnel parcel pedal pencil stencil refuel remodel relabel",
     "led ling ler lers", "ed ing er ers"),
    ("analy cataly paraly dialy hydroly breathaly", "se sed sing ser sers", "ze zed zing zer zers"),
    ("catalog analog", "ue ues ued uing", "~ s ed ing"),
    ("fulfi enro insti disti", "l ls lment lments", "ll lls llment llments"),
    ("ski wi", "lful lfully", "llful llfully"),
    ("defen offen preten", "ce ces celess", "se ses seless"),
    ("m", "ould oulds oulded oulding ouldy", "old olds olded olding oldy"),
    ("manoeuv maneuv", "re res red ring", "er ers ered ering"),
    ("", "grey greys greyed greying greyer greyish", "gray grays grayed graying grayer grayish"),
    ("s", "ceptic ceptics ceptical ceptically cepticism", "keptic keptics keptical keptically kepticism"),
    ("", "marvellous jewellery woollen counsellor counsellors councillor councillors cosy cosier",
     "marvelous jewelry woolen counselor counselors councilor councilors cozy cozier"),
    ("", "artefact artefacts aluminium ageing plough ploughs ploughed moustache pyjamas aeroplane aeroplanes sulphur",
     "artifact artifacts aluminum aging plow plows plowed mustache pajamas airplane airplanes sulfur"),
    ("", "paediatric paediatrics anaesthetic encyclopaedia orthopaedic anaemia leukaemia foetus oestrogen yoghurt",
     "pediatric pediatrics anesthetic encyclopedia orthopedic anemia leukemia fetus estrogen yogurt"),
    ("focus", "sed sing ses", "ed ing es"),
)  # fmt: skip
"""Beginnings of words, and what follows them in Britain and in America, in the same order; `~` is nothing."""
TOLD_TO_AMERICANS: tuple[tuple[str, str], ...] = (
    ("programme programmes cheque cheques tyre tyres storey storeys kerb kerbs draught draughts metre metres maths",
     "program programs check checks tire tires story stories curb curbs draft drafts meter meters math"),
    ("licence licences practise practises practised practising judgement judgements acknowledgement acknowledgements",
     "license licenses practice practices practiced practicing judgment judgments acknowledgment acknowledgments"),
    ("afterwards whilst amongst learnt spelt dreamt spoilt orientated instalment instalments",
     "afterward while among learned spelled dreamed spoiled oriented installment installments"),
    ("enquiry enquiries enquire enquired enquiring", "inquiry inquiries inquire inquired inquiring"),
    ("speciality specialities chequered gaol", "specialty specialties checkered jail"),
)  # fmt: skip


@lru_cache(maxsize=16_384)  # most words of a company stand in many texts
def respell(word: str, spelling: str) -> str:
    """The word as `american` or `british` spelling has it; empty if it is spelt so, or spelt so everywhere."""
    low = word.casefold()
    right = _table(spelling).get(low, "") or _with_other_letter(low, spelling)
    return _as_capital(right, word) if right != low else ""


def _with_other_letter(word: str, spelling: str) -> str:
    """A word in -ise or -ize with the other letter, for those that have two spellings; empty for all others."""
    pattern, kept, letter = (ISE, KEEPS_S, "z") if spelling == "american" else (IZE, KEEPS_Z, "s")
    found = pattern.fullmatch(word)
    if found is None or found[1] in kept.split() or (letter == "z" and found[1].endswith(SAME_ENDS)):
        return ""
    return f"{found[1]}i{letter}{found[2]}"


@cache
def _table(spelling: str) -> dict[str, str]:
    both = {
        stem + british: stem + american.strip("~")
        for stems, britain, america in FAMILIES
        for stem in stems.split() or [""]
        for british, american in zip(britain.split(), america.split(), strict=True)
    }
    if spelling == "british":
        return {american: british for british, american in both.items()}
    more = ((pair.split(), other.split()) for pair, other in TOLD_TO_AMERICANS)
    return both | {british: american for words, others in more for british, american in zip(words, others, strict=True)}


def _as_capital(right: str, word: str) -> str:
    if word.isupper():
        return right.upper()
    return right.capitalize() if word[:1].isupper() else right
