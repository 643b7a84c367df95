"""newsdesk reads news articles, finds what they claim, and measures how they say it.

The modules, bottom up; each imports only from those above it in this list:

    wording, intervals   numbers in words; how sure a figure is
    articles             a folder of .txt files -> articles, lines, sentences
    quantities           text -> numeric expressions with value, unit, bound
    claims               quantities in their sentences -> claims
    trade                claims -> bilateral trade figures, official series, checks
    readability          how hard the texts are to read, with intervals
    framing              which frames, which stance, who is blamed
    trust, findings      how well all of the above agrees with people; one card an article
    charts               DataFrame -> Chart, one function a figure, one module a notebook
    present              figure(), table(), say(), provenance(): what a notebook shows

A package with a `summary` module keeps there what its notebook shows: tables, headers, facts of sentences.
Beside them: typography (column widths, missing letters, LaTeX), build (runs the notebooks), documents (renders
README.md and data/README.md), report (PDF). Nothing imports build and report.
"""
