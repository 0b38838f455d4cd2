using SafeDiningCode.Web.Statistics.Districts;

namespace SafeDiningCode.Tests.Statistics.Districts;

public sealed class IntervalScaleTests
{
    [Fact]
    public void A_handful_of_eateries_runs_out_of_the_scale_rather_than_squeezing_all_others()
    {
        var few = Row(0, 3);
        var scale = new IntervalScale(Row(24, 303), [Row(24, 300), few]);

        Assert.Equal(12, scale.Percent);
        Assert.True(scale.RunsOut(few));
        Assert.False(scale.RunsOut(Row(24, 300)));
        Assert.Equal(50, scale.At(0.06), 9);
        Assert.Equal(100, scale.At(0.5), 9);
    }

    [Fact]
    public void A_handful_alone_is_drawn_whole()
    {
        var scale = new IntervalScale(Row(1, 3), [Row(1, 3)]);

        Assert.Equal(100, scale.Percent);
        Assert.False(scale.RunsOut(Row(1, 3)));
    }

    [Theory]
    [InlineData(60, 300, 1)]
    [InlineData(5, 300, -1)]
    [InlineData(24, 300, 0)]
    [InlineData(3, 20, 0)]
    [InlineData(1, 3, 0)]
    public void Only_an_interval_clear_of_the_whole_s_is_said_to_be_above_or_below(long bad, long rated, int expected) =>
        Assert.Equal(expected, new IntervalScale(Row(240, 3000), []).Against(Row(bad, rated)));

    private static DistrictNumbers Row(long bad, long rated) => DistrictNumbers.None with { Rated = rated, DissatisfiedEateries = bad };
}
