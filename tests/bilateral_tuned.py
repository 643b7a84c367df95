"""Trade passages the rules were tuned on; format as in bilateral_held.py. All sentences are made up.
"""

CASES = [
    (
        "2022-01-20",
        "China-Russia trade rose 35.8 percent to $146.9 billion in 2021, Chinese customs data showed.",
        """
        35.8 percent growth China;Russia 2021 reported
        146.9e9 USD trade_total China;Russia 2021 reported
        """,
    ),
    (
        "2022-01-20",
        "Moscow gains from its commerce with Beijing, which is forecast to grow by 36 percent to $147"
        " billion in 2021.",
        """
        36 percent growth Russia;China 2021 expected
        147e9 USD trade_total Russia;China 2021 expected
        """,
    ),
    (
        "2021-06-20",
        "In 2018, Russian-Chinese trade topped $ 100 billion for the first time, and the two "
        "countries plan to bring that to $ 200 billion by 2024.",
        """
        100e9 USD trade_total Russia;China 2018 reported
        200e9 USD target Russia;China 2024 target
        """,
    ),
    (
        "2024-06-10",
        "Trade volume between Moscow and Beijing now stands at $240 billion.",
        """
        240e9 USD trade_total Russia;China - reported
        """,
    ),
    (
        "2017-05-15",
        "In the first quarter of 2017, bilateral trade between Russia and China came to $18 billion. "
        "Chinese exports to Russia increased by 22 percent to $8.4 billion, while imports from Russia"
        " grew 36 percent to $9.6 billion.",
        """
        18e9 USD trade_total Russia;China 2017-01/2017-03 reported
        22 percent growth China>Russia 2017-01/2017-03 reported
        8.4e9 USD exports China>Russia 2017-01/2017-03 reported
        36 percent growth Russia>China 2017-01/2017-03 reported
        9.6e9 USD imports Russia>China 2017-01/2017-03 reported
        """,
    ),
    (
        "2021-12-02",
        "India's exports to China were $12.3 billion during April-September 2021, while imports were "
        "$42.3 billion. The trade deficit stood at $30 billion.",
        """
        12.3e9 USD exports India>China 2021-04/2021-09 reported
        42.3e9 USD imports China>India 2021-04/2021-09 reported
        30e9 USD balance India;China 2021-04/2021-09 reported
        """,
    ),
    (
        "2022-12-11",
        "Imports from China have increased from $60.4 billion in 2014-15 to $94.6 billion in 2021-22,"
        " India's commerce minister told parliament.",
        """
        60.4e9 USD imports China>India 2014-04/2015-03 reported
        94.6e9 USD imports China>India 2021-04/2022-03 reported
        """,
    ),
    (
        "2023-09-02",
        "The EU's trade deficit with Russia peaked at 18.5 billion euros in March 2022 before falling"
        " to 0.4 billion euros in June 2023, Eurostat said.",
        """
        18.5e9 EUR balance EU;Russia 2022-03 reported
        0.4e9 EUR balance EU;Russia 2023-06 reported
        """,
    ),
    (
        "2023-03-04",
        "The value of EU imports from Russia fell by 53 per cent, from 21.8 billion euro in March "
        "2022 to 10.3 billion euro in December 2022.",
        """
        53 percent growth Russia>EU 2022-03/2022-12 reported
        21.8e9 EUR imports Russia>EU 2022-03 reported
        10.3e9 EUR imports Russia>EU 2022-12 reported
        """,
    ),
    (
        "2020-03-01",
        "U.S. exports to China decreased by $13.5 billion (11.3 percent) to $106.6 billion in 2019.",
        """
        13.5e9 USD growth United States>China 2019 reported
        11.3 percent growth United States>China 2019 reported
        106.6e9 USD exports United States>China 2019 reported
        """,
    ),
    (
        "2023-09-05",
        "Erdogan hopes that annual trade turnover with Russia will rise from $62 billion to $100 "
        "billion soon.",
        """
        62e9 USD trade_total Turkey;Russia - reported
        100e9 USD target Turkey;Russia - target
        """,
    ),
    (
        "2023-06-05",
        "Turkey imported Russian goods worth $17.2 billion in the first four months of the year.",
        """
        17.2e9 USD imports Russia>Turkey 2023-01/2023-04 reported
        """,
    ),
    (
        "2020-07-14",
        "China's trade with ASEAN stood at 2.09 trillion yuan (about $299 billion) in the first six "
        "months, up 5.6 percent year on year.",
        """
        2.09e12 CNY trade_total China;ASEAN 2020-01/2020-06 reported
        5.6 percent growth China;ASEAN 2020-01/2020-06 reported
        """,
    ),
    (
        "2009-10-14",
        "Trade between China and Russia in the first three quarters was 28 billion U.S. dollars, down"
        " 34.9 percent from the same period last year.",
        """
        28e9 USD trade_total China;Russia 2009-01/2009-09 reported
        34.9 percent growth China;Russia 2009-01/2009-09 reported
        """,
    ),
    (
        "2012-04-07",
        "The two countries have set a goal of lifting bilateral trade to 100 billion dollars by 2015 "
        "and to 200 billion by 2020, China and Russia said.",
        """
        100e9 USD target China;Russia 2015 target
        200e9 USD target China;Russia 2020 target
        """,
    ),
    (
        "2022-08-01",
        "Trade rose to $147 billion from $108 billion, with Russia selling mostly oil and gas to "
        "China.",
        """
        147e9 USD trade_total Russia;China - reported
        108e9 USD trade_total Russia;China - reported
        """,
    ),
    (
        "2022-04-01",
        "Trade between China and Russia rose by $39 billion in 2021.",
        """
        39e9 USD growth China;Russia 2021 reported
        """,
    ),
    (
        "2022-05-11",
        "Chinese investment in Russia reached $12 billion in 2021, and Russia's GDP was $1.8 "
        "trillion. Rosneft earned $80 billion.",
        "",
    ),
    (
        "2022-05-11",
        "China lent Russia $6 billion and gave aid of $200 million to Belarus. A $400 billion gas "
        "contract with Gazprom was signed in 2014.",
        "",
    ),
    (
        "2019-07-02",
        "China's exports to Russia and imports from Russia stood at $48 billion and $59 billion "
        "respectively in 2018.",
        """
        48e9 USD exports China>Russia 2018 reported
        59e9 USD imports Russia>China 2018 reported
        """,
    ),
    (
        "2024-02-12",
        "Kyrgyzstan's trade with China, Russia and Kazakhstan amounted to $5.4 billion, $2.9 billion "
        "and $1.5 billion respectively in 2023.",
        """
        5.4e9 USD trade_total Kyrgyzstan;China 2023 reported
        2.9e9 USD trade_total Kyrgyzstan;Russia 2023 reported
        1.5e9 USD trade_total Kyrgyzstan;Kazakhstan 2023 reported
        """,
    ),
    (
        "2019-02-10",
        "Russia accounted for 2 percent of China's imports in 2018, while China took 12 percent of "
        "Russia's exports.",
        """
        2 percent share Russia>China 2018 reported
        12 percent share Russia>China 2018 reported
        """,
    ),
    (
        "2023-11-24",
        "Russia's share of EU imports fell from 9.5 per cent in February 2022 to 2 per cent in "
        "September 2023.",
        """
        9.5 percent share Russia>EU 2022-02 reported
        2 percent share Russia>EU 2023-09 reported
        """,
    ),
    (
        "2023-03-19",
        "Since the sanctions, bilateral trade between Russia and China has reached a record $190 "
        "billion, and the countries want it to pass $200 billion this year.",
        """
        190e9 USD trade_total Russia;China - reported
        200e9 USD target Russia;China 2023 target
        """,
    ),
    (
        "2021-04-01",
        "A $318 billion trade deficit with China in 2020 weighed on the U.S. economy, which shrank "
        "3.5 percent.",
        """
        318e9 USD balance United States;China 2020 reported
        """,
    ),
    (
        "2023-01-20",
        "Germany remained dependent: goods worth 299 billion euros were traded between Germany and "
        "China in 2022, 21 percent more than in 2021.",
        """
        299e9 EUR trade_total Germany;China 2022 reported
        21 percent growth Germany;China 2022 reported
        """,
    ),
    (
        "2023-07-14",
        "Trade with Russia hit $20.8 billion in May, while trade with India fell to $11 billion, "
        "China's customs agency said.",
        """
        20.8e9 USD trade_total China;Russia 2023-05 reported
        11e9 USD trade_total China;India 2023-05 reported
        """,
    ),
    (
        "2022-10-01",
        "Russian exports of liquefied natural gas to China rose 26 percent in August, while coal "
        "deliveries reached 8.5 million tonnes.",
        """
        26 percent growth Russia>China 2022-08 reported
        8.5e6 ton exports Russia>China 2022-08 reported
        """,
    ),
    (
        "2023-08-09",
        "Trade between Japan and South Korea totalled $85 billion in 2022. That compared with $84.7 "
        "billion in the previous year.",
        """
        85e9 USD trade_total Japan;South Korea 2022 reported
        84.7e9 USD trade_total Japan;South Korea 2021 reported
        """,
    ),
    (
        "2021-08-22",
        "Russia-India trade was worth just $8.1 billion in 2020-21. The leaders set a target of $30 "
        "billion by 2025.",
        """
        8.1e9 USD trade_total Russia;India 2020-04/2021-03 reported
        30e9 USD target Russia;India 2025 target
        """,
    ),
    (
        "2023-05-05",
        "Bilateral trade between India and Russia soared to $45 billion in the last fiscal year, of "
        "which Indian exports made up only $3 billion.",
        """
        45e9 USD trade_total India;Russia 2022-04/2023-03 reported
        3e9 USD exports India>Russia 2022-04/2023-03 reported
        """,
    ),
    (
        "2018-01-12",
        "Last year China's trade surplus with the United States widened 10 percent to $275.8 billion.",
        """
        10 percent growth China;United States 2017 reported
        275.8e9 USD balance China;United States 2017 reported
        """,
    ),
    (
        "2024-01-13",
        "Chinese shipments to Russia jumped 47 percent in 2023 from a year earlier, and imports rose "
        "nearly 13 percent. Total trade between the two countries reached a record $240 billion.",
        """
        47 percent growth China>Russia 2023 reported
        13 percent growth Russia>China 2023 reported
        240e9 USD trade_total China;Russia 2023 reported
        """,
    ),
    (
        "2016-06-24",
        "In 2015 trade turnover dropped 28.6 percent to $68 billion, China's customs said of commerce"
        " with Russia.",
        """
        28.6 percent growth China;Russia 2015 reported
        68e9 USD trade_total China;Russia 2015 reported
        """,
    ),
    (
        "2022-09-10",
        "Russia supplied 8.3 million tonnes of crude oil to China in August, and the average price "
        "was $708 a tonne.",
        """
        8.3e6 ton exports Russia>China 2022-08 reported
        """,
    ),
    (
        "2022-09-10",
        "China's total exports rose 7.1 percent to $315 billion in August, and global trade is worth "
        "$28 trillion.",
        "",
    ),
    (
        "2023-12-30",
        "Trade between the two countries has more than doubled since 2020, the Russian and Chinese "
        "foreign ministers said.",
        """
        2 times growth Russia;China 2020/ reported
        """,
    ),
    (
        "2019-06-10",
        "Xi said the volume of trade with Russia would reach $200 billion in 2024.",
        """
        200e9 USD trade_total China;Russia 2024 expected
        """,
    ),
    (
        "2023-02-01",
        "The United States imported $536.8 billion of goods from China in 2022 and sold it goods "
        "worth $153.8 billion, leaving a deficit of $382.9 billion.",
        """
        536.8e9 USD imports China>United States 2022 reported
        153.8e9 USD exports United States>China 2022 reported
        382.9e9 USD balance United States;China 2022 reported
        """,
    ),
    (
        "2014-05-21",
        "Russia's trade with the EU was worth $410 billion in 2013, more than four times its $89 "
        "billion trade with China.",
        """
        410e9 USD trade_total Russia;EU 2013 reported
        89e9 USD trade_total Russia;China 2013 reported
        """,
    ),
    (
        "2022-11-23",
        "Data from China's General Administration of Customs showed that its exports to India were "
        "$89.7 billion and imports $14 billion in the first nine months, leaving a deficit of $75.7 "
        "billion for India.",
        """
        89.7e9 USD exports China>India 2022-01/2022-09 reported
        14e9 USD imports India>China 2022-01/2022-09 reported
        75.7e9 USD balance India;China 2022-01/2022-09 reported
        """,
    ),
    (
        "2025-01-14",
        "Trade hit 1.74 trillion yuan, or $237 billion, in 2024, up 2.9 percent from 2023, according "
        "to customs data on China's trade with Russia.",
        """
        1.74e12 CNY trade_total China;Russia 2024 reported
        2.9 percent growth China;Russia 2024 reported
        """,
    ),
]
