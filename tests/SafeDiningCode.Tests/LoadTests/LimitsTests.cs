extern alias loadtests;
using loadtests::SafeDiningCode.LoadTests.Latency;
using loadtests::SafeDiningCode.LoadTests.Running;

namespace SafeDiningCode.Tests.LoadTests;

public sealed class LimitsTests
{
    private static readonly Limits Own = new(P99: TimeSpan.FromMilliseconds(50), P999: TimeSpan.FromMilliseconds(250), Errors: 0.001);

    [Theory]
    [InlineData("scan:p99=20ms", 20, 250, 0.001)]
    [InlineData("scan:p99=0.5s", 500, 250, 0.001)]
    [InlineData("scan:p99.9=1m", 50, 60_000, 0.001)]
    [InlineData("scan:errors=0.5%", 50, 250, 0.005)]
    [InlineData("scan:errors=0", 50, 250, 0)]
    public void An_option_changes_one_limit(string text, double p99, double p999, double errors)
    {
        var (action, change) = Limits.Parse(text)!.Value;
        Assert.Equal("scan", action);
        Assert.Equal(new Limits(TimeSpan.FromMilliseconds(p99), TimeSpan.FromMilliseconds(p999), errors), change(Own));
    }

    [Theory]
    [InlineData("")]
    [InlineData("scan")]
    [InlineData("scan:p99")]
    [InlineData("scan:p99=fast")]
    [InlineData("scan:p99=-1ms")]
    [InlineData("scan:p99=0")]
    [InlineData("scan:p50=1ms")]
    [InlineData("scan:errors=101%")]
    [InlineData("scan:errors=x")]
    [InlineData(":p99=1ms")]
    [InlineData("scan:p99=1ms=2ms")]
    public void What_is_no_limit_is_refused(string text) => Assert.Null(Limits.Parse(text));

    [Fact]
    public void Each_limit_is_held_or_missed_by_itself()
    {
        var checks = Verdict.Check("scan", Own, Measured(p99: 51, p999: 240), ended: 10_000, failed: 10);
        Assert.Equal([("p99", false), ("p99.9", true), ("errors", true)], checks.Select(check => (check.What, check.Held)));
        Assert.Equal("scan p99: 51.0 ms, at most 50.0 ms asked", checks[0].ToString());
    }

    [Fact]
    public void A_limit_is_held_up_to_its_very_value() =>
        Assert.All(Verdict.Check("scan", Own, Measured(p99: 50, p999: 250), ended: 1000, failed: 1), check => Assert.True(check.Held));

    [Fact]
    public void One_failure_too_many_misses() =>
        Assert.False(Verdict.Check("scan", Own, Measured(p99: 1, p999: 1), ended: 1000, failed: 2)[2].Held);

    [Fact]
    public void Of_nothing_at_all_nothing_is_held() =>
        Assert.All(Verdict.Check("scan", Own, LatencySummary.Of(new LatencyHistogram()), ended: 0, failed: 0), check => Assert.False(check.Held));

    [Theory]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("http://127.0.0.1:5080/", true)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("http://127.8.9.10", true)]
    [InlineData("http://10.0.0.1:5080", false)]
    [InlineData("http://127.0.0.1.example.org", false)]
    [InlineData("http://localhost.example.org", false)]
    [InlineData("http://example.org@127.0.0.1.example.org", false)]
    [InlineData("http://0.0.0.0:5080", false)]
    [InlineData("https://127.0.0.1:5080", false)]
    [InlineData("http://127.0.0.1:5080/c/X", false)]
    [InlineData("127.0.0.1:5080", false)]
    [InlineData("", false)]
    public void Only_this_machines_loopback_is_aimed_at(string url, bool allowed) => Assert.Equal(allowed, RunOptions.IsLoopback(url, out _));

    private static LatencySummary Measured(double p99, double p999) => new(
        1000, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromMilliseconds(p99), TimeSpan.FromMilliseconds(p999), TimeSpan.FromMilliseconds(p999));
}
