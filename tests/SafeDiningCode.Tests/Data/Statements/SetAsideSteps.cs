using SafeDiningCode.Tests.Rating.Intake;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.SetAside;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Rating.Receipts;
using SafeDiningCode.Web.SetAside.Cases;
using SafeDiningCode.Web.SetAside.Finding;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>A burst is set aside, one of it taken back, another comes to it, and it is released.</summary>
internal static class SetAsideSteps
{
    public static async Task RunAsync(TestServices services)
    {
        var eatery = await Eateries.AddAsync(services.Database, unit: "530102003");
        var before = await Arrivals.RolledUpAsync(services);
        await Diners.RateAsync(services, eatery, 40, satisfaction: 3, unit: "530102003");
        var rounds = services.Get<SetAsideRounds>();
        await rounds.TidyAsync();
        await Diners.RateAsync(services, eatery, 1, satisfaction: 3, unit: "530102003");
        await rounds.TidyAsync();
        Assert.Equal(before, await Arrivals.RolledUpAsync(services));
        Assert.True(await services.Get<ReceiptBook>().UndoAsync(await services.ValueAsync<long>($"SELECT MIN(id) FROM rating WHERE eatery_id = {Diners.Text(eatery)}")));
        await Arrivals.AssertCleanAsync(services);

        var desk = services.Get<SetAsideDesk>();
        var held = Assert.Single(await desk.ReadAsync(Scope.OfDivision("530102003"), SetAsideFilter.Held, 0, 10));
        Assert.Equal(40, held.Dissatisfied);
        Assert.Equal((1, 40), ((await desk.TotalsAsync(Scope.OfDivision("530102003"))).Held, (await desk.FindAsync(Scope.Everything, held.Id))!.Moments.Count));
        Assert.Equal(ReleaseOutcome.Released, await desk.ReleaseAsync(Actor.Console, held.Id, 40, "属实"));
        Assert.Equal(before + 40, await Arrivals.RolledUpAsync(services));
        await Arrivals.AssertCleanAsync(services);
    }
}
