extern alias loadtests;
using loadtests::SafeDiningCode.LoadTests.Latency;

namespace SafeDiningCode.Tests.LoadTests;

public sealed class LatencyHistogramTests
{
    private static readonly double[] Percents = [0.1, 1, 25, 50, 75, 90, 99, 99.9, 99.99, 100];

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 10)]
    [InlineData(3, 999)]
    [InlineData(4, 1000)]
    [InlineData(5, 20_000)]
    public void A_percentile_is_never_below_the_exact_one_and_at_most_one_in_128_above(int seed, int count)
    {
        // From 100 ns to an hour, as many of each size.
        var random = new Random(seed);
        var values = Enumerable.Range(0, count).Select(_ => new TimeSpan((long)Math.Exp(random.NextDouble() * Math.Log(TimeSpan.TicksPerHour)))).ToList();
        var histogram = Recorded(values);

        values.Sort();
        foreach (var percent in Percents)
        {
            // Nearest rank in whole numbers, as the definition has it.
            var rank = (((long)(percent * 100) * count) + 9_999) / 10_000;
            var exact = values[(int)Math.Max(1, rank) - 1];
            var found = histogram.Percentile(percent);
            Assert.InRange(found, exact, exact + (exact / 128) + new TimeSpan(1));
        }

        Assert.Equal(values[^1], histogram.Max);
        Assert.Equal(count, histogram.Count);
    }

    [Fact]
    public void Two_added_together_say_what_one_with_all_says()
    {
        var random = new Random(7);
        var values = Enumerable.Range(0, 5000).Select(_ => TimeSpan.FromMilliseconds(random.NextDouble() * 1000)).ToList();
        var together = Recorded(values.Take(3000));
        together.Add(Recorded(values.Skip(3000)));
        var all = Recorded(values);

        Assert.All(Percents, percent => Assert.Equal(all.Percentile(percent), together.Percentile(percent)));
        Assert.Equal(all.Max, together.Max);
        Assert.Equal(5000, together.Count);
    }

    [Fact]
    public void None_is_lost_when_many_record_at_once()
    {
        var histogram = new LatencyHistogram();
        Parallel.For(0, 8, worker =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                histogram.Record(TimeSpan.FromMicroseconds((worker * 10_000) + i));
            }
        });

        Assert.Equal(80_000, histogram.Count);
        Assert.Equal(TimeSpan.FromMicroseconds(79_999), histogram.Max);
        var half = histogram.Percentile(50).TotalMicroseconds;
        Assert.InRange(half, 39_999, 40_000 * (1 + (1.0 / 128)));
    }

    [Fact]
    public void What_is_longer_than_the_longest_bucket_is_kept_exactly_as_the_longest()
    {
        var histogram = Recorded([TimeSpan.FromHours(30), TimeSpan.FromMilliseconds(1)]);
        Assert.Equal(TimeSpan.FromHours(30), histogram.Max);
        Assert.True(histogram.Percentile(100) >= LatencyHistogram.Longest);
    }

    [Fact]
    public void A_negative_duration_counts_as_none()
    {
        var histogram = Recorded([TimeSpan.FromSeconds(-1)]);
        Assert.Equal(1, histogram.Count);
        Assert.Equal(TimeSpan.Zero, histogram.Percentile(99));
    }

    [Fact]
    public void Of_nothing_every_percentile_is_zero() => Assert.Equal(TimeSpan.Zero, new LatencyHistogram().Percentile(99.9));

    private static LatencyHistogram Recorded(IEnumerable<TimeSpan> values)
    {
        var histogram = new LatencyHistogram();
        foreach (var value in values)
        {
            histogram.Record(value);
        }

        return histogram;
    }
}
