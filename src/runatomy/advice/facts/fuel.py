"""Facts about fuel: fat, carbohydrate, food and drink; those of belly fat stand in `myths`."""

from __future__ import annotations

from runatomy.advice.facts.fact import Fact
from runatomy.terms.evidence import Grade

ENERGY_OF_OXYGEN = Fact(
    key="fuel.energy_of_oxygen",
    says="A liter of oxygen gives 16.89 kJ, and 4.84 kJ more for each liter of carbon dioxide.",
    people="",
    source="Péronnet & Massicotte (1991), Can J Sport Sci 16",
    grade=Grade.STRONG,
)
COST_OF_RUNNING = Fact(
    key="fuel.cost_of_running",
    says="Running on slopes costs what a fifth-order law of the slope tells.",
    people="10 mountain runners on a treadmill, −45 to +45 %",
    source="Minetti et al. (2002), J Appl Physiol 93",
    doi="10.1152/japplphysiol.01177.2001",
    grade=Grade.MODERATE,
)
FAT_PEAK = Fact(
    key="fuel.fat_peak",
    says="Athletes who had not eaten burnt at most 0.59 ± 0.18 g of fat a minute, at 49 ± 15 % of "
    "their maximal oxygen uptake; from one to the next it ranged from 0.17 to 1.27.",
    people="1,121 athletes on a treadmill",
    source="Randell et al. (2017), Med Sci Sports Exerc 49",
    grade=Grade.MODERATE,
)
FAT_PEAK_TRAINED = Fact(
    key="fuel.fat_peak_trained",
    says="Trained men burnt at most 0.52 ± 0.15 g of fat a minute, at 62.5 ± 9.8 % of their "
    "maximal oxygen uptake.",
    people="55 trained men cycling",
    source="Achten & Jeukendrup (2003), Int J Sports Med 24",
    grade=Grade.MODERATE,
)
FAT_ENDS = Fact(
    key="fuel.fat_ends",
    says="Fat burning ends at 88 % of the maximal oxygen uptake in athletes, at 85 % in others.",
    people="47 men running",
    source="Peric et al. (2016), Sports Med Open 2",
    doi="10.1186/s40798-016-0060-1",
    grade=Grade.MODERATE,
)
FASTED = Fact(
    key="fuel.fasted",
    says="Exercise without breakfast burns more fat while it lasts than after a meal.",
    people="pooled trials of adults, up to two hours of exercise",
    source="Vieira et al. (2016), Br J Nutr 116",
    doi="10.1017/S0007114516003160",
    grade=Grade.STRONG,
)
BODY_FAT = Fact(
    key="fuel.body_fat",
    says="A kilogram of fat holds 39.5 MJ; what a deficit takes off is fat and lean mass, in a mix "
    "that differs between people.",
    people="model, checked on published weight loss",
    source="Hall (2008), Int J Obes 32",
    doi="10.1038/sj.ijo.0803720",
    grade=Grade.STRONG,
)
GLYCOGEN = Fact(
    key="fuel.glycogen",
    says="Most of the stored carbohydrate lies in the muscles (about 500 g) and the liver (100 g).",
    people="review",
    source="Jensen et al. (2011), Front Physiol 2",
    doi="10.3389/fphys.2011.00112",
    grade=Grade.MODERATE,
)
BEFORE = Fact(
    key="fuel.before",
    says="Before exercise of more than an hour, 1 to 4 g of carbohydrate per kilogram in the one "
    "to four hours ahead.",
    people="experts’ review",
    source="Wallis & Podlogar (2022), Sports Science Exchange",
    grade=Grade.MODERATE,
)
CARBOHYDRATE_BY_DURATION = Fact(
    key="fuel.carbohydrate_by_duration",
    says="For about an hour a mouth rinse or a little carbohydrate, for two to three hours up to "
    "60 g an hour, beyond about 90 g of mixed sugars; less at low intensity.",
    people="review of trials, mostly cyclists",
    source="Jeukendrup (2014), Sports Med 44",
    doi="10.1007/s40279-014-0148-z",
    grade=Grade.STRONG,
)
CARBOHYDRATE_DOSE = Fact(
    key="fuel.carbohydrate_dose",
    says="Performance rose by 1 % with 9, 2 % with 19, 3 % with 31, 4 % with 48 and 4.7 % with 78 "
    "g of carbohydrate an hour, and no more beyond.",
    people="51 cyclists and triathletes, two hours and a time trial",
    source="Smith et al. (2013), Med Sci Sports Exerc 45",
    doi="10.1249/MSS.0b013e31827205d1",
    grade=Grade.MODERATE,
)
ULTRA = Fact(
    key="fuel.ultra",
    says="In ultra-marathons 30 to 50 g of carbohydrate and 450 to 750 mL of drink an hour.",
    people="position stand",
    source="Tiller et al. (2019), J Int Soc Sports Nutr 16",
    doi="10.1186/s12970-019-0312-9",
    grade=Grade.MODERATE,
)
ULTRA_HIGH = Fact(
    key="fuel.ultra_high",
    says="About 90 g of carbohydrate an hour help runs of three hours and more; whether the "
    "stomach bears it in a race is doubtful.",
    people="review of ultra-marathon running",
    source="Costa et al. (2019), Int J Sport Nutr Exerc Metab 29",
    grade=Grade.MODERATE,
)
THIRST = Fact(
    key="fuel.thirst",
    says="Drinking when thirsty keeps both from too little and from too much; drinking beyond "
    "thirst dilutes the salt of the blood, which can kill.",
    people="consensus of 17 experts",
    source="Hew-Butler et al. (2015), Clin J Sport Med 25",
    grade=Grade.STRONG,
)

FACTS: tuple[Fact, ...] = (
    ENERGY_OF_OXYGEN,
    COST_OF_RUNNING,
    FAT_PEAK,
    FAT_PEAK_TRAINED,
    FAT_ENDS,
    FASTED,
    BODY_FAT,
    GLYCOGEN,
    BEFORE,
    CARBOHYDRATE_BY_DURATION,
    CARBOHYDRATE_DOSE,
    ULTRA,
    ULTRA_HIGH,
    THIRST,
)
