using FsCheck;
using FsCheck.Fluent;
using SafeDiningCode.Rules.Contradictions;

namespace SafeDiningCode.Tests.Rules.Contradictions;

public sealed class SilentCodeTests
{
    private static readonly DateOnly Until = new(2026, 11, 21);

    [Fact]
    public void Three_days_without_a_scan_after_four_weeks_with_many_are_silence()
    {
        Assert.Equal(new Silence(Until.AddDays(-2), Until, 3, 28, 28, 168), Of(Every(6, silent: 3)));
        Assert.Equal(new Silence(Until.AddDays(-9), Until, 10, 28, 28, 168), Of(Every(6, silent: 10)));
        Assert.Null(Of(Every(6, silent: 2)));
        Assert.Null(Of(Every(6, silent: 0)));
        // A scan on the last day ends it.
        Assert.Null(Of(Every(6, silent: 8), also: [(Until, 1)]));
    }

    [Fact]
    public void What_was_scanned_now_and_then_does_not_fall_silent()
    {
        Assert.NotNull(Of(Every(5, silent: 3)));
        Assert.Null(Of(Every(4, silent: 3)));
        // Very much on half of the days is not on most of them.
        Assert.Null(Of(Every(100, silent: 3, each: 2)));
        Assert.Null(Of([]));
    }

    [Fact]
    public void Days_that_say_nothing_are_left_out_on_both_sides()
    {
        // Closed on the last three: two silent days are left, then four.
        Assert.Null(Of(Every(6, silent: 5), day => day > Until.AddDays(-3)));
        Assert.Equal(4, Of(Every(6, silent: 7), day => day > Until.AddDays(-3))!.Value.SilentDays);
        // Two weeks of the four are enough, one day less is not.
        Assert.Equal(14, Of(Every(6, silent: 3), day => day <= Until.AddDays(-17))!.Value.UsualDays);
        Assert.Null(Of(Every(6, silent: 3), day => day <= Until.AddDays(-16)));
        // Who has been closed for a week is not asked why nobody came before.
        Assert.Null(Of(Every(6, silent: 12), day => day > Until.AddDays(-7)));
        Assert.NotNull(Of(Every(6, silent: 12), day => day > Until.AddDays(-6)));
    }

    [Fact]
    public void However_it_was_scanned_what_is_found_holds()
    {
        var histories =
            from scans in Gen.Frequency((3, Gen.Choose(0, 20)), (2, Gen.Constant(0))).ListOf(SilentCode.DaysBack)
            from silent in Gen.Choose(0, 25)
            from shut in Gen.Choose(0, 3).ListOf(SilentCode.DaysBack)
            select (scans.Select((count, back) => back < silent ? 0 : count).ToList(), shut.Select(draw => draw == 0).ToList());
        var found = 0;
        Check.QuickThrowOnFailure(Prop.ForAll(histories.ToArbitrary(), history =>
        {
            var (scans, shut) = history;
            var days = scans.Select((count, back) => (Day: Until.AddDays(-back), Count: count)).Where(day => day.Count > 0).ToDictionary(day => day.Day, day => day.Count);
            bool SaysNothing(DateOnly day) => shut[Math.Min(Until.DayNumber - day.DayNumber, shut.Count - 1)];
            if (SilentCode.Of(days, SaysNothing, Until) is not { } silence)
            {
                return;
            }

            found++;
            var between = Enumerable.Range(0, silence.Last.DayNumber - silence.First.DayNumber + 1).Select(on => silence.First.AddDays(on)).ToList();
            Assert.All(between, day => Assert.False(days.ContainsKey(day)));
            Assert.Equal(silence.SilentDays, between.Count(day => !SaysNothing(day)));
            Assert.True(silence.SilentDays >= SilentCode.MinimumSilentDays && silence.Last > Until.AddDays(-SilentCode.RecentDays));
            Assert.True(silence.ScannedDays * 2 > silence.UsualDays && silence.UsualDays is >= SilentCode.MinimumUsualDays and <= SilentCode.UsualSpanDays);
            Assert.True(silence.Scans >= silence.UsualDays * SilentCode.MinimumMeanScans);
            // A scan on any silent day ends it.
            days[between[^1]] = 1;
            Assert.True(SilentCode.Of(days, SaysNothing, Until) is not { } other || other.First > silence.Last);
        }));
        Assert.True(found > 0);
    }

    private static Silence? Of(Dictionary<DateOnly, int> scans, Predicate<DateOnly>? saysNothing = null, (DateOnly Day, int Scans)[]? also = null)
    {
        foreach (var (day, count) in also ?? [])
        {
            scans[day] = count;
        }

        return SilentCode.Of(scans, saysNothing ?? (_ => false), Until);
    }

    // Scans on each day, or every few days, before the last ones, which are silent.
    private static Dictionary<DateOnly, int> Every(int scans, int silent, int each = 1) =>
        Enumerable.Range(silent, 60).Where(back => (back - silent) % each == 0).ToDictionary(back => Until.AddDays(-back), _ => scans);
}
