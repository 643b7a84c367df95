"""Bilateral trade figures of the articles, the official series, and the check of each claim against them."""

from newsdesk.trade.bilateral import figures as figures
from newsdesk.trade.checks import check as check
from newsdesk.trade.comparing import agreement as agreement
from newsdesk.trade.comparing import paths as paths
from newsdesk.trade.dates import dates as dates
from newsdesk.trade.jsonld import jsonld as jsonld
from newsdesk.trade.official import disagreements as disagreements
from newsdesk.trade.official import official as official
