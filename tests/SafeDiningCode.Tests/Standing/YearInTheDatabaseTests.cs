using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Standing;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.SetAside;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.SetAside.Finding;
using SafeDiningCode.Web.Standing;
using SafeDiningCode.Web.Standing.Bulletins;
using SafeDiningCode.Web.Standing.Closing;
using SafeDiningCode.Web.Standing.Lists;
using SafeDiningCode.Web.Standing.Talks;
using SafeDiningCode.Web.Statistics.Totals;

namespace SafeDiningCode.Tests.Standing;

/// <summary>
/// Twelve months through the whole stack: shops with licences and codes, ratings through the intake's transaction, days written
/// and months closed by the clock, lists published, bulletins put on record, a month corrected. One story after another, each
/// with a known end, as the rules alone have it in <c>Rules/Standing/SimulatedYearTests</c>.
/// </summary>
public sealed class YearInTheDatabaseTests
{
    private const int ShopsOfDistrict = 12;
    private const int ShopsOfZone = 3;

    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["lake"] = "530102", ["hill"] = "530103", ["river"] = "530111", ["plain"] = "530112", ["gate"] = "530114", ["zone"] = "530102401",
    };

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Each_month_ends_as_it_must(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var city = new City(services);
        foreach (var district in Codes.Keys.Where(name => name != "zone"))
        {
            await city.OpenAsync(district, ShopsOfDistrict);
        }

        // January, February: the lake has the largest share, and then is at the bottom for the second month, too.
        await city.PlayAsync(1, [new("lake", 6), new("hill", 2), new("river", 1), new("plain", 1), new("gate", 3)], "lake:LargestShare", bottom: "lake");
        await city.PlayAsync(2, [new("lake", 6), new("hill", 2), new("river", 1), new("plain", 1), new("gate", 3)], "lake:LargestShare, BottomTwice", bottom: "lake");
        // March: 4 of 12 and 2 of 6 are the same share. Half of the gate's shops are not rated, which costs it the last place.
        await city.PlayAsync(3, [new("lake", 1), new("hill", 4), new("river", 1), new("plain", 1), new("gate", 2, Rated: 6)], "gate:LargestShare hill:LargestShare", bottom: "gate");
        // April: the gate is last once more.
        await city.PlayAsync(4, [new("lake", 1), new("hill", 1), new("river", 1), new("plain", 1), new("gate", 4)], "gate:LargestShare, BottomTwice", bottom: "gate");
        // May: nobody has a 不满意 eatery; the ratings alone order them.
        await city.PlayAsync(5, [new("lake", 0), new("hill", 0), new("river", 0, Grumbling: 2), new("plain", 0), new("gate", 0)], "", bottom: "river");
        // June: the river is last by its ratings again, the plain has the largest share.
        await city.PlayAsync(
            6, [new("lake", 0), new("hill", 0), new("river", 0, Grumbling: 2), new("plain", 1, Grumbling: 0), new("gate", 0)], "plain:LargestShare river:BottomTwice", bottom: "river");
        // July: a bulletin exposes the hill, one is no run. The lake buys praise for a bad shop, which is set aside.
        await city.ExposeAsync(7, "hill");
        await city.BuyAsync(7, "lake", 40);
        await city.PlayAsync(7, [new("lake", 3), new("hill", 1), new("river", 1), new("plain", 1), new("gate", 1)], "lake:LargestShare", bottom: "lake");
        Assert.Equal(((long?)40L, 120L), (city.NumbersOf("lake").SetAside, city.NumbersOf("lake").Tally.Counted));
        // August: the second bulletin in a row. September: one that exposes nobody ends the run.
        await city.ExposeAsync(8, "hill");
        await city.PlayAsync(8, [new("lake", 1), new("hill", 1), new("river", 3), new("plain", 1), new("gate", 1)], "hill:ExposedInARow river:LargestShare", bottom: "river");
        await city.ExposeAsync(9);
        await city.PlayAsync(9, [new("lake", 1), new("hill", 2), new("river", 1), new("plain", 1), new("gate", 1)], "hill:LargestShare", bottom: "hill");
        // October: a zone of three shops comes with one bad one: the exact largest share decides.
        await city.OpenAsync("zone", ShopsOfZone);
        await city.PlayAsync(
            10, [new("lake", 3), new("hill", 1), new("river", 1), new("plain", 1), new("gate", 1), new("zone", 1, Rated: ShopsOfZone)], "zone:LargestShare", bottom: "zone");
        // November: the lake hides the codes of its three bad shops. Their verdict stands, and the lake gains nothing.
        await city.PlayAsync(
            11, [new("lake", 0, Hidden: 3), new("hill", 2), new("river", 1), new("plain", 1), new("gate", 1), new("zone", 0, Rated: ShopsOfZone)], "lake:LargestShare", bottom: "lake");
        Assert.Equal((3L, 9L), (city.NumbersOf("lake").Silent, city.NumbersOf("lake").Rated));
        // December: it shows them again, mended in part, and is last all the same.
        await city.PlayAsync(
            12, [new("lake", 2), new("hill", 1), new("river", 1), new("plain", 1), new("gate", 1), new("zone", 0, Rated: ShopsOfZone)], "lake:LargestShare, BottomTwice", bottom: "lake");

        // January of the next year: two of the three hidden shops turn out to be the hill's, wrongly placed.
        await city.MoveAsync("lake", [0, 1], "hill");
        await city.CorrectAsync(11, anew: true, "hill:LargestShare", bottom: "hill");
        Assert.Equal([("530102", false), ("530103", true)], (await services.Get<TalkBook>().FromAsync(202711, 202711)).Select(talk => (talk.Unit, talk.IsOpen)));
        // What follows from it: in December the lake is last for the first time. The month's own numbers stay.
        await city.CorrectAsync(12, anew: false, "lake:LargestShare", bottom: "lake");
        Assert.Equal(12, (await services.Get<StandingBook>().MonthsAsync()).Count);
        await Rating.Intake.Arrivals.AssertCleanAsync(services);
    }

    /// <summary>A district's month.</summary>
    /// <param name="Name">Which district.</param>
    /// <param name="Bad">Its 不满意 eateries, 7 of 10 dissatisfied.</param>
    /// <param name="Rated">How many shops are rated.</param>
    /// <param name="Hidden">How many of them, the first, hide their code: nobody rates them.</param>
    /// <param name="Grumbling">Of ten ratings of the other shops, how many are dissatisfied.</param>
    private sealed record DistrictStory(string Name, int Bad, int Rated = ShopsOfDistrict, int Hidden = 0, int Grumbling = 1);

    private sealed class City(TestServices services)
    {
        private const int Year = 2027;
        private const int RatingsOfShop = 10;
        private const int DissatisfiedOfBad = 7;
        private readonly Dictionary<string, List<long>> shops = new(StringComparer.Ordinal);
        private StandingFile? last;
        private long device;

        public UnitMonth NumbersOf(string district) => last!.Facts.Units.Single(unit => unit.Unit == Codes[district]);

        public async Task OpenAsync(string district, int count)
        {
            shops[district] = [];
            for (var shop = 0; shop < count; shop++)
            {
                var id = await Eateries.AddAsync(services.Database, county: Codes[district][..6], unit: StreetOf(district));
                await Eateries.IssueCodeAsync(services, id);
                shops[district].Add(id);
            }
        }

        public async Task ExposeAsync(int month, params string[] districts) => Assert.True(await services.Get<BulletinBook>().AddAsync(
            Actor.Console, new Bulletin($"通{month}", "通报", "公告栏", (((Year * 100) + month) * 100) + 15, [.. districts.Select(district => Codes[district])])));

        // Within a minute, by as many devices.
        public async Task BuyAsync(int month, string district, int count)
        {
            At(month, 5);
            await Diners.RateAsync(services, shops[district][0], count, satisfaction: 1, unit: StreetOf(district));
            await services.Get<SetAsideRounds>().TidyAsync();
        }

        public async Task PlayAsync(int month, IReadOnlyList<DistrictStory> districts, string black, string bottom)
        {
            At(month, 15);
            foreach (var district in districts)
            {
                await RateAsync(district);
            }

            At(month + 1, 1);
            await services.Get<SnapshotTotals>().WriteAsync();
            await services.Get<MonthClosing>().WriteDayAsync();
            Assert.Equal(0, await services.Get<MonthClosing>().CloseMonthsAsync());
            services.Clock.Advance(TimeSpan.FromMinutes(10));
            Assert.Equal(1, await services.Get<MonthClosing>().CloseMonthsAsync());
            await PublishAsync(month, reason: null, anew: false, black, bottom);
            Assert.Equal(districts.Select(district => Codes[district.Name]).Order(StringComparer.Ordinal), last!.Result.Ranking.Select(unit => unit.Unit).Order(StringComparer.Ordinal));
        }

        public async Task MoveAsync(string from, int[] which, string to)
        {
            foreach (var shop in which)
            {
                await services.ExecuteAsync($"UPDATE eatery SET county = '{Codes[to]}', division = '{StreetOf(to)}', unit = '{StreetOf(to)}' WHERE id = {Diners.Text(shops[from][shop])}");
            }
        }

        public Task CorrectAsync(int month, bool anew, string black, string bottom) => PublishAsync(month, "两家店归属有误", anew, black, bottom);

        private async Task PublishAsync(int month, string? reason, bool anew, string black, string bottom)
        {
            var book = services.Get<StandingBook>();
            var number = (Year * 100) + month;
            var draft = (await book.DraftAsync(number, anew))!;
            Assert.Equal(PublishOutcome.Published, await book.PublishAsync(Actor.Console, number, StandingBook.Digest(draft), reason, anew));
            last = StandingFile.Read((await book.FindTextAsync(number))!);
            Assert.True(last.IsAsComputed(out _));
            Assert.Equal(
                (number, black, bottom),
                (number,
                    string.Join(' ', last.Result.Black.Select(entry => $"{NameOf(entry.Unit)}:{entry.Triggers}").Order(StringComparer.Ordinal)),
                    string.Join(' ', last.Result.Ranking.Where(unit => unit.IsBottom).Select(unit => NameOf(unit.Unit)).Order(StringComparer.Ordinal))));
            Assert.DoesNotContain(last.Result.Red, unit => last.Result.Black.Any(entry => entry.Unit == unit));
        }

        private Task RateAsync(DistrictStory district) => Diners.WriteAsync(
            services,
            [
                .. shops[district.Name].Take(district.Rated).Skip(district.Hidden).SelectMany((shop, place) => Enumerable.Range(0, RatingsOfShop)
                    .Select(rating => (shop, ++device, rating < (place < district.Bad ? DissatisfiedOfBad : district.Grumbling) ? 3 : 1))),
            ],
            StreetOf(district.Name));

        private void At(int month, int day) =>
            services.Clock.Set(new DateTimeOffset(Day.FirstOfMonth(Day.AddMonths((Year * 100) + 1, month - 1)).AddDays(day - 1), new TimeOnly(0, 6), TimeSpan.FromHours(8)));

        // A zone is counted as itself, a county by its streets.
        private static string StreetOf(string district) => Codes[district].Length == 6 ? Codes[district] + "001" : Codes[district];

        private static string NameOf(string code) => Codes.Single(district => district.Value == code).Key;
    }
}
