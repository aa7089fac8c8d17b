"""Cuts the still weights that pictures and documents are written with out of the one variable typeface (fonttools with brotli).

Run after the typeface changes:  python3 scripts/cut-fonts.py
"""
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).resolve().parent.parent / "src" / "ui" / "fonts"

# The drawing library chooses by family and not by weight: each weight has a family of its own.
for family, weight in (("Kring Loud", 860), ("Kring Strong", 620), ("Kring Plain", 420)):
    font = TTFont(FONTS / "schibsted-grotesk-latin.woff2")
    font = instantiateVariableFont(font, {"wght": weight}, updateFontNames=False)
    font.flavor = None
    font["OS/2"].usWeightClass = 400
    options = subset.Options()
    options.layout_features = ["kern", "liga", "mark", "mkmk", "ccmp", "locl"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    cut = subset.Subsetter(options)
    cut.populate(unicodes=list(font.getBestCmap()))
    cut.subset(font)
    names = font["name"]
    for name_id, text in ((1, family), (2, "Regular"), (3, family), (4, family), (6, family.replace(" ", ""))):
        names.setName(text, name_id, 3, 1, 0x409)
    font.save(FONTS / f"{family.lower().replace(' ', '-')}.ttf")
