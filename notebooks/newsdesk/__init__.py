"""newsdesk reads news articles, finds what they claim, and measures how they say it.

The modules, bottom up; each imports only from those above it in this list:

    articles      a folder of .txt files -> articles, lines, sentences
    quantities    text -> numeric expressions with value, unit, bound
    claims        quantities in their sentences -> claims
    trade         claims -> bilateral trade figures, official series, checks
    readability   how hard the texts are to read, with intervals
    framing       which frames, which stance, who is blamed
    trust         how well all of the above agrees with people
    charts        DataFrame -> Chart, one function a figure
    present       figure(), table(), say(), provenance(): what a notebook shows

Beside them, imported by none: build runs the notebooks, report turns them into PDF.
"""
