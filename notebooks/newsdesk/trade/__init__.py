"""Trade: claims -> bilateral trade figures, the official series, and each claim checked against them."""

from newsdesk.trade.checks import check as check
from newsdesk.trade.comparing import agreement as agreement
from newsdesk.trade.comparing import paths as paths
from newsdesk.trade.official import disagreements as disagreements
from newsdesk.trade.official import official as official
