using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Demo;
using SafeDiningCode.Web.Rating.Recount;
using SafeDiningCode.Web.Rectification.Overview;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Tests.Demo;

public sealed class DemoDataTests
{
    private const int Eateries = 40;
    private const int Ratings = 2000;

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Its_totals_agree_with_its_ratings_and_a_second_run_adds_nothing(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var demo = services.Get<DemoData>();

        var added = await demo.FillAsync(Eateries, Ratings, progress: null, TestContext.Current.CancellationToken);
        var again = await demo.FillAsync(Eateries, Ratings, progress: null, TestContext.Current.CancellationToken);

        Assert.InRange(added, Ratings * 9 / 10, Ratings + 10);
        Assert.Equal(0, again);
        Assert.Equal(12, await services.ValueAsync<int>("SELECT COUNT(*) FROM inspection_visit WHERE published_on IS NOT NULL"));
        Assert.Equal(12, await services.ValueAsync<int>("SELECT COUNT(*) FROM rectification"));
        foreach (var rollUp in Enum.GetValues<RollUp>())
        {
            Assert.Empty(await services.Get<Recounter>().DifferencesAsync(rollUp, TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Its_ledger_shows_a_new_official_something_in_each_state_and_where_it_is_late(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        await services.Get<DemoData>().FillAsync(Eateries, ratingCount: 500, progress: null, TestContext.Current.CancellationToken);

        var whole = await services.Get<LedgerOverview>().ReadAsync(Scope.OfDivision("5301"), new LedgerQuery(LedgerGroup.All), TestContext.Current.CancellationToken);
        Assert.Equal(
            ["accepted", "answered", "closed", "closure-asked", "open", "returned"], whole.Rows.Select(row => row.State).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(1, whole.Overdue);
        Assert.Equal(2, await services.ValueAsync<int>("SELECT COUNT(*) FROM dispatch_order"));
        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM rectification r JOIN eatery e ON e.id = r.eatery_id WHERE e.sign NOT LIKE '示例%'"));
        // The first county is not left out.
        Assert.NotEmpty((await services.Get<LedgerOverview>().ReadAsync(Scope.OfDivision("530102"), new LedgerQuery(LedgerGroup.All), TestContext.Current.CancellationToken)).Rows);
    }

    [Fact]
    public async Task Every_state_that_a_scan_can_show_has_a_code_to_scan()
    {
        await using var services = await TestServices.CreateAsync();
        await services.Get<DemoData>().FillAsync(Eateries, ratingCount: 500, progress: null, TestContext.Current.CancellationToken);
        await using var session = await services.Database.OpenAsync(TestContext.Current.CancellationToken);
        var keys = services.Get<CodeKeys>();

        var states = new List<LicenceState>();
        foreach (var place in await session.QueryAsync<DemoPlaceRow>("DemoPlaces", cancellation: TestContext.Current.CancellationToken))
        {
            Assert.NotEqual(0, place.Serial);
            var answer = await services.Get<ProfileCache>().FindAsync(keys.Code(place.KeyVersion, place.Serial).ToString(), TestContext.Current.CancellationToken);
            states.Add(answer.Profile!.LicenceState);
        }

        Assert.Contains(LicenceState.InForce, states);
        Assert.Contains(LicenceState.Expiring, states);
        Assert.Contains(LicenceState.Expired, states);
        Assert.Contains(LicenceState.Revoked, states);
    }

    [Fact]
    public async Task Stopped_in_the_middle_it_goes_on()
    {
        await using var services = await TestServices.CreateAsync();
        var demo = services.Get<DemoData>();
        using var stop = new CancellationTokenSource();
        var watch = new StopAt("ratings", Ratings / 2, stop);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => demo.FillAsync(Eateries, Ratings, watch, stop.Token));
        var rest = await demo.FillAsync(Eateries, Ratings, progress: null, TestContext.Current.CancellationToken);

        Assert.InRange(rest, 1, Ratings * 6 / 10);
        Assert.Empty(await services.Get<Recounter>().DifferencesAsync(RollUp.EateryDay, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Real_eateries_are_noticed()
    {
        await using var services = await TestServices.CreateAsync();
        Assert.True(await services.Get<DemoData>().IsRegistryEmptyAsync(TestContext.Current.CancellationToken));
        await Support.Eateries.AddAsync(services.Database, sign: "翠湖小馆");

        Assert.True(await services.Get<DemoData>().HoldsRealEateriesAsync(TestContext.Current.CancellationToken));
        Assert.False(await services.Get<DemoData>().IsRegistryEmptyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_city_is_the_same_every_time_and_marked_as_an_example()
    {
        await using var services = await TestServices.CreateAsync();
        var today = Day.InShanghai(services.Clock);
        var divisions = services.Get<DivisionDirectory>();

        var city = new DemoCity(divisions, today).Eateries(200).ToList();

        Assert.All(city, eatery => Assert.StartsWith("示例", eatery.Sign, StringComparison.Ordinal));
        Assert.Equal(city.Select(eatery => eatery.LicenceNumber), new DemoCity(divisions, today).Eateries(200).Select(eatery => eatery.LicenceNumber));
        Assert.Equal(200, city.Select(eatery => eatery.LicenceNumber).Distinct().Count());
        Assert.All(city, eatery => Assert.True(divisions.Place(eatery.County, eatery.Street).Known));
    }

    private sealed class StopAt(string step, int count, CancellationTokenSource stop) : IProgress<DemoProgress>
    {
        public void Report(DemoProgress value)
        {
            if (value.Step == step && value.Count >= count)
            {
                stop.Cancel();
            }
        }
    }
}
