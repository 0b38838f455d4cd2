using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Rules.Standing;

namespace SafeDiningCode.Tests.Rules.Standing;

public sealed class StandingRulesTests
{
    private const int Month = 202611;

    [Fact]
    public void The_largest_share_is_on_the_black_list_with_all_that_tie()
    {
        var result = Compute([Unit("A", rated: 30, bad: 10), Unit("B", rated: 60, bad: 20), Unit("C", rated: 100, bad: 33)]);

        Assert.Equal([new("A", BlackTriggers.LargestShare), new("B", BlackTriggers.LargestShare)], result.Black);
    }

    [Fact]
    public void Where_no_eatery_is_a_dissatisfied_one_no_share_is_the_largest() =>
        Assert.Empty(Compute([Unit("A", rated: 30, bad: 0), Unit("B", rated: 60, bad: 0)]).Black);

    [Fact]
    public void A_tiny_zone_is_on_it_by_chance_unless_shares_must_be_separable()
    {
        UnitMonth[] units = [Unit("tiny", rated: 3, bad: 1), Unit("large", rated: 300, bad: 24)];

        var plain = Compute(units);
        Assert.Equal([new("tiny", BlackTriggers.LargestShare)], plain.Black);
        Assert.All(plain.Ranking, unit => Assert.Equal(1, unit.Band));
        Assert.Empty(Compute(units, new StandingSettings { RequireSeparable = true }).Black);
        // Far apart, it stands alone in its band.
        Assert.Equal([new("far", BlackTriggers.LargestShare)], Compute([Unit("far", 300, 150), units[1]], new StandingSettings { RequireSeparable = true }).Black);
    }

    [Fact]
    public void Bands_are_measured_from_their_first_member()
    {
        // 15% of 20 (5.2–36.0%) overlaps 8% of 300 (5.4–11.6%), which overlaps 4% of 400 (2.5–6.4%), which the first also
        // does; 1% of 1000 (0.5–1.8%) is apart from it.
        var bands = Compute([Unit("A", 20, 3), Unit("B", 300, 24), Unit("C", 400, 16), Unit("D", 1000, 10)]).Ranking.ToDictionary(unit => unit.Unit, unit => unit.Band, StringComparer.Ordinal);

        Assert.Equal((1, 1, 1, 2), (bands["A"], bands["B"], bands["C"], bands["D"]));
    }

    [Fact]
    public void On_every_day_it_must_have_been_the_largest_where_the_setting_says_so()
    {
        UnitMonth[] units = [Unit("A", 100, 30), Unit("B", 100, 20)];
        UnitsOfDay first = new(20261101, [new("A", 0, 10), new("B", 2, 10)]);
        UnitsOfDay empty = new(20261102, []);
        UnitsOfDay last = new(20261130, [new("A", 30, 100), new("B", 20, 100)]);
        var everyDay = new StandingSettings { LargestShare = LargestShareRule.EveryDay };

        Assert.Empty(Compute(units, everyDay, [first, empty, last]).Black);
        Assert.Equal([new("A", BlackTriggers.LargestShare)], Compute(units, everyDay, [empty, last]).Black);
        Assert.Equal([new("A", BlackTriggers.LargestShare)], Compute(units, days: [first, last]).Black);
    }

    [Fact]
    public void The_bottom_counts_the_second_time_in_a_row()
    {
        UnitMonth[] units = [Unit("A", 100, 10), Unit("B", 100, 5), Unit("C", 100, 9, fair: 0)];
        Assert.Equal("C", Assert.Single(Compute(units).Ranking, unit => unit.IsBottom).Unit);

        Assert.DoesNotContain(Compute(units, before: new MonthBefore(202610, ["B"])).Black, entry => entry.Triggers.HasFlag(BlackTriggers.BottomTwice));
        Assert.Equal(
            [new("A", BlackTriggers.LargestShare), new("C", BlackTriggers.BottomTwice)],
            Compute(units, before: new MonthBefore(202610, ["B", "C"])).Black);
    }

    [Fact]
    public void Where_all_are_equal_nobody_is_last_and_ties_at_the_end_are_all_in()
    {
        Assert.DoesNotContain(Compute([Unit("A", 10, 1), Unit("B", 10, 1)]).Ranking, unit => unit.IsBottom);

        var result = Compute([Unit("A", 10, 1), Unit("B", 10, 5), Unit("C", 10, 5)]);
        Assert.Equal(["B", "C"], result.Ranking.Where(unit => unit.IsBottom).Select(unit => unit.Unit));
        Assert.Equal([1, 2, 2], result.Ranking.Select(unit => unit.Place));
    }

    [Theory]
    [InlineData("AB AB", true)]
    [InlineData("AB B AB", false)]
    [InlineData("B A A", true)]
    [InlineData("A A -", true)]
    [InlineData("A", false)]
    public void Exposure_counts_in_bulletins_in_a_row(string bulletins, bool isListed)
    {
        var result = Compute(
            [Unit("A", 10, 0), Unit("C", 10, 0)],
            bulletins: [.. bulletins.Split(' ').Select((units, index) => new BulletinExposure($"{index}", 20261101 + index, [.. units.Where(char.IsLetter).Select(unit => $"{unit}")]))]);

        Assert.Equal(isListed, result.Black.Any(entry => entry.Unit == "A" && entry.Triggers == BlackTriggers.ExposedInARow));
    }

    [Fact]
    public void A_run_of_bulletins_counts_in_the_month_that_its_last_was_issued_in()
    {
        BulletinExposure[] past = [new("1", 20260901, ["A"]), new("2", 20261031, ["A"])];
        Assert.Empty(Compute([Unit("A", 10, 0), Unit("B", 10, 0)], bulletins: past).Black);
        Assert.NotEmpty(Compute([Unit("A", 10, 0), Unit("B", 10, 0)], bulletins: [.. past, new("3", 20261101, ["A"])]).Black);
    }

    [Fact]
    public void The_red_list_are_the_first_places_without_a_trigger()
    {
        UnitMonth[] units = [Unit("A", 100, 1), Unit("B", 100, 2), Unit("C", 100, 3), Unit("D", 100, 4), Unit("E", 100, 40)];
        Assert.Equal(["A", "B", "C"], Compute(units).Red);

        BulletinExposure[] exposed = [new("1", 20261101, ["B"]), new("2", 20261102, ["B"])];
        Assert.Equal(["A", "C"], Compute(units, bulletins: exposed).Red);
        Assert.Empty(Compute(units, new StandingSettings { RedPlaces = 0 }).Red);
    }

    [Fact]
    public void A_district_without_eateries_is_not_ranked_and_one_that_nobody_rates_comes_last()
    {
        var result = Compute([new("none", 0, 0, 0, 0, 0, default, default), new("mute", 100, 0, 0, 0, 0, default, default), Unit("A", 100, 50)]);

        Assert.Equal(["A", "mute"], result.Ranking.Select(unit => unit.Unit));
        Assert.True(result.Ranking[1].IsBottom);
        Assert.Equal(0, result.Ranking[1].Band);
    }

    [Fact]
    public void Hiding_the_code_of_a_dissatisfied_eatery_gains_nothing()
    {
        var random = new Random(20261126);
        for (var trial = 0; trial < 500; trial++)
        {
            var licensed = random.Next(20, 400);
            var rated = random.Next(2, licensed);
            var bad = random.Next(1, rated + 1);
            var good = new Tally(random.Next(0, 5000), random.Next(0, 500), random.Next(0, 300));
            var shop = new Tally(random.Next(0, 6), random.Next(0, 2), random.Next(4, 60));
            var open = new UnitMonth("A", licensed, licensed, rated, bad, 0, default, good + shop);
            var hidden = new UnitMonth("A", licensed, licensed, rated - 1, bad - 1, 1, shop, good);
            var other = Unit("B", random.Next(1, 200), 1);

            var (shown, silent) = (Compute([open, other]), Compute([hidden, other]));

            var (before, after) = (Ranked(shown), Ranked(silent));
            Assert.Equal(0, Share.Compare(before.DissatisfiedShare, after.DissatisfiedShare));
            Assert.True(after.Score <= before.Score, $"trial {trial}: {before.Score} became {after.Score}");
            Assert.Equal(shown.Black.Any(entry => entry.Unit == "A"), silent.Black.Any(entry => entry.Unit == "A"));
        }

        static RankedUnit Ranked(StandingResult result) => result.Ranking.Single(unit => unit.Unit == "A");
    }

    [Fact]
    public void The_order_of_the_facts_changes_nothing()
    {
        var random = new Random(7);
        var units = Enumerable.Range(0, 23).Select(index => Unit($"{530100 + index}", random.Next(1, 300), 0) with { DissatisfiedEateries = random.Next(0, 40) % 7 }).ToArray();
        var once = Compute(units);

        for (var trial = 0; trial < 20; trial++)
        {
            random.Shuffle(units);
            var again = Compute(units);
            Assert.Equal(once.Ranking, again.Ranking);
            Assert.Equal(once.Black, again.Black);
            Assert.Equal(once.Red, again.Red);
        }
    }

    [Fact]
    public void Codes_on_display_weigh_what_the_setting_says_and_nothing_by_itself()
    {
        var shown = Unit("A", 10, 0) with { Displayed = 20 };
        var hidden = Unit("B", 10, 0);
        var plain = Compute([shown, hidden]);
        Assert.Equal(plain.Ranking[0].Score, plain.Ranking[1].Score);

        var weighed = Compute([shown, hidden], new StandingSettings { DisplayWeight = 10 });
        Assert.Equal(["A", "B"], weighed.Ranking.Select(unit => unit.Unit));
        Assert.Equal(10_000_000, weighed.Ranking[0].Score - weighed.Ranking[1].Score);
        Assert.Equal((1, 2), (StandingRules.FormulaOf(new StandingSettings()), StandingRules.FormulaOf(new StandingSettings { DisplayWeight = 10 })));
        Assert.Equal(110, new StandingSettings { DisplayWeight = 10 }.Weights);
        Assert.Contains("negative", new StandingSettings { DisplayWeight = -1 }.Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_cannot_be_are_refused_with_what_is_wrong()
    {
        Assert.Null(new StandingSettings().Fault());
        Assert.Contains("BottomPlaces", new StandingSettings { BottomPlaces = 0 }.Fault(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Compute([Unit("A", 1, 0)], new StandingSettings { BulletinsInARow = 1 }));
        Assert.Throws<ArgumentException>(() => Compute([Unit("A", 1, 0), Unit("A", 1, 0)]));
    }

    private static StandingResult Compute(
        IReadOnlyList<UnitMonth> units, StandingSettings? settings = null, IReadOnlyList<UnitsOfDay>? days = null, MonthBefore? before = null, IReadOnlyList<BulletinExposure>? bulletins = null) =>
        StandingRules.Compute(new StandingFacts
        {
            Month = Month, Settings = settings ?? new StandingSettings(), Units = units, Days = days ?? [], Before = before, Bulletins = bulletins ?? [],
        });

    // All licensed eateries have a code and twice as many are licensed as are rated.
    private static UnitMonth Unit(string code, long rated, long bad, long fair = 10) =>
        new(code, rated * 2, rated * 2, rated, bad, 0, default, new Tally(rated * 10, fair, (rated * 2) + 10 - fair));
}
