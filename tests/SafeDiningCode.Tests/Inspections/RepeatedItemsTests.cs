using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Rectification.Ledger;

namespace SafeDiningCode.Tests.Inspections;

/// <summary>What failed at an inspection before is looked at again: the item of the form says that it is the same.</summary>
public sealed class RepeatedItemsTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_same_item_twice_is_repeated_and_another_or_another_eatery_s_is_not(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine, ("Rectification:LookBackShare", "0"));
        var elsewhere = await Visits.BeginAsync(services);
        await elsewhere.SendAsync(elsewhere.Entry(failed: ["place-hood"]));
        var visits = await Visits.BeginAsync(services);
        var first = await visits.SendAsync(visits.Entry(failed: ["place-clean"]));
        services.Clock.Advance(TimeSpan.FromDays(30));
        var second = await visits.SendAsync(visits.Entry(failed: ["place-clean", "place-hood"]));
        // Of one day nothing is repeated: one time is one time.
        var sameDay = await visits.SendAsync(visits.Entry(failed: ["place-hood"]));

        Assert.Equal(LookBackReason.None, await ReasonAsync(visits, first, "place-clean"));
        Assert.Equal(LookBackReason.Repeated, await ReasonAsync(visits, second, "place-clean"));
        Assert.Equal(LookBackReason.None, await ReasonAsync(visits, second, "place-hood"));
        Assert.Equal(LookBackReason.None, await ReasonAsync(visits, sameDay, "place-hood"));
        // A year later it is no repetition any more.
        services.Clock.Advance(TimeSpan.FromDays(366));
        Assert.Equal(LookBackReason.None, await ReasonAsync(visits, await visits.SendAsync(visits.Entry(failed: ["place-clean"])), "place-clean"));
    }

    private static async Task<LookBackReason> ReasonAsync(Visits visits, long visit, string item)
    {
        var problem = (await visits.RecordAsync(visit)).Failures.Single(failure => failure.Item == item).RectificationId!.Value;
        return (await visits.Services.Get<RegulatorRecords>().FindAsync(visits.Eatery.Id, problem))!.LookBack;
    }
}
