"""Filling the centre's papers: from what a counsellor may see to what stands in the boxes of a form.

What is not stored, or not sure, stays an empty line to be filled in by hand. Whether somebody is in the
programme, what the law sets on their work, and why they look, is in no paper.
"""
