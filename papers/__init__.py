"""The centre's papers: the official forms of NĐ 352/2025, a letter, a slip, a work profile, set as PDF.

A paper is a frozen dataclass of what is written in its boxes, all of it optional: what is not known is a
dotted line to be filled in by hand. ``templates`` holds one sheet for each, in the form's own words. The
room asks nothing and knows no law: a page fills the paper from what its reader may see, and has it set.
"""
