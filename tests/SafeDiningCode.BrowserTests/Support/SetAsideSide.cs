using Dapper;
using Microsoft.Extensions.DependencyInjection;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.SetAside;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.SetAside.Finding;
using Value = SafeDiningCode.Rules.Satisfaction.Satisfaction;

namespace SafeDiningCode.BrowserTests.Support;

/// <summary>A case of ratings set aside, at an eatery of a county whose numbers no journey counts.</summary>
internal static class SetAsideSide
{
    /// <summary>Makes it, and answers its key.</summary>
    public static async Task<long> MakeAsync(IServiceProvider services, long eatery)
    {
        await using var session = await services.GetRequiredService<Database>().OpenAsync();
        var ratings = (await session.Connection.QueryAsync<(long Id, long Day, string Unit, long Value)>(
            "SELECT id, day, unit, satisfaction FROM rating WHERE eatery_id = @eatery AND counted = 1 AND day = (SELECT MAX(day) FROM rating WHERE eatery_id = @eatery AND counted = 1)",
            new { eatery })).ToList();
        var finding = new SetAsideFinding(
            SetAsideRule.Burst, eatery, [.. ratings.Select(rating => rating.Id)], new SetAsideEvidence { Limit = 15, Ratings = 23, Alike = 22, Minutes = 5, Usual = 2 });
        await services.GetRequiredService<SetAsideBook>().SetAsideAsync(
            Day.FromNumber((int)ratings[0].Day), new FoundRatings(finding, ratings[0].Unit, [.. ratings.Select(rating => new FoundRating(rating.Id, (Value)rating.Value))]));
        return await session.Connection.QuerySingleAsync<long>("SELECT MAX(id) FROM set_aside_case WHERE eatery_id = @eatery", new { eatery });
    }
}
