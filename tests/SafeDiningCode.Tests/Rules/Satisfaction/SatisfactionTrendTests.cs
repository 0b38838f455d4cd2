using FsCheck;
using FsCheck.Fluent;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Tests.Rules.Satisfaction;

/// <summary>What an owner sees of how satisfaction went: closed weeks with enough ratings, joined once and for all.</summary>
public sealed class SatisfactionTrendTests
{
    // Sunday, 22 November 2026, noon in Shanghai.
    private static readonly DateTime Now = new(2026, 11, 22, 4, 0, 0, DateTimeKind.Utc);

    // The Monday of the running week, and of the last one that is over.
    private static readonly DateOnly Running = new(2026, 11, 16);
    private static readonly DateOnly Last = new(2026, 11, 9);

    [Fact]
    public void A_week_with_enough_ratings_stands_alone_and_the_running_one_not_at_all()
    {
        var spans = SatisfactionTrend.Of([Rated(Last, 8, 1, 1), Rated(Last.AddDays(-7), 12, 0, 0), Rated(Running, 50, 0, 0)], Now);

        Assert.Equal(Last, spans[^1].From);
        Assert.Equal([(12L, Last.AddDays(-1)), (10L, Last.AddDays(6))], spans.Select(span => (span.Tally.Counted, span.To)));
        Assert.Equal(new Share(9, 10), spans[^1].Satisfied);
    }

    [Fact]
    public void Weeks_with_few_ratings_are_joined_with_those_after_them_and_a_rest_is_not_shown()
    {
        var weeks = Enumerable.Range(0, 9).Select(back => Last.AddDays(-7 * back)).Reverse().ToList();
        var spans = SatisfactionTrend.Of(weeks.Select(week => Rated(week, 3, 1, 0)), Now);

        // 4, 8, 12 · 4, 8, 12 · 4, 8, 12.
        Assert.Equal([12L, 12L, 12L], spans.Select(span => span.Tally.Counted));
        Assert.Equal([weeks[2], weeks[5], weeks[8]], spans.Select(span => Week.FirstDay(span.To)));
        Assert.Equal(2, SatisfactionTrend.Of(weeks.Take(8).Select(week => Rated(week, 3, 1, 0)), Now).Count);
    }

    [Fact]
    public void A_week_counts_an_hour_after_its_end_when_none_of_its_ratings_can_be_taken_back_any_more()
    {
        var end = Day.StartUtc(Last.AddDays(7));

        Assert.Empty(SatisfactionTrend.Of([Rated(Last, 10, 0, 0)], end.AddMinutes(59)));
        Assert.Single(SatisfactionTrend.Of([Rated(Last, 10, 0, 0)], end.AddMinutes(60)));
    }

    [Fact]
    public void Nothing_of_another_year_is_joined_with_this_one()
    {
        // The last week of 2025 begins on 29 December; the first of 2026 on 5 January.
        var now = new DateTime(2026, 1, 12, 4, 0, 0, DateTimeKind.Utc);

        Assert.Empty(SatisfactionTrend.Of([Rated(new DateOnly(2025, 12, 29), 6, 0, 0), Rated(new DateOnly(2026, 1, 5), 6, 0, 0)], now));
        Assert.Single(SatisfactionTrend.Of([Rated(new DateOnly(2025, 12, 22), 6, 0, 0), Rated(new DateOnly(2025, 12, 29), 6, 0, 0)], now));
    }

    [Fact]
    public void However_often_one_looks_no_two_views_differ_by_fewer_ratings_than_are_ever_shown()
    {
        var histories =
            from weeks in Gen.Choose(1, 80)
            from rare in Gen.Choose(0, 20)
            from draws in Gen.Choose(0, rare).ListOf(weeks * Week.Days)
            select draws.Select(draw => draw == 0 ? 1 + (rare % 3) : 0).ToList();
        Check.QuickThrowOnFailure(Prop.ForAll(histories.ToArbitrary(), ratings =>
        {
            var first = new DateOnly(2026, 1, 5);
            var days = ratings.Select((count, place) => Rated(first.AddDays(place), count, 0, 0)).ToList();
            var seen = new Dictionary<DateOnly, TrendSpan>();
            for (var day = first; day <= first.AddDays(days.Count + 100); day = day.AddDays(3))
            {
                var known = days.Where(rated => rated.Day <= day).ToList();
                var spans = SatisfactionTrend.Of(known, Day.StartUtc(day).AddHours(12));
                foreach (var span in spans)
                {
                    Assert.True(span.Tally.Counted >= SatisfactionTrend.SmallestBase);
                    Assert.True(span.To < day && span.From.DayOfWeek == DayOfWeek.Monday && span.To.DayOfWeek == DayOfWeek.Sunday);
                    // What ends on a day was the same whenever it was seen.
                    Assert.Equal(seen.TryAdd(span.To, span) ? span : seen[span.To], span);
                }

                var (_, from, to) = SatisfactionTrend.Window(Day.StartUtc(day).AddHours(12));
                Assert.Equal(SatisfactionTrend.WeeksShown * Week.Days, to.DayNumber - from.DayNumber + 1);
                Assert.True(spans.Zip(spans.Skip(1)).All(pair => pair.First.To < pair.Second.From));
            }

            // No two that were ever shown share a week.
            var all = seen.Values.OrderBy(span => span.From).ToList();
            Assert.True(all.Zip(all.Skip(1)).All(pair => pair.First.To < pair.Second.From));
        }));
    }

    private static RatedDay Rated(DateOnly day, int satisfied, int fair, int dissatisfied) => new(day, new Tally(satisfied, fair, dissatisfied));
}
