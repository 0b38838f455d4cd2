extern alias loadtests;
using loadtests::SafeDiningCode.LoadTests.Arrivals;

namespace SafeDiningCode.Tests.LoadTests;

public sealed class ArrivalScheduleTests
{
    private static readonly PhasePlan Plan = PhasePlan.Of(rate: 1000, TimeSpan.FromSeconds(50), burst: 2);

    [Fact]
    public void The_phases_share_the_time_and_only_the_ramp_is_not_judged()
    {
        Assert.Equal(["ramp", "steady", "burst"], Plan.Phases.Select(phase => phase.Name));
        Assert.Equal([10, 30, 10], Plan.Phases.Select(phase => Math.Round(phase.Length.TotalSeconds, 6)));
        Assert.Equal([100, 1000, 2000], Plan.Phases.Select(phase => phase.From));
        Assert.Equal([1000, 1000, 2000], Plan.Phases.Select(phase => phase.To));
        Assert.Equal([false, true, true], Plan.Phases.Select(phase => phase.Judged));
        Assert.Equal(50, Plan.Length.TotalSeconds, 6);
        Assert.Equal(40, Plan.BeginOf(2).TotalSeconds, 6);
    }

    [Theory]
    [InlineData(100, 1000)]
    [InlineData(1000, 100)]
    [InlineData(500, 500)]
    [InlineData(0, 800)]
    public void In_a_phase_so_many_have_come_by_the_time_that_it_says(double from, double to)
    {
        var phase = new Phase("any", TimeSpan.FromSeconds(10), from, to);
        for (var share = 0.1; share <= 1.0; share += 0.1)
        {
            var arrivals = phase.Arrivals * share;
            var t = phase.TimeOf(arrivals).TotalSeconds;
            Assert.Equal(arrivals, (from * t) + ((to - from) * t * t / 20), arrivals * 1e-4);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void As_many_come_in_each_phase_as_its_rate_says(bool evenly)
    {
        var spacing = evenly ? Spacing.Even : Spacing.Poisson;
        var arrivals = All(spacing, share: 1, seed: 3);
        foreach (var (index, phase) in Plan.Phases.Index())
        {
            // Five standard deviations of a Poisson count; evenly spaced ones are off by one at most.
            var allowed = evenly ? 1.5 : 5 * Math.Sqrt(phase.Arrivals);
            Assert.Equal(phase.Arrivals, arrivals.Count(arrival => arrival.Phase == index), allowed);
            Assert.All(arrivals.Where(arrival => arrival.Phase == index), arrival => Assert.InRange(arrival.At, Plan.BeginOf(index), Plan.BeginOf(index) + phase.Length));
        }

        Assert.Equal(arrivals.OrderBy(arrival => arrival.At), arrivals);
    }

    [Fact]
    public void Diners_come_in_clusters_and_offices_do_not()
    {
        // The gaps of a Poisson process vary as much as they are long.
        Assert.Equal(1, Variation(All(Spacing.Poisson, share: 1, seed: 5)), 0.05);
        Assert.Equal(0, Variation(All(Spacing.Even, share: 1, seed: 5)), 0.01);
    }

    [Fact]
    public void The_same_seed_is_the_same_arrivals_and_another_others()
    {
        Assert.Equal(All(Spacing.Poisson, share: 0.1, seed: 8), All(Spacing.Poisson, share: 0.1, seed: 8));
        Assert.NotEqual(All(Spacing.Poisson, share: 0.1, seed: 8), All(Spacing.Poisson, share: 0.1, seed: 9));
    }

    [Fact]
    public void A_few_things_are_spread_over_the_whole_run_exactly()
    {
        var plan = new PhasePlan([new Phase("all", TimeSpan.FromSeconds(60), 100, 100)]);
        var schedule = new ArrivalSchedule(plan, share: 3 / 6000.0, Spacing.Even, seed: 1);
        var times = new List<double>();
        while (schedule.TryNext(out var next))
        {
            times.Add(Math.Round(next.At.TotalSeconds, 3));
        }

        Assert.Equal([10, 30, 50], times);
    }

    private static List<Arrival> All(Spacing spacing, double share, ulong seed)
    {
        var schedule = new ArrivalSchedule(Plan, share, spacing, seed);
        var arrivals = new List<Arrival>();
        while (schedule.TryNext(out var next))
        {
            arrivals.Add(next);
        }

        return arrivals;
    }

    private static double Variation(List<Arrival> arrivals)
    {
        var times = arrivals.Where(arrival => arrival.Phase == 1).Select(arrival => arrival.At.TotalMilliseconds).ToList();
        var gaps = times.Zip(times.Skip(1), (earlier, later) => later - earlier).ToList();
        var mean = gaps.Average();
        return Math.Sqrt(gaps.Average(gap => Math.Pow(gap - mean, 2))) / mean;
    }
}
