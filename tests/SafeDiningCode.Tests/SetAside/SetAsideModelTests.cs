using SafeDiningCode.Tests.Rating.Intake;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Rules.SetAside;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Rating.Receipts;
using SafeDiningCode.Web.SetAside.Cases;
using SafeDiningCode.Web.SetAside.Finding;
using Value = SafeDiningCode.Rules.Satisfaction.Satisfaction;

namespace SafeDiningCode.Tests.SetAside;

/// <summary>Random ratings, undos, set-asides and releases beside a model that knows of each rating whether it counts.</summary>
public sealed class SetAsideModelTests
{
    private enum State
    {
        Counted,
        Held,
        Undone,
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task After_every_step_the_roll_ups_are_the_ratings_and_the_cases_hold_what_is_set_aside(string engine)
    {
        var random = new Random(20261122);
        await using var services = await TestServices.CreateAsync(engine);
        long[] shops = [await Eateries.AddAsync(services.Database), await Eateries.AddAsync(services.Database), await Eateries.AddAsync(services.Database)];
        var model = new Dictionary<long, (State State, long Shop, int Value)>();
        var steps = new int[4];
        for (var step = 0; step < 120; step++)
        {
            var what = random.Next(4);
            steps[what] += what switch
            {
                0 => await RateAsync(services, shops[random.Next(shops.Length)], random, model),
                1 => await UndoAsync(services, random, model),
                2 => await SetAsideAsync(services, shops[random.Next(shops.Length)], random, model),
                _ => await ReleaseAsync(services, random, model),
            };
            await AssertIsModelAsync(services, model);
        }

        Assert.All(steps, taken => Assert.True(taken > 3, $"Steps that did something: {string.Join(", ", steps)}"));
    }

    private static async Task<int> RateAsync(TestServices services, long shop, Random random, Dictionary<long, (State State, long Shop, int Value)> model)
    {
        services.Clock.Advance(TimeSpan.FromMinutes(1));
        var value = random.Next(1, 4);
        await Diners.RateAsync(services, shop, random.Next(1, 5), value);
        var known = model.Keys.ToHashSet();
        await using var session = await services.Database.OpenAsync();
        foreach (var id in (await Dapper.SqlMapper.QueryAsync<long>(session.Connection, "SELECT id FROM rating")).Where(id => !known.Contains(id)))
        {
            model.Add(id, (State.Counted, shop, value));
        }

        return 1;
    }

    private static async Task<int> UndoAsync(TestServices services, Random random, Dictionary<long, (State State, long Shop, int Value)> model)
    {
        if (model.Count == 0)
        {
            return 0;
        }

        var (id, rating) = model.ElementAt(random.Next(model.Count));
        Assert.Equal(rating.State != State.Undone, await services.Get<ReceiptBook>().UndoAsync(id));
        model[id] = rating with { State = State.Undone };
        return 1;
    }

    // Whatever the rules say: any ratings of a shop, those among them too that do not count any more.
    private static async Task<int> SetAsideAsync(TestServices services, long shop, Random random, Dictionary<long, (State State, long Shop, int Value)> model)
    {
        var chosen = model.Where(each => each.Value.Shop == shop && random.Next(2) == 0).Select(each => each.Key).ToList();
        var finding = new SetAsideFinding((SetAsideRule)random.Next(3), shop, chosen, new SetAsideEvidence { Limit = 1 });
        var taken = await services.Get<SetAsideBook>().SetAsideAsync(
            Diners.Today(services), new FoundRatings(finding, Eateries.Street, [.. chosen.Select(id => new FoundRating(id, (Value)model[id].Value))]));
        Assert.Equal(chosen.Count(id => model[id].State == State.Counted), taken);
        foreach (var id in chosen.Where(id => model[id].State == State.Counted))
        {
            model[id] = model[id] with { State = State.Held };
        }

        return taken > 0 ? 1 : 0;
    }

    private static async Task<int> ReleaseAsync(TestServices services, Random random, Dictionary<long, (State State, long Shop, int Value)> model)
    {
        var held = await services.Get<SetAsideDesk>().ReadAsync(Scope.Everything, SetAsideFilter.Held, 0, 100);
        if (held.Count == 0)
        {
            return 0;
        }

        var released = held[random.Next(held.Count)];
        Assert.Equal(ReleaseOutcome.Released, await services.Get<SetAsideDesk>().ReleaseAsync(Actor.Console, released.Id, (int)released.Tally.Counted, "属实"));
        await using var session = await services.Database.OpenAsync();
        foreach (var id in await Dapper.SqlMapper.QueryAsync<long>(session.Connection, "SELECT rating_id FROM set_aside_rating WHERE case_id = @Id", new { released.Id }))
        {
            model[id] = model[id].State == State.Held ? model[id] with { State = State.Counted } : model[id];
        }

        return 1;
    }

    private static async Task AssertIsModelAsync(TestServices services, Dictionary<long, (State State, long Shop, int Value)> model)
    {
        await Arrivals.AssertCleanAsync(services);
        var counted = model.Values.Count(rating => rating.State == State.Counted);
        Assert.Equal((counted, counted), (await Arrivals.CountedAsync(services), await Arrivals.RolledUpAsync(services)));
        Assert.Equal(
            model.Values.Count(rating => rating.State == State.Held),
            await services.ValueAsync<int>("SELECT COALESCE(SUM(satisfied + fair + dissatisfied), 0) FROM set_aside_case WHERE released_at IS NULL"));
    }
}
