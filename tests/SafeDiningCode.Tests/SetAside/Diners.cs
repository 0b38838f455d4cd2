using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Tests.Rating.Intake;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Rating.Intake;

namespace SafeDiningCode.Tests.SetAside;

/// <summary>Diners whose ratings go through the intake's own transaction, at the clock's time.</summary>
internal static class Diners
{
    private static long lastDevice = 1_000_000;

    /// <summary>So many strangers rate an eatery within this minute.</summary>
    public static Task RateAsync(TestServices services, long eatery, int count, int satisfaction, string unit = Eateries.Street) =>
        WriteAsync(services, [.. Enumerable.Range(0, count).Select(_ => (eatery, Interlocked.Increment(ref lastDevice), satisfaction))], unit);

    /// <summary>These devices rate.</summary>
    public static async Task WriteAsync(TestServices services, IReadOnlyList<(long Eatery, long Device, int Satisfaction)> ratings, string unit = Eateries.Street)
    {
        var batch = ratings.Select(rating =>
        {
            var arrival = Arrivals.Of(services, rating.Eatery, rating.Device, satisfaction: rating.Satisfaction);
            return arrival with { Unit = unit, Division = unit };
        }).ToList();
        var answers = await services.Get<RatingBatches>().WriteAsync(batch);
        Assert.All(answers, answer => Assert.Equal(RatingOutcome.Counted, answer.Outcome));
    }

    /// <summary>Day in Shanghai by the clock.</summary>
    public static DateOnly Today(TestServices services) => Day.InShanghai(services.Clock);

    /// <summary>A number as statements write it.</summary>
    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
