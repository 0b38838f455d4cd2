using FsCheck;
using FsCheck.Fluent;
using SafeDiningCode.Rules.SetAside;
using Value = SafeDiningCode.Rules.Satisfaction.Satisfaction;

namespace SafeDiningCode.Tests.Rules.SetAside;

public sealed class SetAsideRulesTests
{
    private const long Shop = 1;
    private static readonly DateTime Noon = new(2026, 11, 22, 4, 0, 0, DateTimeKind.Utc);
    private static readonly SetAsideSettings Settings = new();
    private static readonly Dictionary<long, EateryPast> NoPast = [];

    // Such that every rule finds something in random cities.
    private static readonly SetAsideSettings Eager = new() { BurstFirstRatings = 15, ClusterDevices = 2, ClusterEateries = 2 };

    [Theory]
    [InlineData(Value.Satisfied)]
    [InlineData(Value.Fair)]
    [InlineData(Value.Dissatisfied)]
    public void A_burst_at_a_shop_that_is_never_so_busy_is_set_aside_whatever_it_says(Value value)
    {
        var past = new Dictionary<long, EateryPast> { [Shop] = new(20, 3) };
        var burst = Arriving(Settings.BurstRatings, Shop, value, secondsApart: 10);
        var others = Arriving(9, Shop, Value.Satisfied, secondsApart: 1800, firstId: 500, from: Noon.AddHours(2));

        var finding = Assert.Single(SetAsideRules.Find([.. burst, .. others], past, Settings));

        Assert.Equal((SetAsideRule.Burst, Shop), (finding.Rule, finding.Eatery));
        Assert.Equal(burst.Select(rating => rating.Id), finding.Ratings);
        Assert.Equal(new SetAsideEvidence { Limit = 15, Ratings = 15, Alike = 15, Minutes = 5, Usual = 3 }, finding.Evidence);
        Assert.Empty(SetAsideRules.Find(burst[1..], past, Settings));
    }

    [Fact]
    public void A_shop_that_was_as_full_before_is_merely_full()
    {
        var full = Arriving(40, Shop, Value.Satisfied, secondsApart: 5);

        Assert.Empty(SetAsideRules.Find(full, new Dictionary<long, EateryPast> { [Shop] = new(20, 14) }, Settings));
        Assert.Single(SetAsideRules.Find(full, new Dictionary<long, EateryPast> { [Shop] = new(20, 13) }, Settings));
    }

    [Fact]
    public void Of_a_new_shop_more_is_borne_for_nothing_is_known_of_it()
    {
        Assert.Empty(SetAsideRules.Find(Arriving(Settings.BurstFirstRatings - 1, Shop, Value.Satisfied, 5), NoPast, Settings));
        Assert.Null(Assert.Single(SetAsideRules.Find(Arriving(Settings.BurstFirstRatings, Shop, Value.Satisfied, 5), NoPast, Settings)).Evidence.Usual);
        var twoDays = new Dictionary<long, EateryPast> { [Shop] = new(Settings.BurstKnownDays - 1, 1) };
        Assert.Empty(SetAsideRules.Find(Arriving(Settings.BurstFirstRatings - 1, Shop, Value.Satisfied, 5), twoDays, Settings));
    }

    [Fact]
    public void Diners_who_differ_are_no_burst_and_those_who_differ_within_one_stay_counted()
    {
        var past = new Dictionary<long, EateryPast> { [Shop] = new(20, 1) };
        var bought = Arriving(27, Shop, Value.Satisfied, 5);
        DayRating[] three = [.. Arriving(3, Shop, Value.Dissatisfied, 5, firstId: 500, from: Noon.AddSeconds(131))];
        DayRating[] four = [.. Arriving(4, Shop, Value.Dissatisfied, 5, firstId: 500, from: Noon.AddSeconds(131))];

        // 27 of 30 are nine tenths, 27 of 31 are not.
        Assert.Equal(bought.Select(rating => rating.Id), Assert.Single(SetAsideRules.Find([.. bought, .. three], past, Settings)).Ratings);
        Assert.Empty(SetAsideRules.Find([.. bought, .. four], past, Settings));
    }

    [Fact]
    public void One_device_at_more_shops_than_a_person_eats_at_is_set_aside_at_each()
    {
        List<DayRating> Tour(int shops) => [.. Enumerable.Range(1, shops).Select(shop => new DayRating(shop, shop, Noon.AddHours(shop), shop % 2 == 0 ? Value.Satisfied : Value.Dissatisfied, Device: 7))];

        Assert.Empty(SetAsideRules.Find(Tour(Settings.DeviceEateries), NoPast, Settings));
        var found = SetAsideRules.Find(Tour(Settings.DeviceEateries + 1), NoPast, Settings);
        Assert.Equal(Enumerable.Range(1, 7).Select(shop => (SetAsideRule.Device, (long)shop)), found.Select(each => (each.Rule, each.Eatery)));
        Assert.All(found, each => Assert.Equal(new SetAsideEvidence { Limit = 6, Devices = 1, Eateries = 7 }, each.Evidence));
        // What tells devices apart is forgotten: nothing is known any more.
        Assert.Empty(SetAsideRules.Find([.. Tour(9).Select(rating => rating with { Device = null })], NoPast, Settings));
    }

    [Fact]
    public void The_same_devices_at_the_same_shops_are_a_cluster_and_a_family_is_none()
    {
        static List<DayRating> Together(int devices, int shops) =>
        [
            .. from device in Enumerable.Range(1, devices)
               from shop in Enumerable.Range(1, shops)
               select new DayRating((device * 100) + shop, shop, Noon.AddHours(shop).AddMinutes(device), Value.Satisfied, device),
        ];

        Assert.Empty(SetAsideRules.Find(Together(Settings.ClusterDevices - 1, 6), NoPast, Settings));
        Assert.Empty(SetAsideRules.Find(Together(20, Settings.ClusterEateries - 1), NoPast, Settings));
        var found = SetAsideRules.Find(Together(5, 4), NoPast, Settings);
        Assert.Equal([1, 2, 3, 4], found.Select(each => each.Eatery));
        Assert.All(found, each => Assert.Equal((SetAsideRule.Cluster, 5), (each.Rule, each.Ratings.Count)));
        // A sixth at another shop of its own beside: that rating stays.
        DayRating own = new(999, 77, Noon, Value.Satisfied, 1);
        Assert.DoesNotContain(SetAsideRules.Find([.. Together(5, 4), own], NoPast, Settings), each => each.Eatery == 77);
    }

    [Fact]
    public void Independent_diners_at_a_steady_lunch_are_never_set_aside() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        static seed =>
        {
            var random = new Random(seed);
            var perMinute = 0.05 + (random.NextDouble() * 4);
            var days = Enumerable.Range(0, 15).Select(_ => Lunch(random, perMinute)).ToList();
            var past = new Dictionary<long, EateryPast> { [Shop] = new(14, days.Skip(1).Max(day => Bursts.Busiest(day.Select(rating => rating.At), Settings))) };
            return SetAsideRules.Find(days[0], past, Settings).Count == 0;
        }));

    [Fact]
    public void The_order_of_input_does_not_matter_and_no_rating_is_set_aside_twice() => Check.QuickThrowOnFailure(Prop.ForAll(Cities, static city =>
    {
        var found = SetAsideRules.Find(city, NoPast, Eager);
        var shuffled = city.ToArray();
        new Random(city.Length).Shuffle(shuffled);
        var all = found.SelectMany(each => each.Ratings).ToList();
        return Text(found) == Text(SetAsideRules.Find(shuffled, NoPast, Eager))
            && all.Count == all.Distinct().Count()
            && found.All(each => each.Ratings.All(id => city.Single(rating => rating.Id == id).Eatery == each.Eatery));
    }));

    [Fact]
    public void Ratings_of_others_elsewhere_change_nothing() => Check.QuickThrowOnFailure(Prop.ForAll(Cities, Cities, static (city, other) =>
    {
        var elsewhere = other.Select(rating => rating with { Id = rating.Id + 100_000, Eatery = rating.Eatery + 1000, Device = rating.Device + 1000 });
        var alone = SetAsideRules.Find(city, NoPast, Eager);
        return Text(alone) == Text([.. SetAsideRules.Find([.. city, .. elsewhere], NoPast, Eager).Where(each => each.Eatery < 1000)]);
    }));

    [Fact]
    public void Praise_and_blame_are_treated_alike() => Check.QuickThrowOnFailure(Prop.ForAll(Cities, static city =>
    {
        var turned = city.Select(rating => rating with { Value = (Value)(4 - (int)rating.Value) }).ToList();
        return Text(SetAsideRules.Find(city, NoPast, Eager)) == Text(SetAsideRules.Find(turned, NoPast, Eager));
    }));

    [Fact]
    public void A_rule_that_is_switched_off_finds_nothing()
    {
        var off = new SetAsideSettings { BurstRatings = 0, DeviceEateries = 0, ClusterDevices = 0 };
        Assert.Null(off.Fault());
        var all = Arriving(99, Shop, Value.Satisfied, 1).Select((rating, place) => rating with { Device = 7, Eatery = 1 + (place % 12) }).ToList();
        Assert.Empty(SetAsideRules.Find(all, NoPast, off));
        Assert.Empty(Bursts.Candidates(all, off));
        Assert.NotEmpty(SetAsideRules.Find(all, NoPast, Settings));
    }

    [Fact]
    public void Candidates_are_all_that_may_turn_out_a_burst() => Check.QuickThrowOnFailure(Prop.ForAll(Cities, static city =>
    {
        var quiet = city.Select(rating => rating.Eatery).Distinct().ToDictionary(eatery => eatery, _ => new EateryPast(20, 0));
        return SetAsideRules.Find(city, quiet, Eager).Where(each => each.Rule == SetAsideRule.Burst).Select(each => each.Eatery).Except(Bursts.Candidates(city, Eager)).Any() is false;
    }));

    [Fact]
    public void Settings_out_of_their_range_are_named()
    {
        Assert.Null(Settings.Fault());
        foreach (var (wrong, name) in new (SetAsideSettings, string)[]
        {
            (new() { BurstMinutes = 0 }, "BurstMinutes"), (new() { BurstRatings = 1 }, "BurstRatings"), (new() { BurstTimesUsual = 1 }, "BurstTimesUsual"),
            (new() { BurstAlikePercent = 50 }, "BurstAlikePercent"), (new() { BurstWeeks = 13 }, "BurstWeeks"), (new() { BurstKnownDays = 0 }, "BurstKnownDays"),
            (new() { BurstFirstRatings = 14 }, "BurstFirstRatings"), (new() { DeviceEateries = 13 }, "DeviceEateries"), (new() { ClusterDevices = 1 }, "ClusterDevices"),
            (new() { ClusterEateries = 1 }, "ClusterEateries"),
        })
        {
            Assert.StartsWith(name, wrong.Fault(), StringComparison.Ordinal);
        }
    }

    // A few shops and devices, so that every rule finds something often enough.
    private static readonly Arbitrary<DayRating[]> Cities = (
        from count in Gen.Choose(0, 160)
        from shops in Gen.ArrayOf(Gen.Choose(1, 14), 160)
        from devices in Gen.ArrayOf(Gen.Choose(0, 18), 160)
        from minutes in Gen.ArrayOf(Gen.Choose(0, 90), 160)
        from values in Gen.ArrayOf(Gen.Elements(1, 1, 1, 1, 1, 1, 2, 3), 160)
        select Enumerable.Range(0, count)
            .Select(place => new DayRating(
                place + 1, shops[place] < 7 ? 1 : shops[place], Noon.AddMinutes(minutes[place] < 60 ? minutes[place] / 20 : minutes[place]), (Value)values[place],
                devices[place] == 0 ? null : devices[place]))
            .ToArray()).ToArbitrary();

    [Fact]
    public void Random_cities_are_such_that_every_rule_finds_something() =>
        Assert.Equal(
            Enum.GetValues<SetAsideRule>(),
            Cities.Generator.Sample(50, 60).SelectMany(city => SetAsideRules.Find(city, NoPast, Eager).Select(each => each.Rule)).Distinct().Order());

    private static List<DayRating> Arriving(int count, long shop, Value value, int secondsApart, long firstId = 1, DateTime? from = null) =>
        [.. Enumerable.Range(0, count).Select(place => new DayRating(firstId + place, shop, (from ?? Noon).AddSeconds(place * secondsApart), value, firstId + place))];

    // Two hours of diners who come when they like and mostly like it.
    private static List<DayRating> Lunch(Random random, double perMinute)
    {
        var ratings = new List<DayRating>();
        for (var minute = -Math.Log(1 - random.NextDouble()) / perMinute; minute < 120; minute += -Math.Log(1 - random.NextDouble()) / perMinute)
        {
            ratings.Add(new DayRating(ratings.Count + 1, Shop, Noon.AddMinutes(minute), random.NextDouble() < 0.97 ? Value.Satisfied : Value.Dissatisfied, ratings.Count + 1));
        }

        return ratings;
    }

    private static string Text(IEnumerable<SetAsideFinding> found) =>
        string.Join('\n', found.Select(each => $"{each.Rule} {each.Eatery} {string.Join(',', each.Ratings)} {each.Evidence}"));
}
