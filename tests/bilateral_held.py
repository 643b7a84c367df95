"""Trade passages written before any rule was.

Their first score, with the rules done and no passage looked at: F1 0.929 for (value, unit, measure), 0.890
for the full tuple. Six rules of grammar were mended after that look, so they are no longer unseen.

Format: publication date, passage, expected figures. A figure is one line: value unit measure pair period
status. Pair "A>B" is a flow of goods from A to B, "A;B" both ways or the balance of A with B; period "-" is
left open, "2021-04/2022-03" runs to the last day of its last month. All sentences are made up; the numbers
need not be true.
"""

CASES = [
    (
        "2023-06-12",
        "Russia's trade with Turkey came to $68.2 billion in 2022, almost double the year before, the"
        " statistics office in Ankara said.",
        """
        68.2e9 USD trade_total Russia;Turkey 2022 reported
        """,
    ),
    (
        "2021-02-03",
        "India imported goods worth $58.7 billion from China in the first nine months of 2020, while "
        "its exports to the neighbour were only $15.3 billion.",
        """
        58.7e9 USD imports China>India 2020-01/2020-09 reported
        15.3e9 USD exports India>China 2020-01/2020-09 reported
        """,
    ),
    (
        "2024-03-01",
        "The EU bought 38 billion euros of Russian goods last year, down from 203 billion euros in "
        "2022. Sales in the other direction halved to 38.3 billion euros.",
        """
        38e9 EUR imports Russia>EU 2023 reported
        203e9 EUR imports Russia>EU 2022 reported
        38.3e9 EUR exports EU>Russia 2023 reported
        """,
    ),
    (
        "2020-01-16",
        "Under the deal China pledges to buy an additional $200 billion of American goods and "
        "services over two years. The U.S. goods deficit with China was $419 billion in 2018.",
        """
        200e9 USD target United States>China - target
        419e9 USD balance United States;China 2018 reported
        """,
    ),
    (
        "2019-06-07",
        "Trade between the two powers jumped 24.5 percent to a record $108 billion last year, "
        "Vladimir Putin told the Chinese leader Xi Jinping at a forum in St. Petersburg.",
        """
        24.5 percent growth China;Russia 2018 reported
        108e9 USD trade_total China;Russia 2018 reported
        """,
    ),
    (
        "2023-12-08",
        "In the first 11 months China's exports to Russia surged 50.2 percent to $100.3 billion, and "
        "its purchases from Russia rose 11.8 percent to $117.8 billion.",
        """
        50.2 percent growth China>Russia 2023-01/2023-11 reported
        100.3e9 USD exports China>Russia 2023-01/2023-11 reported
        11.8 percent growth Russia>China 2023-01/2023-11 reported
        117.8e9 USD imports Russia>China 2023-01/2023-11 reported
        """,
    ),
    (
        "2022-07-20",
        "Beijing and Brasilia traded goods worth 135 billion dollars in 2021. Brazil's surplus was 40"
        " billion dollars, and soybeans alone brought in 27 billion.",
        """
        135e9 USD trade_total China;Brazil 2021 reported
        40e9 USD balance Brazil;China 2021 reported
        27e9 USD exports Brazil>China 2021 reported
        """,
    ),
    (
        "2018-09-11",
        "Bilateral trade could hit $100 billion this year, up from $84 billion in 2017, the Russian "
        "president said alongside his Chinese counterpart.",
        """
        100e9 USD trade_total China;Russia 2018 expected
        84e9 USD trade_total China;Russia 2017 reported
        """,
    ),
    (
        "2024-05-20",
        "The two sides want to lift two-way trade between Russia and Iran from the present $4 billion"
        " to $40 billion by 2030.",
        """
        4e9 USD trade_total Russia;Iran - reported
        40e9 USD target Russia;Iran 2030 target
        """,
    ),
    (
        "2022-02-20",
        "Germany exported 26.6 billion euros' worth of goods to Russia in 2021, an increase of 15.4 "
        "per cent; imports, mostly oil and gas, were worth 33.1 billion euros.",
        """
        26.6e9 EUR exports Germany>Russia 2021 reported
        15.4 percent growth Germany>Russia 2021 reported
        33.1e9 EUR imports Russia>Germany 2021 reported
        """,
    ),
    (
        "2023-04-15",
        "India's trade gap with China widened to $83.2 billion in 2022-23 from $72.91 billion in the "
        "previous fiscal year, commerce ministry data showed.",
        """
        83.2e9 USD balance India;China 2022-04/2023-03 reported
        72.91e9 USD balance India;China 2021-04/2022-03 reported
        """,
    ),
    (
        "2021-11-30",
        "Trade with China and Germany stood at $96 billion and $36 billion respectively in the first "
        "nine months, Russia's customs service reported.",
        """
        96e9 USD trade_total Russia;China 2021-01/2021-09 reported
        36e9 USD trade_total Russia;Germany 2021-01/2021-09 reported
        """,
    ),
    (
        "2017-03-10",
        "Chinese firms invested $8 billion in Russia last year, and Moscow's debt to Beijing's banks "
        "passed $20 billion. Commerce was slower to recover: at $69.5 billion, it was up just 2 "
        "percent.",
        """
        69.5e9 USD trade_total China;Russia 2016 reported
        2 percent growth China;Russia 2016 reported
        """,
    ),
    (
        "2023-09-01",
        "Australia sells about a third of its exports to China. Two-way trade reached A$287 billion "
        "in 2022.",
        """
        287e9 AUD trade_total Australia;China 2022 reported
        """,
    ),
    (
        "2019-08-02",
        "South Korea shipped $121 billion of goods to China in 2018, 26.8 percent of its total "
        "exports.",
        """
        121e9 USD exports South Korea>China 2018 reported
        26.8 percent share South Korea>China 2018 reported
        """,
    ),
    (
        "2025-02-07",
        "Trade rose by just 1.9 percent in 2024 to 1.74 trillion yuan ($237 billion), according to "
        "Chinese customs figures on Russia.",
        """
        1.9 percent growth China;Russia 2024 reported
        1.74e12 CNY trade_total China;Russia 2024 reported
        """,
    ),
    (
        "2015-05-08",
        "The presidents set a goal of $200 billion in annual commerce between Russia and China by "
        "2020, more than twice the $95 billion recorded in 2014.",
        """
        200e9 USD target Russia;China 2020 target
        95e9 USD trade_total Russia;China 2014 reported
        """,
    ),
    (
        "2016-10-14",
        "If sanctions were lifted, trade between Russia and the European Union would grow by $50 "
        "billion a year, the lobby group argued.",
        """
        50e9 USD growth Russia;EU - hypothetical
        """,
    ),
    (
        "2022-12-15",
        "Russian crude shipments to India, which made up 1 percent of Indian oil imports before the "
        "war, now account for 22 percent.",
        """
        1 percent share Russia>India - reported
        22 percent share Russia>India - reported
        """,
    ),
    (
        "2020-08-30",
        "The United Kingdom ran a surplus of £4.1 billion with the United Arab Emirates in 2019, on "
        "exports of £11.2 billion.",
        """
        4.1e9 GBP balance United Kingdom;United Arab Emirates 2019 reported
        11.2e9 GBP exports United Kingdom>United Arab Emirates 2019 reported
        """,
    ),
    (
        "2023-03-22",
        "China is Russia's biggest trading partner. Last year commerce between them climbed by 34 "
        "percent to about $190 billion, and both leaders said it would exceed $200 billion in 2023.",
        """
        34 percent growth China;Russia 2022 reported
        190e9 USD trade_total China;Russia 2022 reported
        200e9 USD trade_total China;Russia 2023 expected
        """,
    ),
    (
        "2021-01-14",
        "China-US trade expanded 8.8 percent year on year to 4.06 trillion yuan in 2020. Exports to "
        "the U.S. grew 8.4 percent to 3.13 trillion yuan while imports from the U.S. went up 10.1 "
        "percent to 932 billion yuan.",
        """
        8.8 percent growth China;United States 2020 reported
        4.06e12 CNY trade_total China;United States 2020 reported
        8.4 percent growth China>United States 2020 reported
        3.13e12 CNY exports China>United States 2020 reported
        10.1 percent growth United States>China 2020 reported
        932e9 CNY imports United States>China 2020 reported
        """,
    ),
    (
        "2024-08-10",
        "Between January and July, Kazakhstan's trade turnover with China amounted to $17.1 billion, "
        "5 percent more than a year earlier.",
        """
        17.1e9 USD trade_total Kazakhstan;China 2024-01/2024-07 reported
        5 percent growth Kazakhstan;China 2024-01/2024-07 reported
        """,
    ),
    (
        "2014-11-10",
        "Mutual trade grew by 3 percent to 71 billion dollars in January-September 2014, Russia's "
        "economy minister said in Beijing.",
        """
        3 percent growth Russia;China 2014-01/2014-09 reported
        71e9 USD trade_total Russia;China 2014-01/2014-09 reported
        """,
    ),
    (
        "2018-04-05",
        "Washington imposed tariffs of 25 percent on $50 billion of Chinese imports. The US exported "
        "just $130 billion to China in 2017 and imported $505 billion.",
        """
        130e9 USD exports United States>China 2017 reported
        505e9 USD imports China>United States 2017 reported
        """,
    ),
    (
        "2022-06-18",
        "Japan's imports from Russia fell 18.2% in May from the same month a year ago, while exports "
        "plunged 69.6%.",
        """
        18.2 percent growth Russia>Japan 2022-05 reported
        69.6 percent growth Japan>Russia 2022-05 reported
        """,
    ),
    (
        "2013-03-24",
        "Trade between the neighbours has grown sevenfold since 2000 and stood at $88 billion last "
        "year. Moscow and Beijing hope to take it to $100 billion in 2015.",
        """
        7 times growth Russia;China 2000/ reported
        88e9 USD trade_total Russia;China 2012 reported
        100e9 USD target Russia;China 2015 target
        """,
    ),
    (
        "2025-07-15",
        "Bilateral commerce shrank by 9.1 percent, to $106.5 billion, in the first half of the year "
        "as Chinese car deliveries to Russia collapsed.",
        """
        9.1 percent growth China;Russia 2025-01/2025-06 reported
        106.5e9 USD trade_total China;Russia 2025-01/2025-06 reported
        """,
    ),
    (
        "2023-05-11",
        "Pakistan's exports to Afghanistan increased from $0.55 billion to $0.87 billion between "
        "fiscal 2021 and 2022.",
        """
        0.55e9 USD exports Pakistan>Afghanistan 2020-07/2021-06 reported
        0.87e9 USD exports Pakistan>Afghanistan 2021-07/2022-06 reported
        """,
    ),
    (
        "2024-10-22",
        "Ninety-five percent of commerce between Russia and China is now settled in rubles and yuan, "
        "Putin said before the summit in Kazan.",
        """
        95 percent share Russia;China - reported
        """,
    ),
    (
        "2020-12-28",
        "Vietnam posted a trade surplus of nearly $63 billion with the US this year, while it had a "
        "deficit of $35 billion with China.",
        """
        63e9 USD balance Vietnam;United States 2020 reported
        35e9 USD balance Vietnam;China 2020 reported
        """,
    ),
    (
        "2022-03-02",
        "Of the $147 billion in trade between the countries last year, Chinese exports made up $67.6 "
        "billion and imports from Russia $79.3 billion.",
        """
        147e9 USD trade_total China;Russia 2021 reported
        67.6e9 USD exports China>Russia 2021 reported
        79.3e9 USD imports Russia>China 2021 reported
        """,
    ),
    (
        "2023-10-18",
        "China aims for $2 trillion in imports from developing countries. Trade with Africa rose to a"
        " record $282 billion in 2022, up 11 percent from 2021.",
        """
        282e9 USD trade_total China;Africa 2022 reported
        11 percent growth China;Africa 2022 reported
        """,
    ),
    (
        "2021-09-09",
        "Turnover between Russia and Kazakhstan in January to June was up by 34.8 percent on the same"
        " period of 2020, at 11.5 billion dollars; Russian exports were 8.1 billion and imports 3.4 "
        "billion.",
        """
        34.8 percent growth Russia;Kazakhstan 2021-01/2021-06 reported
        11.5e9 USD trade_total Russia;Kazakhstan 2021-01/2021-06 reported
        8.1e9 USD exports Russia>Kazakhstan 2021-01/2021-06 reported
        3.4e9 USD imports Kazakhstan>Russia 2021-01/2021-06 reported
        """,
    ),
]
